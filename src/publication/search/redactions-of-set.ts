import type { Position } from 'unist'
import type { Config } from '../../config/config.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { documentsOf } from '../../document/proposal.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import { redactionRules } from '../../rules/redaction-rules.ts'
import { sha256 } from '../../system/digest.ts'
import { type Removed, removedFrom } from '../redact/secrets.ts'
import { type Hit, openTermSearch } from '../terms/find-terms.ts'
import { type RedactionTerms, redactionTerms } from '../terms/redaction-terms.ts'
import { ownTermsOf } from './own-terms.ts'
import { publicTexts } from './public-texts.ts'
import { pagesAttached, type SearchedEdition } from './redactions-elsewhere.ts'

/** A proposal of a set: its documents that hold a redaction, as they were read. */
export interface RedactingProposal {
  /** Absolute path of the proposal. */
  readonly source: string
  readonly documents: readonly Document[]
  readonly config: Pick<Config, 'gemeente' | 'college'>
}

/** What the documents of a run redact. */
export interface RedactionsOfSet {
  /** Equal when the other proposals of the set redact the same. @param source absolute path of a proposal */
  readonly keyFor: (source: string) => string
  /** Reports what a public edition shows of the redactions in other documents, each line once. */
  readonly shownIn: (edition: Pick<SearchedEdition, 'own' | 'whole' | 'files'>) => readonly Diagnostic[]
}

export const noRedactionsOfSet: RedactionsOfSet = { keyFor: () => '', shownIn: () => [] }

interface Owned {
  readonly source: string
  readonly removed: Removed
  readonly terms: RedactionTerms
}

export function redactionsOfSet(proposals: readonly RedactingProposal[]): RedactionsOfSet {
  const all = proposals.flatMap(redactionsIn)
  if (all.length === 0) return noRedactionsOfSet
  const { hitsIn } = openTermSearch(all.map((one) => [one, one.terms] as const))
  return {
    keyFor: (source) => {
      const others = all.filter((one) => one.source !== source).map(({ removed }) => [nameOf(removed), removed.text])
      return others.length === 0 ? '' : sha256(Buffer.from(JSON.stringify(others)))
    },
    shownIn: ({ own, whole, files = [] }) => {
      const texts = new Map(documentsOf(whole).map(({ source }) => [source.name, source.text]))
      // What the proposal redacts itself is reported with its own redaction.
      const known = new Set(
        all.filter(({ removed }) => texts.has(removed.file ?? '')).flatMap(({ terms }) => keysOf(terms)),
      )
      const isOther = ({ owner, weight, term }: Hit<Owned>) =>
        weight === 'error' && !texts.has(owner.removed.file ?? '') && !known.has(term)
      const inTexts = publicTexts(own).flatMap(({ text, style, file, line }) =>
        hitsIn(text, style)
          .filter(isOther)
          .map(
            (hit): Shown => ({
              hit,
              file,
              place: line === undefined ? undefined : lineAt(texts.get(file) ?? '', line + hit.line),
            }),
          ),
      )
      const { document, attachments } = own
      const onPages = pagesAttached({ own, files }).flatMap(({ path, place, text }) => {
        const number = attachments.find(({ output }) => output === path)?.number ?? 0
        const at = document.at(['bijlagen', number - 1, 'bestand'])
        return hitsIn(text, 'lines')
          .filter(isOther)
          .map((hit): Shown => ({ hit, file: document.source.name, place: at, where: `Op ${place} van ${path}` }))
      })
      return findings([...inTexts, ...onPages])
    },
  }
}

/** An amount, a date or a common word is the same in other documents by coincidence; a name or a passage is not. */
function redactionsIn({ source, documents, config }: RedactingProposal): readonly Owned[] {
  const { gemeente, college } = config
  const office = ownTermsOf(documents, gemeente)
  const names = [college.burgemeester, college.secretaris, ...(college.portefeuillehouders ?? [])]
  const words = new Set([...office.words, ...names.flatMap((name) => name?.toLowerCase().match(/\p{L}+/gu) ?? [])])
  return documents.flatMap(removedFrom).flatMap((removed): readonly Owned[] => {
    if (removed.as !== 'gelakt') return []
    const terms = redactionTerms(removed.text, { ...office, words })
    // Of an address the street is no name: others live there.
    const isName = removed.text.split(/\s+/).length <= longestName && !/\p{L}\s+\d/u.test(removed.text)
    return [
      {
        source,
        removed,
        terms: {
          ...terms,
          names: isName ? terms.names : [],
          phrases: isFigure(terms) ? [] : terms.phrases,
          figures: terms.figures.filter(({ key }) => identifier.test(key)),
        },
      },
    ]
  })
}

/** Whether a redaction is an amount or a date, with the words around it. */
function isFigure({ names, codes, figures }: RedactionTerms): boolean {
  return names.length + codes.length === 0 && figures.some(({ key }) => !key.startsWith('digits '))
}

/** A shorter number is a year and a month, or a part of a case number. */
const identifier = /^digits \d{8,}$/

/** Words of a redaction that consists of a name; a longer one is a passage with names in it. */
const longestName = 5

function keysOf({ names, phrases, figures, codes, passages }: RedactionTerms): readonly string[] {
  return [
    ...names.map(({ word }) => word),
    ...phrases.map(({ words }) => words.map(({ plain }) => plain).join(' ')),
    ...figures.map(({ key }) => key),
    ...codes,
    ...passages,
  ]
}

interface Shown {
  readonly hit: Hit<Owned>
  readonly file: string
  readonly place: Position | undefined
  /** For a place without a line of its own. */
  readonly where?: string
}

/** With its offset, by which an ignore comment finds what it is for. */
function lineAt(text: string, line: number): Position {
  const offset = text.split('\n', line - 1).reduce((length, one) => length + one.length + 1, 0)
  return { start: { line, column: 1, offset }, end: { line, column: 1, offset } }
}

const mostNamed = 3

function findings(shown: readonly Shown[]): readonly Diagnostic[] {
  const keyOf = ({ file, place, where }: Shown) => JSON.stringify([file, place?.start.line, where])
  return [...new Set(shown.map(keyOf))].flatMap((key) => {
    const here = shown.filter((one) => keyOf(one) === key)
    const [first] = here
    if (first === undefined) return []
    const names = [...new Set(here.map(({ hit }) => nameOf(hit.owner.removed)))]
    const rest = names.length > mostNamed ? [`nog ${names.length - mostNamed} andere`] : []
    return [
      diagnostic({
        rule: redactionRules['lakken/ander-stuk'],
        file: first.file,
        place: first.place,
        reason: `${first.where ?? 'Hier'} staat te lezen wat elders is gelakt: ${listInWords([...names.slice(0, mostNamed), ...rest])}.`,
        advice:
          'Lak het hier ook. Mag het hier staan, laat het dan toe met een regel erboven: <!-- collegevoorstel-negeer lakken/ander-stuk: de reden -->.',
      }),
    ]
  })
}

/** `lak 2 van bijlagen/brief.md`: without its line, which changes with other text. */
function nameOf({ where, file = '' }: Removed): string {
  return `${where.replace(/ \(.*/s, '')} van ${file}`
}
