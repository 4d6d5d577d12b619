import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { checkProposals } from '../../src/pipeline/check.ts'
import type { ExampleFile } from './rule-page.ts'

const base = join(import.meta.dirname, 'voorbeeldproject')

/** Where a file of an example lies in the project; of any other its name is its path. */
const places: Readonly<Record<string, string>> = {
  'soort.yaml': 'templates/documenten/proef/soort.yaml',
  'document.hbs': 'templates/documenten/proef/document.hbs',
  'huisstijl.yaml': 'proefstijl/huisstijl.yaml',
  'tokens.css': 'proefstijl/tokens.css',
}

/** The examples of other rules need not state that they are public. */
export function levelsFor(id: string | undefined): ReadonlyMap<string, 'off'> {
  return new Map(id === 'voormatter/status' ? [] : [['voormatter/status', 'off']])
}

/**
 * What the program says of an example: its files are put in a project where all is well, and the proposal is checked. Parts of
 * front matter take the place of the same keys; parts of the text that of the same sections, or they go under Aanleiding.
 */
export async function checkExample(files: readonly ExampleFile[], id?: string): Promise<readonly Diagnostic[]> {
  const folder = mkdtempSync(join(tmpdir(), 'regels-'))
  try {
    cpSync(base, folder, { recursive: true })
    const keys = files.filter((file) => file.name === undefined && file.language === 'yaml')
    const text = files.filter((file) => file.name === undefined && file.language === 'markdown')
    put(folder, 'voorstel.md', proposalWith(keys.map(textOf).join(''), text.map(textOf).join('\n')))
    for (const file of files) if (file.name !== undefined) put(folder, places[file.name] ?? file.name, textOf(file))
    if (files.some(({ name }) => name === 'soort.yaml' || name === 'document.hbs')) putOwnKind(folder, files)
    if (files.some(({ name }) => name === 'huisstijl.yaml' || name === 'tokens.css')) putOwnStyle(folder, files)
    const asked = files.some(({ name }) => name === 'opdracht') ? askedIn(files) : ['voorstel.md']
    const report = await checkProposals({ files: asked, cwd: folder, strictness: 'lenient', levels: levelsFor(id) })
    return report.documents.flatMap((document) => document.diagnostics)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What stands behind `collegevoorstel check` in the example. */
function askedIn(files: readonly ExampleFile[]): readonly string[] {
  const command = files.find(({ name }) => name === 'opdracht')?.text ?? ''
  return command.trim().split(/\s+/).slice(2)
}

function putOwnKind(folder: string, files: readonly ExampleFile[]): void {
  const stated = files.some(({ name }) => name === 'soort.yaml')
  if (!stated)
    put(folder, places['soort.yaml'] ?? '', 'titel: Proef\nvelden:\n  - {veld: onderwerp, label: Onderwerp}\n')
  put(folder, 'voorstel.md', '---\nsoort: proef\n---\nEen korte tekst.\n')
}

function putOwnStyle(folder: string, files: readonly ExampleFile[]): void {
  const config = readFileSync(join(folder, 'collegevoorstel.yaml'), 'utf8')
  put(folder, 'collegevoorstel.yaml', config.replace(/^huisstijl: .*$/m, 'huisstijl: ./proefstijl'))
  if (files.some(({ name }) => name === 'huisstijl.yaml')) return
  put(folder, places['huisstijl.yaml'] ?? '', 'naam: Proef\ntokens: [tokens.css]\n')
}

/** The whole proposal of an example. */
function proposalWith(keys: string, text: string): string {
  const whole = readFileSync(join(base, 'voorstel.md'), 'utf8')
  const [, front = '', body = ''] = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(whole) ?? []
  if (/^soort:/m.test(keys)) return `---\n${keys}---\n\n${text}`
  const stated = new Set([...keys.matchAll(/^([a-z]+):/gm)].map(([, key]) => key))
  const kept = front.split(/^(?=[a-z]+:)/m).filter((entry) => !stated.has(/^[a-z]+/.exec(entry)?.[0]))
  return `---\n${kept.join('')}${keys}---\n${bodyWith(body, text)}`
}

function bodyWith(body: string, text: string): string {
  if (text === '') return body
  const titleOf = (part: string) => /^## (.*)$/m.exec(part)?.[1] ?? ''
  const parts = body.split(/^(?=## )/m)
  if (!/^## /m.test(text))
    return parts.map((part) => (titleOf(part) === 'Aanleiding' ? `${part}${text}\n` : part)).join('')
  const titles = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)
  const at = parts.findIndex((part) => titles.includes(titleOf(part)))
  const rest = parts.filter((part) => !titles.includes(titleOf(part)))
  const before = at < 0 ? rest.length : at
  return [...rest.slice(0, before), `${text}\n`, ...rest.slice(before)].join('')
}

function put(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

/** Signs that nobody can see are written by their number: `⟦U+202E⟧`. */
function textOf({ text }: ExampleFile): string {
  return text.replace(/⟦U\+([0-9A-F]{4})⟧/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}
