import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finish } from '../../../src/pdf/finish/finish.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { printed } from '../printed.ts'

let folder: string
let plain: string

/** What qpdf makes of the plain file. */
function qpdf(...args: readonly string[]): Uint8Array {
  const made = join(folder, 'made.pdf')
  execFileSync('qpdf', [...args.slice(0, args.indexOf('@')), plain, ...args.slice(args.indexOf('@') + 1), made])
  return readFileSync(made)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'))
  plain = join(folder, 'plain.pdf')
  writeFileSync(plain, printed('wrapped-heading'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file of Chromium says what it is, and claims nothing', () => {
  expect(inspect(readFileSync(plain))).toEqual({
    ok: true,
    pages: 1,
    version: '1.4',
    title: 'Koppen',
    lang: 'nl',
    tagged: true,
    claims: [],
    isProtected: false,
  })
})

test.each([
  ['with packed objects', ['--object-streams=generate', '@']],
  ['linearized', ['--linearize', '@']],
  ['unpacked', ['--qdf', '--object-streams=disable', '@']],
])('the same file %s opens too', (_, args) => {
  expect(inspect(qpdf(...args))).toMatchObject({ ok: true, pages: 1, title: 'Koppen' })
})

test('an encrypted file is refused, by both', () => {
  const locked = qpdf('--encrypt', 'a', 'b', '256', '--', '@')
  expect(inspect(locked)).toMatchObject({ ok: false, code: 'versleuteld' })
  const result = finish(locked, { title: 't', lang: 'nl', created: new Date(0), producer: 'p' })
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'versleuteld' }] })
})

test('something that is no PDF is refused', () => {
  expect(inspect(Buffer.from('<html></html>'))).toMatchObject({ ok: false, code: 'geen-pdf' })
})
