import type { HouseStyle } from '../compose/house-style/house-style.ts'
import { houseStyleRules } from '../config/house-style-rules.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { type LayoutProblem, layoutProblems } from '../pdf/measure/layout-problems.ts'
import type { MeasuredPage } from '../pdf/measure/measured-page.ts'
import type { PlacedEntry } from '../pdf/merge/merge-pdfs.ts'
import { foreignFonts } from '../pipeline/print-job.ts'
import { pdfRules } from '../rules/output-rules.ts'
import { ratioText } from './colour-rows.ts'

/** A specimen that was made. */
export interface MadeSpecimen {
  /** Its name in messages. */
  readonly file: string
  readonly pages: readonly MeasuredPage[]
  /** The documents in it. */
  readonly entries: readonly PlacedEntry[]
  readonly houseStyle: HouseStyle
}

/** Places that a message names. */
const mostNamed = 3

/** What is wrong with the layout of a specimen: one finding for each kind of problem, since one line of CSS causes many of them. */
export function layoutFindings({ file, pages, entries, houseStyle }: MadeSpecimen): readonly Diagnostic[] {
  const isKnownFont = (name: string) => foreignFonts([name], houseStyle.resources).length === 0
  const problems = layoutProblems(pages, { isKnownFont })
  const kinds = [...new Set(problems.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const found = problems.filter((problem) => problem.kind === kind)
    const { rule, wrong, advice } = words[kind]
    const places = [...new Set(found.map((problem) => placeOf(problem, entries)))]
    const more = places.length > mostNamed ? ` en nog ${places.length - mostNamed} keer` : ''
    const reason = `${wrong(found)}: ${places.slice(0, mostNamed).join('; ')}${more}.`
    return diagnostic({ rule, file, reason, advice })
  })
}

interface Words {
  readonly rule: Rule
  /** The beginning of a sentence that ends with the places. */
  readonly wrong: (problems: readonly LayoutProblem[]) => string
  readonly advice: string
}

const words: Readonly<Record<LayoutProblem['kind'], Words>> = {
  outside: {
    rule: houseStyleRules['huisstijl/buiten-blad'],
    wrong: () => 'Er staat tekst buiten het blad',
    advice:
      'Kijk in stijl.css naar breedtes, marges en posities. Een regel tekst is 118 mm breed, een tabel ten hoogste 158 mm.',
  },
  overlapping: {
    rule: houseStyleRules['huisstijl/over-elkaar'],
    wrong: () => 'Er staat tekst over andere tekst',
    advice: 'Kijk in stijl.css naar regelhoogtes, negatieve marges en posities.',
  },
  'cut-off': {
    rule: houseStyleRules['huisstijl/afgesneden'],
    wrong: () => 'Er is tekst afgesneden of bedekt',
    advice: 'Kijk in stijl.css naar vaste hoogtes met overflow: hidden, en naar vlakken die over tekst liggen.',
  },
  faint: {
    rule: houseStyleRules['huisstijl/te-licht'],
    wrong: (problems) => {
      const least = Math.min(...problems.flatMap((one) => (one.kind === 'faint' ? [one.contrast] : [])))
      return `Er is tekst te licht op wat eronder ligt, met een contrast vanaf ${ratioText(least)}`
    },
    advice:
      'Tekst heeft ten minste 4,5 : 1 nodig; tekst van 18 punt, of van 14 punt en vet, 3 : 1. Kies een donkerder kleur.',
  },
  font: {
    rule: pdfRules['pdf/vreemd-lettertype'],
    wrong: () => 'Er staat tekst in een lettertype dat niet bij de huisstijl hoort',
    advice: 'Zet het lettertype bij lettertypen in huisstijl.yaml, of kies er een dat daar staat.',
  },
}

const longest = 40

/** `bladzijde 7, Brief aan gemeenteraad, “Geachte leden van de raad,”` */
function placeOf({ line: { page, text }, ...problem }: LayoutProblem, entries: readonly PlacedEntry[]): string {
  const entry = entries.find(({ firstPage, pages }) => page >= firstPage && page < firstPage + pages)
  const shown = text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text
  const font = problem.kind === 'font' ? ` (${problem.font})` : ''
  return `bladzijde ${page}${entry === undefined ? '' : ` (${entry.title})`}, “${shown}”${font}`
}
