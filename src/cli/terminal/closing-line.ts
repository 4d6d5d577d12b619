import { dirname, relative, sep } from 'node:path'
import { isAgendaName } from '../../document/file-role.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import type { Report } from '../../report/report.ts'

/** `6 voorstellen, 21 PDF’s, in uitvoer/`, with a line end; nothing when nothing was made. */
export function closingLine({ documents }: Report, cwd: string): string {
  const made = documents.flatMap((document) => document.made)
  if (made.length === 0) return ''
  const proposals = documents.filter(({ file }) => !isAgendaName(file))
  const complete = proposals.filter(({ outcome }) => outcome === 'gemaakt').length
  const pdfs = made.filter(({ pages }) => pages !== undefined).length
  const all = count(proposals.length, 'voorstel', 'voorstellen')
  const parts = [complete === proposals.length ? all : `${complete} van ${all}`, count(pdfs, 'PDF', 'PDF’s')]
  return `${parts.join(', ')}, in ${shownFolder(commonFolder(made.map(({ path }) => dirname(path))), cwd)}\n`
}

function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders.map((folder) => folder.split(sep))
  const parts = [...first]
  const shared = parts.findIndex((part, index) => others.some((other) => other[index] !== part))
  return (shared < 0 ? parts : parts.slice(0, shared)).join(sep)
}

function shownFolder(folder: string, cwd: string): string {
  const way = relative(cwd, folder)
  const shown = way === '' ? '.' : way.startsWith('..') ? folder : way
  return `${onOneLine(shown)}${sep}`
}
