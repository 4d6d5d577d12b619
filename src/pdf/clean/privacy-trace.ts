/** Kinds of content of a PDF besides its visible pages, each with a sentence: singular and plural; `#` is the count. */
const sentences = {
  auteur: ['De PDF noemt wie hem maakte.', 'De PDF noemt op # plaatsen wie hem maakte.'],
  titel: ['De PDF heeft een titel in zijn gegevens.', 'De PDF heeft # keer een titel in zijn gegevens.'],
  programma: [
    'De PDF noemt het programma waarmee hij is gemaakt.',
    'De PDF noemt # keer een programma waarmee hij is gemaakt.',
  ],
  datums: [
    'De PDF zegt wanneer hij is gemaakt of gewijzigd.',
    'De PDF zegt # keer wanneer hij is gemaakt of gewijzigd.',
  ],
  'overige-gegevens': [
    'In de gegevens van de PDF staat nog iets anders, zoals een onderwerp of trefwoorden.',
    'In de gegevens van de PDF staan nog # andere dingen, zoals een onderwerp of trefwoorden.',
  ],
  xmp: ['In de XMP-gegevens staat meer dan nodig is.', 'In de XMP-gegevens staan # dingen die niet nodig zijn.'],
  'xmp-geschiedenis': [
    'De XMP-gegevens vertellen uit welk bestand de PDF komt, of wat ermee is gedaan.',
    'De XMP-gegevens vertellen op # plaatsen uit welk bestand de PDF komt, of wat ermee is gedaan.',
  ],
  'gegevens-bij-onderdelen': [
    'Bij een afbeelding of bladzijde staan eigen gegevens.',
    'Bij # afbeeldingen of bladzijden staan eigen gegevens.',
  ],
  opmerkingen: [
    'Er staat een opmerking of markering in, met een naam, datum of tekst erbij.',
    'Er staan # opmerkingen of markeringen in, met een naam, datum of tekst erbij.',
  ],
  lakmarkeringen: [
    'Er staat een lakmarkering in die niet is doorgevoerd: de tekst eronder is nog te lezen.',
    'Er staan # lakmarkeringen in die niet zijn doorgevoerd: de tekst eronder is nog te lezen.',
  ],
  bijlagen: ['Er zit een bestand in de PDF.', 'Er zitten # bestanden in de PDF.'],
  'verborgen-lagen': [
    'Er is een laag die niet te zien is, maar wel kan worden aangezet.',
    'Er zijn # lagen die niet te zien zijn, maar wel kunnen worden aangezet.',
  ],
  scripts: ['Er zit een script in de PDF.', 'Er zitten # scripts in de PDF.'],
  acties: [
    'Er zit een opdracht in die iets opent of verstuurt, of naar een bestand op een schijf wijst.',
    'Er zitten # opdrachten in die iets openen of versturen, of naar een bestand op een schijf wijzen.',
  ],
  miniaturen: [
    'Er zit een verkleinde afbeelding van een bladzijde in, misschien van een oudere versie.',
    'Er zitten verkleinde afbeeldingen van # bladzijden in, misschien van een oudere versie.',
  ],
  werkgegevens: [
    'Het programma dat de PDF maakte, heeft er eigen werkgegevens in achtergelaten.',
    'Het programma dat de PDF maakte, heeft er op # plaatsen eigen werkgegevens in achtergelaten.',
  ],
  fotogegevens: [
    'Een foto vertelt wie hem maakte, waarmee, wanneer of waar.',
    '# foto’s vertellen wie ze maakte, waarmee, wanneer of waar.',
  ],
  'formulier-xfa': [
    'Er zit een tweede formulier in (XFA), met eigen gegevens.',
    'Er zitten # formulieren in (XFA), met eigen gegevens.',
  ],
  formulier: ['Er staat een invulveld in.', 'Er staan # invulvelden in.'],
  handtekening: ['De PDF is digitaal ondertekend.', 'De PDF is # keer digitaal ondertekend.'],
  'onzichtbare-tekst': [
    'Er staat een onzichtbare letter op een bladzijde.',
    'Er staan # onzichtbare letters op de bladzijden.',
  ],
  tekstherkenning: [
    'Achter een gescande bladzijde staat een onzichtbare letter van tekstherkenning; dat is gewoon.',
    'Achter gescande bladzijden staan # onzichtbare letters van tekstherkenning; dat is gewoon.',
  ],
  'tekst-onder-vlak': [
    'Over een letter ligt een vlak: de letter is nog te lezen.',
    'Over # letters ligt een vlak: de tekst eronder is nog te lezen.',
  ],
  'tekst-in-achtergrondkleur': [
    'Een letter heeft de kleur van wat eronder ligt: hij is niet te zien, maar wel te lezen.',
    '# letters hebben de kleur van wat eronder ligt: ze zijn niet te zien, maar wel te lezen.',
  ],
  'tekst-in-kleur-van-vlak': [
    'Een letter heeft de kleur van het gekleurde vlak eronder: hij is niet te zien, maar wel te lezen.',
    '# letters hebben de kleur van het gekleurde vlak eronder: ze zijn niet te zien, maar wel te lezen.',
  ],
  'tekst-buiten-bladzijde': [
    'Er staat een letter buiten de zichtbare bladzijde.',
    'Er staan # letters buiten de zichtbare bladzijde.',
  ],
  'eerdere-versies': ['Er zit een eerdere versie van de PDF in.', 'Er zitten # eerdere versies van de PDF in.'],
  resten: [
    'Er zit een onderdeel in dat nergens meer bij hoort.',
    'Er zitten # onderdelen in die nergens meer bij horen.',
  ],
} as const

export type PrivacyKind = keyof typeof sentences

export interface PrivacyTrace {
  readonly kind: PrivacyKind
  /** One sentence in Dutch. */
  readonly sentence: string
  readonly count: number
}

/** What cleaning removes, in groups: nouns for a list. */
const groups: readonly (readonly [noun: string, kinds: readonly PrivacyKind[]])[] = [
  [
    'gegevens over wie de PDF maakte, waarmee en wanneer',
    [
      'auteur',
      'titel',
      'programma',
      'datums',
      'overige-gegevens',
      'xmp',
      'xmp-geschiedenis',
      'gegevens-bij-onderdelen',
      'miniaturen',
      'werkgegevens',
      'fotogegevens',
    ],
  ],
  ['bestanden in de PDF', ['bijlagen']],
  ['scripts en opdrachten', ['scripts', 'acties']],
  ['gegevens van een formulier', ['formulier-xfa', 'formulier']],
  ['opmerkingen met hun schrijver', ['opmerkingen', 'lakmarkeringen']],
  ['verborgen lagen', ['verborgen-lagen']],
  ['eerdere versies en resten', ['eerdere-versies', 'resten']],
]

/** The traces as nouns for a list, at most seven. */
export function nounsOf(traces: readonly PrivacyTrace[]): readonly string[] {
  const kinds = new Set(traces.map(({ kind }) => kind))
  return groups.flatMap(([noun, members]) => (members.some((each) => kinds.has(each)) ? [noun] : []))
}

const onPages: ReadonlySet<PrivacyKind> = new Set([
  'onzichtbare-tekst',
  'tekstherkenning',
  'tekst-onder-vlak',
  'tekst-in-achtergrondkleur',
  'tekst-in-kleur-van-vlak',
  'tekst-buiten-bladzijde',
])

/** Whether it is in the content of the pages, so that cleaning leaves it. */
export function isOnPages({ kind }: PrivacyTrace): boolean {
  return onPages.has(kind)
}

/** Counts by kind, returned in the order above. */
export class TraceCounts {
  private readonly counts = new Map<PrivacyKind, number>()

  add(kind: PrivacyKind, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count)
  }

  traces(): readonly PrivacyTrace[] {
    const kinds = Object.keys(sentences) as PrivacyKind[]
    return kinds.flatMap((kind) => trace(kind, this.counts.get(kind) ?? 0))
  }
}

/** A list of one trace, or empty when the count is zero. */
export function trace(kind: PrivacyKind, count: number): readonly PrivacyTrace[] {
  if (count <= 0) return []
  const [one, many] = sentences[kind]
  return [{ kind, sentence: count === 1 ? one : many.replace('#', String(count)), count }]
}
