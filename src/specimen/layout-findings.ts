import type { HouseStyle } from '../compose/house-style/house-style.ts'
import { houseStyleRules } from '../config/house-style-rules.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { type LayoutProblem, layoutProblems } from '../pdf/measure/layout-problems.ts'
import type { MeasuredPage } from '../pdf/measure/measured-page.ts'
import { runningSize } from '../pdf/measure/text-measures.ts'
import { foreignFonts } from '../pipeline/print-job.ts'
import { pdfRules } from '../rules/output-rules.ts'
import { ratioText } from './colour-rows.ts'
import { lostWords } from './lost-words.ts'

/** A document in the specimen. */
export interface PlacedSheet {
  readonly title: string
  /** The HTML from which it was printed. */
  readonly body: string
  readonly firstPage: number
  readonly pages: number
}

/** A specimen that was made. */
export interface MadeSpecimen {
  /** Its name in messages. */
  readonly file: string
  readonly pages: readonly MeasuredPage[]
  readonly sheets: readonly PlacedSheet[]
  readonly houseStyle: HouseStyle
}

/** Places that a message names. */
const mostNamed = 3

/** What is wrong with the layout of a specimen: one finding for each kind of problem, since one line of CSS causes many of them. */
export function layoutFindings(specimen: MadeSpecimen): readonly Diagnostic[] {
  const { file, pages, sheets, houseStyle } = specimen
  const isKnownFont = (name: string) => foreignFonts([name], houseStyle.resources).length === 0
  const problems = layoutProblems(pages, { isKnownFont })
  const kinds = [...new Set(problems.map(({ kind }) => kind))]
  const ofLayout = kinds.map((kind) => {
    const found = problems.filter((problem) => problem.kind === kind)
    const { rule, wrong, advice } = words[kind]
    const places = found.map((problem) => placeOf(problem, sheets))
    return diagnostic({ rule, file, reason: `${wrong(found)}: ${named(places)}.`, advice })
  })
  return [...ofLayout, ...lostText(specimen), ...smallText(specimen)]
}

function named(places: readonly string[]): string {
  const all = [...new Set(places)]
  return `${all.slice(0, mostNamed).join('; ')}${all.length > mostNamed ? ` en nog ${all.length - mostNamed} keer` : ''}`
}

function pagesOf({ firstPage, pages: count }: PlacedSheet, pages: readonly MeasuredPage[]): readonly MeasuredPage[] {
  return pages.slice(firstPage - 1, firstPage - 1 + count)
}

function lostText({ file, pages, sheets }: MadeSpecimen): readonly Diagnostic[] {
  const places = sheets.flatMap((sheet) =>
    lostWords(sheet.body, pagesOf(sheet, pages)).map((each) => `“${each}” (${sheet.title})`),
  )
  if (places.length === 0) return []
  const rule = houseStyleRules['huisstijl/afgesneden']
  const reason = `Er staat tekst niet op de bladzijden: ${named(places)}.`
  const advice =
    'Kijk in stijl.css naar display: none, naar posities naast het blad, en naar vaste hoogtes met overflow: hidden.'
  return [diagnostic({ rule, file, reason, advice })]
}

/** In points, of most of the running text of a document. */
const leastSize = 9.5

function smallText({ file, pages, sheets }: MadeSpecimen): readonly Diagnostic[] {
  const places = sheets.flatMap((sheet) => {
    const size = runningSize(pagesOf(sheet, pages))
    return size === undefined || size >= leastSize ? [] : [`${sheet.title}, ${size.toFixed(1).replace('.', ',')} punt`]
  })
  if (places.length === 0) return []
  const rule = houseStyleRules['huisstijl/te-klein']
  const reason = `De lopende tekst is kleiner dan 9,5 punt: ${named(places)}.`
  const advice =
    'Meestal is er iets breder dan het blad: dan drukt de browser het hele stuk kleiner af. Kijk in stijl.css naar breedtes en marges; een regel tekst is 118 mm breed, een tabel ten hoogste 158 mm.'
  return [diagnostic({ rule, file, reason, advice })]
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
function placeOf({ line: { page, text }, ...problem }: LayoutProblem, sheets: readonly PlacedSheet[]): string {
  const entry = sheets.find(({ firstPage, pages }) => page >= firstPage && page < firstPage + pages)
  const shown = text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text
  const font = problem.kind === 'font' ? ` (${problem.font})` : ''
  return `bladzijde ${page}${entry === undefined ? '' : ` (${entry.title})`}, “${shown}”${font}`
}
