import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { repairFile } from '../../src/diagnostics/repair-file.ts'
import { fileRules } from '../../src/diagnostics/source-rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'herstel-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('leaves a file that is saved while its repair is worked out', async () => {
  const path = join(folder, 'voorstel.md')
  writeFileSync(path, 'fout\n')
  const finding = {
    ...diagnostic({
      rule: fileRules['bestand/ontbreekt'],
      file: 'voorstel.md',
      reason: 'Mis.',
      advice: 'Herstel het.',
    }),
    fix: [{ from: 0, to: 4, replacement: ['goed'] }],
  }
  const repair = (meanwhile: () => void) =>
    repairFile({
      path,
      name: 'voorstel.md',
      findings: (text) => {
        meanwhile()
        return text.startsWith('fout') ? [finding] : []
      },
    })
  await expect(repair(() => writeFileSync(path, 'fout, en wat de auteur intussen schreef\n'))).rejects.toMatchObject({
    code: 'schrijven-mislukt',
    reason: 'Het bestand voorstel.md is opgeslagen terwijl het werd hersteld, en is gelaten zoals het nu is.',
  })
  expect(readFileSync(path, 'utf8')).toBe('fout, en wat de auteur intussen schreef\n')
  await repair(() => {})
  expect(readFileSync(path, 'utf8')).toBe('goed, en wat de auteur intussen schreef\n')
})

/** Another owner than who runs this, or where that may not be, another group. */
const uid = process.getuid?.() ?? 0
const gid = uid === 0 ? 65_534 : process.getgroups?.().find((group) => group !== process.getgid?.())

it.runIf(process.getuid !== undefined && gid !== undefined)('leaves a file to whom it belongs', async () => {
  const path = join(folder, 'van-een-ander.md')
  writeFileSync(path, 'fout\n')
  chownSync(path, uid === 0 ? 65_534 : uid, gid ?? 0)
  chmodSync(path, 0o2664)
  const finding = {
    ...diagnostic({ rule: fileRules['bestand/ontbreekt'], file: 'a.md', reason: 'Mis.', advice: 'Herstel het.' }),
    fix: [{ from: 0, to: 4, replacement: ['goed'] }],
  }
  const before = statSync(path)
  await repairFile({ path, name: 'a.md', findings: (text) => (text.startsWith('fout') ? [finding] : []) })
  const after = statSync(path)
  expect(readFileSync(path, 'utf8')).toBe('goed\n')
  expect([after.uid, after.gid, after.mode]).toEqual([before.uid, before.gid, before.mode])
})
