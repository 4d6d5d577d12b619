import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readMadeEdition } from '../../src/output/made-edition.ts'
import { type EditionFiles, write } from '../../src/output/write-edition.ts'
import { EnvironmentError } from '../../src/system/environment-error.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gemaakte-editie-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function make(folders: readonly string[] = []) {
  const files: EditionFiles = {
    folder,
    edition: 'intern',
    name: 'parkeren',
    kind: 'collegevoorstel',
    title: 'Collegevoorstel: Parkeren',
    browser: '147',
    inputs: [{ path: 'voorstel.md', content: { sha256: 'a'.repeat(64), length: 3 } }],
    outputs: [
      {
        path: 'voorstel.pdf',
        bytes: bytesOf('voorstel'),
        title: 'Collegevoorstel: Parkeren',
        pages: 2,
        conformance: { manier: 'gemaakt', normen: ['PDF/A-2a', 'PDF/UA-1'] },
      },
      {
        path: 'bijlagen/01-kaart.pdf',
        bytes: bytesOf('kaart'),
        title: 'Kaart',
        conformance: { manier: 'onveranderd overgenomen', normen: [] },
      },
    ],
    folders,
  }
  await write(files)
}

test('states what the manifest states, and reads the bytes', async () => {
  await make()
  const made = await readMadeEdition(folder)
  expect(made).toMatchObject({
    folder,
    name: 'parkeren',
    kind: 'collegevoorstel',
    edition: 'intern',
    browser: '147',
    inputs: [{ path: 'voorstel.md', sha256: 'a'.repeat(64), length: 3 }],
    changed: [],
    strangers: [],
  })
  expect(made?.files.map(({ path, pages, length }) => [path, pages, length])).toEqual([
    ['voorstel.pdf', 2, 8],
    ['bijlagen/01-kaart.pdf', undefined, 5],
  ])
  expect(await made?.files[1]?.read().then((bytes) => new TextDecoder().decode(bytes))).toBe('kaart')
})

test.each([
  ['a changed file', () => writeFileSync(join(folder, 'voorstel.pdf'), 'anders'), { changed: ['voorstel.pdf'] }],
  ['a missing file', () => rmSync(join(folder, 'bijlagen/01-kaart.pdf')), { changed: ['bijlagen/01-kaart.pdf'] }],
  ['a folder instead of a file', () => replaceByFolder('voorstel.pdf'), { changed: ['voorstel.pdf'] }],
  ['a file beside it', () => writeFileSync(join(folder, 'kladje.docx'), ''), { strangers: ['kladje.docx'] }],
  ['a hidden file', () => writeFileSync(join(folder, 'bijlagen/.DS_Store'), ''), { strangers: ['bijlagen/.DS_Store'] }],
  ['a link to a folder', () => symlinkSync(tmpdir(), join(folder, 'map')), { strangers: ['map'] }],
  ['a folder of another document', () => strange('02-parkeren'), { strangers: ['02-parkeren/voorstel.pdf'] }],
])('reports %s', async (_, change, expected) => {
  await make()
  change()
  const { changed, strangers } = (await readMadeEdition(folder)) ?? {}
  expect({ changed, strangers }).toEqual({ changed: [], strangers: [], ...expected })
})

test('leaves the folders of proposals to their own manifests', async () => {
  await make(['02-parkeren'])
  strange('02-parkeren')
  expect(await readMadeEdition(folder)).toMatchObject({ folders: ['02-parkeren'], strangers: [] })
})

test('does not read bytes that have changed since', async () => {
  await make()
  const made = await readMadeEdition(folder)
  writeFileSync(join(folder, 'voorstel.pdf'), 'anders')
  await expect(made?.files[0]?.read()).rejects.toThrow(EnvironmentError)
})

test.each([
  ['no manifest', undefined],
  ['no JSON', 'stuk'],
  ['a manifest of another program', JSON.stringify({ gereedschap: 'iets anders' })],
  ['a file outside the folder', withPath('../geheim.pdf')],
  ['a file of another type', withPath('voorstel.exe')],
])('reads nothing from %s', async (_, manifest) => {
  if (manifest !== undefined) writeFileSync(join(folder, 'manifest.json'), manifest)
  expect(await readMadeEdition(folder)).toBeUndefined()
})

function withPath(bestand: string): string {
  const conformiteit = { manier: 'gemaakt', normen: [] }
  return JSON.stringify({
    naam: 'parkeren',
    soort: 'collegevoorstel',
    titel: 'Parkeren',
    editie: 'intern',
    gereedschap: 'collegevoorstel 0.1.0',
    browser: '147',
    invoer: [],
    uitvoer: [{ bestand, titel: 'Parkeren', conformiteit, sha256: 'a'.repeat(64), bytes: 1 }],
  })
}

function strange(name: string): void {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'voorstel.pdf'), '')
}

function replaceByFolder(path: string): void {
  rmSync(join(folder, path))
  mkdirSync(join(folder, path))
}
