import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ArchiveObject } from '../../../src/archive/model/archive-object.ts'
import { archiveSettings } from '../../../src/archive/model/archive-settings.ts'
import { type NewPackage, preparePackage, strangersIn, writePackage } from '../../../src/archive/sip/write-package.ts'
import { parseConfig } from '../../../src/config/config.ts'
import { sha256 } from '../../../src/system/digest.ts'
import { EnvironmentError } from '../../../src/system/environment-error.ts'
import { filesIn, packageProblems } from '../package-problems.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pakket-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const { config } = parseConfig('archief: {archiefvormer: {naam: Proefstad}, bron: Stukken}\n', '/p/c.yaml', 'c.yaml')

function packageOf(text: string, name = 'voorstel'): NewPackage {
  const path = join(home, 'voorstel.pdf')
  writeFileSync(path, text)
  const dossier: ArchiveObject = {
    id: 'o1',
    folder: name,
    title: 'Voorstel',
    level: 'Archiefstuk',
    descriptions: [],
    events: [],
    appraisal: { code: 'B' },
    restriction: { type: 'overig', description: '' },
    representations: [
      {
        id: 'b1',
        name: 'voorstel.pdf',
        title: 'voorstel.pdf',
        format: { label: 'PDF' },
        content: { type: 'copied', path, sha256: sha256(text), length: text.length },
        conformance: { manier: 'geen', normen: [] },
      },
    ],
    metadata: [],
    parts: [],
    related: [],
  }
  return { folder: join(home, 'archief'), dossier, remarks: [], settings: archiveSettings(config), now: 0 }
}

test('writes every file, and removes those of an earlier package under another name', async () => {
  await writePackage(preparePackage(packageOf('een', 'oud')), undefined)
  expect(packageProblems(join(home, 'archief'))).toEqual([])
  const next = preparePackage(packageOf('een', 'nieuw'))
  expect(next.stale.length).toBe(3)
  await writePackage(next, undefined)
  expect(packageProblems(join(home, 'archief'))).toEqual([])
  expect(existsSync(join(home, 'archief/oud'))).toBe(false)
})

test('leaves and names a file that an earlier packing list claims with other bytes', async () => {
  await writePackage(preparePackage(packageOf('een')), undefined)
  const [list, foreign] = [join(home, 'archief/pakbon.xml'), join(home, 'archief/voorstel/vreemd.pdf')]
  writeFileSync(foreign, 'van een ander')
  const claim = `<bestand pad="voorstel/vreemd.pdf" sha256="${sha256('een')}" omvang="3" gearchiveerd="2026-12-01T09:00:00Z"/>`
  writeFileSync(list, readFileSync(list, 'utf8').replace('<inhoud>', `<inhoud>${claim}`))
  const next = preparePackage(packageOf('twee'))
  expect(next.stale).toEqual([])
  const [found] = strangersIn(next, { file: 'voorstel.md', cwd: home })
  expect(found?.reason).toContain('niet heeft gezet: voorstel/vreemd.pdf.')
  await writePackage(next, undefined)
  expect(readFileSync(foreign, 'utf8')).toBe('van een ander')
})

test('writes nothing when a file has changed since it was found', async () => {
  await writePackage(preparePackage(packageOf('een')), undefined)
  const read = () => filesIn(join(home, 'archief')).map((path) => readFileSync(join(home, 'archief', path), 'utf8'))
  const before = read()
  const next = preparePackage(packageOf('twee'))
  writeFileSync(join(home, 'voorstel.pdf'), 'drie')
  await expect(writePackage(next, undefined)).rejects.toThrow(EnvironmentError)
  expect(read()).toEqual(before)
})

test('reports what is neither in this package nor in an earlier one', async () => {
  await writePackage(preparePackage(packageOf('een')), undefined)
  const about = { file: 'voorstel.md', cwd: home }
  expect(strangersIn(preparePackage(packageOf('een', 'nieuw')), about)).toEqual([])
  mkdirSync(join(home, 'archief/voorstel/map'))
  writeFileSync(join(home, 'archief/voorstel/map/.klad'), '')
  expect(strangersIn(preparePackage(packageOf('een')), about).map(({ reason }) => reason)).toEqual([
    'In archief staat iets dat dit programma daar niet heeft gezet: voorstel/map/.klad.',
  ])
})
