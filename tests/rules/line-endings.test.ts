import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkProposals } from '../../src/pipeline/check.ts'
import { pretty } from '../../src/report/pretty.ts'
import { filesBelow } from '../files-below.ts'
import { levelsFor } from './example-project.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const home = mkdtempSync(join(tmpdir(), 'regeleinden-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const folders = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'templates')
  .flatMap(({ name }) => readdirSync(join(fixtures, name)).map((rule) => `${name}/${rule}`))

/** A copy of the fixtures of a rule, in which every text has these line endings. */
async function withEndings(rule: string, ending: string, name: string): Promise<string> {
  const folder = join(home, name, rule)
  cpSync(join(fixtures, rule), folder, { recursive: true })
  for (const path of (await filesBelow(folder)).filter((each) => /\.(md|yaml)$/.test(each))) {
    writeFileSync(join(folder, path), readFileSync(join(folder, path), 'utf8').replace(/\r\n|\n|\r/g, ending))
  }
  return folder
}

it.each(folders)(
  '%s reports the same of a text with the line endings of Windows, and of an old Macintosh',
  async (rule) => {
    const reports = await Promise.all(
      [
        ['lf', '\n'],
        ['crlf', '\r\n'],
        ['cr', '\r'],
      ].map(async ([name = '', ending = '']) => {
        const cwd = await withEndings(rule, ending, name)
        const files = (await filesBelow(cwd)).filter((path) => /^(fout|goed)(\.md|\/voorstel\.md)$/.test(path))
        return pretty(await checkProposals({ files, cwd, strictness: 'lenient', levels: levelsFor(rule) }), {
          color: 'off',
        })
      }),
    )
    const [lf = '', ...others] = reports
    for (const other of others) expect(other.replace(/\r/g, '')).toBe(lf)
  },
)
