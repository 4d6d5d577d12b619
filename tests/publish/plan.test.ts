import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sha256 } from '../../src/system/digest.ts'
import { filesBelow } from '../files-below.ts'
import { makePublishedProject, type PublishedProject, rulesIn, saidIn } from './published-project.ts'

let project: PublishedProject
beforeAll(async () => {
  project = await makePublishedProject()
})
beforeEach(() => project.restore())
afterAll(() => project.close())

const at = (path: string) => join(project.web, path)
const ownFolder = () => {
  const [publication] = project.book().publicaties
  if (publication === undefined) throw new Error('nothing is published')
  return publication.sleutel
}

it('names a link and a hidden folder of others, which a server may serve as well', async () => {
  mkdirSync(at('.git/refs'), { recursive: true })
  writeFileSync(at('.git/config'), 'x')
  writeFileSync(at('.git/refs/hoofd'), 'x')
  symlinkSync(project.out, at('stukken'))
  const said = saidIn((await project.publish()).report)
  expect(said).toContain('staan 2 bestanden die dit programma daar niet heeft gezet: .git/, stukken.')
})

/** Moves the folder of the publication elsewhere, and leaves a link. */
const leaveLink = () => {
  const elsewhere = join(project.folder, 'elders')
  renameSync(at(ownFolder()), elsewhere)
  symlinkSync(elsewhere, at(ownFolder()))
  return elsewhere
}
const hashesIn = async (folder: string) =>
  (await filesBelow(folder)).map((path) => [path, sha256(readFileSync(join(folder, path)))])

it('replaces a link in the place of its folder, and reaches nothing behind it', async () => {
  await project.publish()
  const published = await project.hashes()
  const elsewhere = leaveLink()
  const before = await hashesIn(elsewhere)
  const { steps } = await project.publish({ run: 'dry' })
  expect(steps[0]).toEqual({ doe: 'verwijder', pad: ownFolder() })
  expect((await project.publish()).steps).toEqual(steps)
  expect(lstatSync(at(ownFolder())).isDirectory()).toBe(true)
  expect(await project.hashes()).toEqual(published)
  expect((await project.publish()).steps).toEqual([])
  expect(await hashesIn(elsewhere)).toEqual(before)
})

it('withdraws what it published behind a link as well', async () => {
  await project.publish()
  const elsewhere = leaveLink()
  const before = await hashesIn(elsewhere)
  project.change('bankjes/voorstel.md', (text) => text.replace('status: openbaar', 'status: geheim'))
  await project.publish()
  expect(lstatSync(at(ownFolder())).isDirectory()).toBe(true)
  for (const path of await filesBelow(project.web))
    expect(readFileSync(at(path), 'utf8'), path).not.toContain('Bankjes')
  expect(await hashesIn(elsewhere)).toEqual(before)
})

it('takes no file of others for its own, whatever its book says', async () => {
  await project.publish()
  writeFileSync(at('beleid.xml'), '<x/>')
  writeFileSync(at('adressen.json'), JSON.stringify({ ...project.book(), versie: 1, eigen: ['beleid.xml'] }))
  expect(rulesIn((await project.publish()).report)).toEqual(['publicatie/doelmap'])
  expect(readFileSync(at('beleid.xml'), 'utf8')).toBe('<x/>')
})

it('does not go to a new folder of the output by way of a link', async () => {
  symlinkSync(project.out, join(project.folder, 'web-link'))
  const { report } = await project.publish({ to: 'web-link/nieuw' })
  expect(rulesIn(report)).toEqual(['publicatie/doelmap'])
  rmSync(join(project.folder, 'web-link'))
})
