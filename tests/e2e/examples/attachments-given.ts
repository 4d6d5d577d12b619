import { execFileSync } from 'node:child_process'
import { basename, dirname, extname, join } from 'node:path'
import type { Kind } from '../../../src/forms/kind.ts'
import { loadKinds } from '../../../src/forms/load-kind.ts'
import { capital, ground, inWords } from './dutch.ts'
import { type Given, type Group, groups, one, readGiven, several } from './given.ts'

const kinds = loadKinds()

/** The labels, sections and titles of a kind, out of its soort.yaml. */
export function kindOf(soort: string): Kind {
  const kind = kinds.load(soort)?.kind
  if (kind === undefined) throw new Error(`no kind ${soort}`)
  return kind
}

/** An attachment as the front matter names it. */
export interface ExpectedAttachment {
  /** From 1. */
  readonly number: number
  readonly soort: string
  readonly kindTitle: string
  /** As the proposal lists it. */
  readonly title: string
  /** As the file itself says. */
  readonly ownTitle: string
  /** Grounds of the secrecy that rests on it, in words. */
  readonly grounds: readonly string[]
  /** Its days, in words: in the examples every secrecy was imposed on a stated day and ends on one. */
  readonly imposed: string
  readonly ends: string
  readonly source: string
  /** In the folder of the edition. */
  readonly output: string
  readonly form: 'markdown' | 'picture' | 'pdf'
  /** Of a PDF of somebody else. */
  readonly pages?: number
  /** Of one in Markdown, what it says itself. */
  readonly given?: Given
}

/** What the contract lets an attachment take over from its proposal: who, when and about what. */
const inherited = new Set(
  'zaak zaaknummer bisnummer registratienummer datum auteur bereikbaar team status embargo onderwerp portefeuillehouder programma raadsvergadering collegebesluit'.split(
    ' ',
  ),
)

/** Front matter of an attachment, completed with that of its proposal. */
export function completed(own: Group, proposal: Group): Group {
  return new Proxy(own, {
    get: (target, key) => {
      if (typeof key !== 'string') return undefined
      return target[key] ?? (inherited.has(key) ? proposal[key] : undefined)
    },
  })
}

/** @param path of the proposal */
export function attachmentsGiven(path: string, proposal: Group): readonly ExpectedAttachment[] {
  return groups(proposal.bijlagen).map((entry, index) => {
    const soort = one(entry.soort) ?? ''
    const source = join(dirname(path), one(entry.bestand) ?? '')
    const extension = extname(source)
    const form = extension === '.md' ? 'markdown' : extension === '.pdf' ? 'pdf' : 'picture'
    const given = form === 'markdown' ? readGiven(source) : undefined
    const kind = kindOf(soort)
    if (given !== undefined && (one(given.data.soort) ?? soort) !== soort) throw new Error(`${source}: another soort`)
    const ownTitle = ownTitleOf(kind, entry, given, proposal)
    const number = index + 1
    const secrecy = groups(proposal.geheimhouding).filter(({ op }) => op === `bijlage ${number}`)
    return {
      number,
      soort,
      kindTitle: kind.titel,
      title: one(entry.titel) ?? ownTitle,
      ownTitle,
      grounds: secrecy.flatMap(({ grondslag }) => several(grondslag).map(ground)),
      imposed: inWords(secrecy.flatMap(({ opgelegd }) => several(opgelegd))),
      ends: inWords(secrecy.flatMap(({ tot }) => several(tot))),
      source,
      output: `bijlagen/${String(number).padStart(2, '0')}-${basename(source, extension)}.pdf`,
      form,
      ...pagesOf(form, source),
      ...(given ? { given } : {}),
    }
  })
}

function ownTitleOf(kind: Kind, entry: Group, given: Given | undefined, proposal: Group): string {
  if (given === undefined) return one(entry.titel) ?? ''
  return one(given.data.titel) ?? titleOfSubject(kind, completed(given.data, proposal))
}

/** Of what is passed on as it is, the number is known before the proposal is printed. */
function pagesOf(form: ExpectedAttachment['form'], source: string): Pick<ExpectedAttachment, 'pages'> {
  if (form !== 'pdf') return {}
  return { pages: Number(execFileSync('qpdf', ['--show-npages', source], { encoding: 'utf8' })) }
}

export function titleOfSubject(kind: Kind, data: Group): string {
  return `${capital(kind.titel)}: ${one(data.onderwerp)}`
}
