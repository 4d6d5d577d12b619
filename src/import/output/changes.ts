import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { dutchDate } from '../../forms/dutch-date.ts'
import { wordRules } from '../../rules/word-rules.ts'
import type { WordDocument } from '../../word/model/word-model.ts'
import type { Revision } from '../../word/revisions/revision.ts'
import { adviceOn } from './advice.ts'

/** Most changes, and most comments, that are listed one by one. */
const mostListed = 20

/** The tracked changes and comments about which the author has to decide. */
export function undecided({ revisions, comments }: WordDocument, file: string): readonly Diagnostic[] {
  const changes = revisions.map((revision) => ({ line: revision.line, reason: changeInWords(revision) }))
  const remarks = comments.map(({ author, text, line }) => ({
    line,
    reason: `Opmerking${by(author)}: ${quoted(text)}`,
  }))
  return [
    ...listed(changes, 'word/wijzigingen', 'wijzigingen', file),
    ...listed(remarks, 'word/opmerkingen', 'opmerkingen', file),
  ]
}

interface Listed {
  readonly line: number
  readonly reason: string
}

function listed(
  all: readonly Listed[],
  id: 'word/wijzigingen' | 'word/opmerkingen',
  name: string,
  file: string,
): readonly Diagnostic[] {
  const rule = wordRules[id]
  const left = all.length - mostListed
  return all.slice(0, mostListed).map(({ line, reason }, index) => {
    const place = { line: Math.max(1, line), column: 1 }
    const more = index === mostListed - 1 && left > 0 ? ` Er zijn nog ${left} ${name}.` : ''
    return diagnostic({
      rule,
      file,
      place: { start: place, end: place },
      reason: `${reason}${more}`,
      advice: adviceOn(id),
    })
  })
}

const kinds = {
  inserted: 'Ingevoegd',
  deleted: 'Verwijderd',
  moved: 'Verplaatst',
  format: 'Andere opmaak',
  structure: 'Rij of cel gewijzigd',
  paragraph: 'Alinea gesplitst, samengevoegd of verplaatst',
} as const

/** `Ingevoegd door A. Voorbeeld, 3 maart 2026: "tekst".` */
export function changeInWords({ kind, author, date, text }: Revision, length: 'whole' | 'short' = 'short'): string {
  return `${kinds[kind]}${by(author)}${date === '' ? '' : `, ${dutchDate(date)}`}${text === '' ? '.' : `: ${length === 'whole' ? `“${text}”.` : quoted(text)}`}`
}

function by(author: string): string {
  return author === '' ? '' : ` door ${author.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()}`
}

function quoted(text: string): string {
  return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”.`
}
