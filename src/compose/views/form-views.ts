import type { Document } from '../../document/document.ts'
import { dutchDate } from '../../forms/dutch-date.ts'
import { capitalised, listInWords } from '../../forms/dutch-words.ts'
import { groundInWords, lawOn } from '../../forms/grounds.ts'
import type { AttachmentView, ComposeContext } from './context.ts'
import type { View } from './view.ts'

/** The tables and checkboxes of the form, from the front matter. */

const alwaysListed = ['raad', 'ondernemingsraad'] as const

/**
 * The checkboxes for attachments: those of the form, then those of other kinds that are attached, then what is of no kind of its own. An attachment
 * of a kind without a box ticks that of its basis.
 */
export function attachmentBoxes({ kind }: Pick<Document, 'kind'>, context: ComposeContext): View['bijlagevakjes'] {
  const boxes = kind.velden.find(({ veld }) => veld === 'bijlagen')?.vakjes ?? []
  const boxOf = ({ kinds }: AttachmentView) =>
    kinds.find((soort) => boxes.some((box) => box.soort === soort)) ?? kinds[0] ?? other
  const ticked = new Map<string, readonly AttachmentView[]>()
  for (const attachment of context.attachments) {
    const box = boxOf(attachment)
    ticked.set(box, [...(ticked.get(box) ?? []), attachment])
  }
  const added = [...ticked].filter(([soort]) => soort !== other && !boxes.some((box) => box.soort === soort))
  const others = ticked.get(other) ?? []
  return [
    ...boxes.map(({ soort, label }) => ({
      label: label.replaceAll('{artikel}', context.config.vragenrecht.artikel),
      aan: ticked.has(soort),
      welke: [],
    })),
    ...added.map(([, [first]]) => ({ label: first?.kindTitle ?? '', aan: true, welke: [] })),
    { label: 'Overige bijlagen', aan: others.length > 0, welke: others.map(ownTitle) },
  ]
}

/** The kind of attachments that are of no other kind. */
const other = 'overig'

/** The title without the kind, which is printed beside it. */
function ownTitle({ title, kindTitle }: AttachmentView): string {
  const prefix = `${capitalised(kindTitle)}: `
  return title.startsWith(prefix) ? capitalised(title.slice(prefix.length)) : title
}

/** An attachment in the list of this edition; a secret one discloses no more than the law allows. */
export function listedAttachment(attachment: AttachmentView): View['bijlagen'][number] {
  const { pages, secret, omitted: weggelaten } = attachment
  const hidden = weggelaten && secret?.titelgeheim === true
  return {
    nummer: attachment.number,
    // The title of a kind of a project can say what the attachment is.
    soort: hidden ? 'Overige bijlage' : attachment.kindTitle,
    titel: hidden ? 'Geheime bijlage' : ownTitle(attachment),
    omvang: pages === undefined || weggelaten ? '' : pages === 1 ? '1 pagina' : `${pages} pagina’s`,
    geheim: secret !== undefined || weggelaten,
    weggelaten,
    gronden: secret?.gronden ?? [],
    adres: attachment.address ?? '',
  }
}

/** The members of the municipal executive with their judgement; `parafen: ja` is all of them, without one. */
export function approvals({ data }: Document, { config: { college } }: ComposeContext): View['parafen'] {
  const { burgemeester, portefeuillehouders } = college
  const members = [...new Set([...(burgemeester === undefined ? [] : [burgemeester]), ...portefeuillehouders])]
  const stated = data.parafen ?? false
  const entries = stated === true ? members.map((naam) => ({ naam })) : stated === false ? [] : stated
  return entries.map(({ naam, oordeel, opmerking }: Approval) => ({
    naam,
    akkoord: oordeel === 'akkoord',
    bespreken: oordeel === 'bespreken',
    opmerking: opmerking ?? '',
  }))
}

interface Approval {
  readonly naam: string
  readonly oordeel?: string | undefined
  readonly opmerking?: string | undefined
}

/** The council and the works council first, whether checked or not; then other bodies in the order of the author. */
export function behandelingen({ data }: Document): View['behandelingen'] {
  const entries = data.behandeling ?? []
  const isBody = (orgaan: string, name: string) =>
    orgaan
      .trim()
      .toLowerCase()
      .replace(/^gemeente/, '') === name
  const row = (entry: (typeof entries)[number], orgaan: string) => ({
    orgaan: capitalised(orgaan),
    aan: true,
    datum: entry.datum === undefined ? '' : dutchDate(entry.datum),
    aard: entry.aard ?? '',
    portefeuillehouder: listInWords(entry.portefeuillehouder ?? data.portefeuillehouder ?? []),
  })
  const fixed = alwaysListed.flatMap((name) => {
    const mine = entries.filter((entry) => isBody(entry.orgaan, name))
    if (mine.length > 0) return mine.map((entry) => row(entry, name))
    return [{ orgaan: capitalised(name), aan: false, datum: '', aard: '', portefeuillehouder: '' }]
  })
  const others = entries.filter((entry) => !alwaysListed.some((name) => isBody(entry.orgaan, name)))
  return [...fixed, ...others.map((entry) => row(entry, entry.orgaan))]
}

type Secrecy = Pick<View, 'grondkop' | 'opheffing' | 'geheimhoudingen'>

/** The secrecy table, by the law in force on the day secrecy was imposed (`opgelegd`, else `datum`). */
export function secrecy({ data }: Document, context: ComposeContext): Secrecy {
  const entries = data.geheimhouding ?? []
  const laws = [
    ...new Map(entries.map((entry) => lawOn(entry.opgelegd ?? data.datum)).map((law) => [law.vanaf, law])).values(),
  ]
  const inForce = laws.length > 0 ? laws : [lawOn(data.datum)]
  const articles = [...new Set(inForce.map((law) => law.artikel))]
  const standing = entries.length > 0 && inForce.every((law) => !law.bekrachtiging)
  return {
    grondkop: `Grondslag (${listInWords(articles)})`,
    opheffing: standing
      ? `Geheimhouding geldt tot zij wordt opgeheven. Opheffen kan het college of, als het stuk aan de raad is verstrekt, de raad (${inForce.map((law) => law.basis).join('; ')}).`
      : '',
    geheimhoudingen: entries.map((entry) => {
      const number = /^bijlage (\d+)$/.exec(entry.op)?.[1]
      const attachment = context.attachments.find((known) => known.number === Number(number))
      // Where the law requires no confirmation, there is nothing to fill in.
      const confirmed = entry.bekrachtiging ?? (lawOn(entry.opgelegd ?? data.datum).bekrachtiging ? undefined : false)
      return {
        op: capitalised(entry.op),
        titel: entry.titel ?? attachment?.title ?? (entry.op === 'voorstel' ? (data.onderwerp ?? '') : ''),
        gronden: entry.grondslag.map(groundInWords),
        tot: entry.tot === undefined ? '' : dutchDate(entry.tot),
        bekrachtiging: confirmed === undefined ? '' : confirmed ? 'ja' : 'nee',
      }
    }),
  }
}
