import { layoutOf } from '../compose/layout.ts'
import { groundList } from '../compose/views/ground-list.ts'
import { keepNames } from '../compose/views/keep-together.ts'
import { framePhrases } from '../compose/web-page/frame-phrases.ts'
import { parseBody } from '../document/markdown/parse-body.ts'
import { spokenRedaction } from '../document/markdown/redaction-marks.ts'
import { sectionsOf } from '../document/markdown/sections.ts'
import { documentsOf } from '../document/proposal.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { lawTables } from '../forms/grounds.ts'
import type { Kind } from '../forms/kind.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { version } from '../system/package-folder.ts'
import { composeAll } from './compose-proposal.ts'
import type { Project } from './project.ts'
import type { ReadProposal } from './work.ts'

/** Markdown for which the program prints text of its own: check boxes, notes and the numbers of tables. */
const everyOwnWord = '- [x] a\n- [ ] b[^1]\n\nTabel: d\n\n| e |\n|---|\n| f |\n\n[^1]: c\n'

/** Text that the program itself prints on the pages of an edition: templates, house style, law and calendar. */
export function ownWords(own: ReadProposal, edition: EditionPolicy): readonly string[] {
  const documents = documentsOf(own)
  const pages = documents.map((document) => {
    const body = parseBody(everyOwnWord, 0)
    const blank = { ...document, body, data: { soort: document.data.soort }, sections: sectionsOf(body, document.kind) }
    const [part] = composeAll({ ...own, document: blank, attachments: [] }, edition).parts
    const html = `${part?.printable.body} ${part?.printable.head}`
    return `${html.replace(/<[^>]*>/g, ' ')} ${spokenIn(html)}`
  })
  const months = Array.from({ length: 12 }, (_, month) => dutchDate(`2026-${String(month + 1).padStart(2, '0')}-01`))
  const grounds = lawTables().gronden.map(({ woorden, code }) => `${code} ${woorden}`)
  const numbers = own.attachments.map(({ number }) => `bijlage ${number}`)
  // A label is printed only with its value, so a page without values lacks some labels.
  const kinds = documents.map(({ kind }) => kind)
  const labels = kinds.flatMap((kind) => [kind.titel, ...kind.velden.map(({ label }) => label)])
  const attached = own.attachments.map(({ soort }) => own.project.kinds.load(soort)?.kind?.titel ?? soort)
  const redacted = groundList('<span class="gelakt">5.1.2.e</span>').replace(/<[^>]*>/g, ' ')
  const spoken = lawTables().gronden.map(({ code }) => spokenRedaction([code]))
  return [
    ...pages,
    ...months,
    ...grounds,
    ...spoken,
    redacted,
    'plaatsen',
    'figuur',
    'gelakt',
    ...numbers,
    ...labels,
    ...attached,
    ...wordsOfFiles(own.project, kinds),
  ]
}

/**
 * Words in every file that the program makes of certain kinds, apart from what its pages show: metadata, names in a PDF and in HTML, file
 * names. The files of the house style and the config are named in every manifest.
 */
export function wordsOfFiles(
  { inputs, houseStyle }: Pick<Project, 'inputs' | 'houseStyle'>,
  kinds: readonly Kind[],
): readonly string[] {
  const styles = houseStyle ? kinds.map((kind) => layoutOf(kind, houseStyle).style) : []
  return [
    ...programWords,
    ...inputs.map(({ path }) => path),
    ...wordsOfPictures(houseStyle),
    ...styles.flatMap((style) => style.match(/"(?!data:)[^"]*"|'(?!data:)[^']*'/g) ?? []),
  ]
}

/** The description of the logo, and the drawings of the house style, which an HTML file contains. */
function wordsOfPictures(houseStyle: Project['houseStyle']): readonly string[] {
  if (houseStyle === undefined) return []
  const drawings = [...houseStyle.resources.values()].filter(({ type }) => type === 'image/svg+xml')
  const logo = houseStyle.logo ? [spokenIn(String(houseStyle.logo))] : []
  return [...logo, ...drawings.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))]
}

const programWords = [
  `collegevoorstel ${version}`,
  'voorstel.md voorstel.pdf voorstel.html agenda.yaml agenda.pdf bundel.pdf besluitenlijst.pdf index.html manifest.json bijlagen',
  'collegevoorstel.yaml templates documenten partials soort.yaml document.hbs document.css huisstijl.yaml',
  // Kinds of attachments, as the list of attachments names them; that of an omitted one is not composed.
  'Brief door college aan gemeenteraad beantwoording vragen ex art. Nota voor de raad Overige bijlagen',
  'Raadsinformatiebrief Raadsvoorstel Raadsbesluit Ontwerp-raadsbesluit Kort collegevoorstel',
  'application/pdf https bestand.invalid stuk.invalid voorblad rubriek punt stempel',
  ...keepNames,
  ...framePhrases,
  'width initial x-default Adobe Identity UCS FFFF sRGB color AAAAAA BAAAAA CAAAAA DAAAAA EAAAAA FAAAAA',
  'Thin ExtraLight Light Regular Medium SemiBold Bold ExtraBold Black Italic Oblique',
]

/** Words in attributes of the program's own HTML: descriptions, and the names of classes and sections, which stand in an HTML file. */
function spokenIn(html: string): string {
  return [...html.matchAll(/\s(?:alt|title|aria-[a-z]+|class|id|data-[a-z]+)="([^"]*)"/g)]
    .map(([, words]) => words)
    .join(' ')
}
