import type { RootContent } from 'mdast'
import type { Config } from '../../config/config.ts'
import type { Document, Section } from '../../document/document.ts'
import { plainMarks } from '../../document/markdown/redaction-marks.ts'
import { daysAfter, dutchDate } from '../../forms/dutch-date.ts'
import { capitalised, listInWords } from '../../forms/dutch-words.ts'
import type { HouseStyle } from '../house-style/house-style.ts'
import { escapeHtml, type SafeHtml, safeHtml } from '../html/safe-html.ts'
import { hasOwnNumbers } from '../markdown-html/markdown-headings.ts'
import type { ComposeContext } from './context.ts'
import { decisionInWords, fieldViews, headFieldViews, ownFieldViews } from './field-view.ts'
import { formBlocks } from './form-blocks.ts'
import { approvals, attachmentBoxes, behandelingen, listedAttachment, secrecy } from './form-views.ts'
import { questionsIn } from './questions.ts'
import type { View } from './view.ts'

const nothing = safeHtml('')

/** The data that a template can print of a document in an edition. */
export function makeView(document: Document, context: ComposeContext): View {
  const { data, kind } = document
  const { editie, config, houseStyle } = context
  const veld = fieldViews(document)
  const onderdelen = document.sections.map((section) => sectionView(section, context))
  const free = kind.onderdelen.length === 0
  const questions = kind.velden.some((field) => field.veld === 'vragen')
  const inhoud = free && !questions ? context.body.html(document.body.children) : nothing
  const answered = questions ? answers(document, context) : { vragen: [], inleiding: nothing, slottekst: nothing }
  const communicatie = data.communicatie
  return {
    soort: kind.soort,
    titel: kind.titel,
    opschrift: kind.opschrift,
    punt: itemOf(context),
    ...brandingOf(config.gemeente, houseStyle),
    editie,
    band: context.band,
    opgelegd: context.secrecy === undefined ? '' : `${context.secrecy.opgelegd}, ${context.secrecy.tot}`,
    gronden: context.secrecy?.gronden ?? [],
    veld,
    eigenvelden: ownFieldViews(document),
    kopvelden: headFieldViews(document),
    formulier: formBlocks(document, context),
    onderdelen,
    inhoud,
    heeftinhoud: document.body.children.some(isPrinted),
    genummerd: hasOwnNumbers(document.body),
    raadpleging: {
      vakgebieden: listInWords(data.geraadpleegd?.vakgebieden ?? []),
      conclusie: data.geraadpleegd?.conclusie ?? '',
    },
    communicatie: {
      ja: communicatie?.nodig === true,
      nee: communicatie?.nodig === false,
      middelen: listInWords(communicatie?.middelen ?? []),
    },
    bijlagevakjes: attachmentBoxes(document, context),
    bijlagen: context.attachments.map(listedAttachment),
    behandelingen: behandelingen(document),
    ...secrecy(document, context),
    adviezen: (data.adviezen ?? []).map((advies) => ({
      afdeling: advies.afdeling,
      adviseur: advies.adviseur ?? '',
      akkoord: advies.akkoord === undefined ? '' : advies.akkoord ? 'ja' : 'nee',
      opmerking: advies.opmerking ?? '',
    })),
    parafen: approvals(document, context),
    ...signatories(document, context),
    gelezen: readByCouncil(document),
    ...answered,
    vragenrecht: questionRight(document, context),
    kenmerk: data.kenmerk ?? data.zaaknummer ?? '',
  }
}

/** Who signs: those that the document names, otherwise the officers of the municipal executive or of the council. */
function signatories(
  { data, kind }: Document,
  { config: { college, raad } }: ComposeContext,
): Pick<View, 'ondertekenaars' | 'college' | 'raad'> {
  if (data.ondertekening !== undefined) {
    const named = data.ondertekening.map(({ functie, naam }) => ({ functie: functie ?? '', naam }))
    return { ondertekenaars: named, college: false, raad: false }
  }
  if (kind.ondertekent === 'raad') {
    // The mayor presides over the council (Gemeentewet, art. 9).
    const voorzitter = { functie: 'voorzitter', naam: raad.voorzitter ?? college.burgemeester ?? '' }
    return {
      ondertekenaars: [{ functie: 'griffier', naam: raad.griffier ?? '' }, voorzitter],
      college: false,
      raad: true,
    }
  }
  const officers = [
    { functie: 'secretaris', naam: college.secretaris ?? '' },
    { functie: 'burgemeester', naam: college.burgemeester ?? '' },
  ]
  return { ondertekenaars: officers, college: true, raad: false }
}

/** What the council read before it decided: by default the proposal, by the day and the number of the decision on it. */
function readByCouncil({ data }: Document): View['gelezen'] {
  if (data.gelezen !== undefined && data.gelezen.length > 0) return data.gelezen
  const { datum, nummer } = data.collegebesluit ?? {}
  const words = decisionInWords({ datum: datum ?? data.datum, nummer })
  return [`het voorstel van het college van burgemeester en wethouders${words === '' ? '' : ` van ${words}`}`]
}

/** `2.3`, and `2.3, bijlage 1` for an attachment: empty outside a meeting. */
function itemOf({ punt = '', bijlage }: ComposeContext): string {
  return punt === '' || bijlage === undefined ? punt : `${punt}, bijlage ${bijlage}`
}

/** The municipality and its house style. */
export function brandingOf(gemeente: Config['gemeente'], houseStyle: HouseStyle): Pick<View, 'gemeente' | 'huisstijl'> {
  const { naam, adres, telefoon, website } = gemeente
  return {
    gemeente: {
      naam: naam ?? '',
      straat: adres?.straat ?? '',
      postcode: adres?.postcode ?? '',
      plaats: adres?.plaats ?? '',
      postbus: adres?.postbus ?? '',
      telefoon: telefoon ?? '',
      website: website ?? '',
      bekend: naam !== undefined,
    },
    huisstijl: { naam: houseStyle.title, logo: houseStyle.logo ?? nothing, heeftlogo: houseStyle.logo !== undefined },
  }
}

function sectionView({ form, state, content, position }: Section, context: ComposeContext): View['onderdelen'][number] {
  const at = form.kern === '' ? -1 : form.kop.indexOf(form.kern)
  const ingevuld = state === 'filled'
  return {
    id: context.body.headingId(position) ?? form.id,
    naam: form.id,
    voor: at < 0 ? '' : form.kop.slice(0, at),
    kern: at < 0 ? form.kop : form.kern,
    na: at < 0 ? '' : form.kop.slice(at + form.kern.length),
    ingevuld,
    beslispunten: form.beslispunten,
    inhoud: ingevuld ? context.body.html(content) : nothing,
  }
}

function answers(document: Document, context: ComposeContext): Pick<View, 'vragen' | 'inleiding' | 'slottekst'> {
  const { before, questions, after } = questionsIn(document.body.children)
  const stated = document.data.vragen ?? []
  const numbers = [...new Set([...stated.map((_, index) => index + 1), ...questions.map((found) => found.number)])]
  const html = (nodes: readonly RootContent[]): SafeHtml => (nodes.length > 0 ? context.body.html(nodes) : nothing)
  const { withoutNotes } = context.body
  // Rendered in reading order, by which footnotes are numbered.
  const inleiding = html(before)
  const vragen = numbers
    .sort((a, b) => a - b)
    .map((nummer) => {
      const found = questions.find((question) => question.number === nummer)
      const text = stated[nummer - 1]
      const beantwoord = found?.answer.some(isPrinted) ?? false
      const quoted = found?.quoted ?? []
      return {
        nummer,
        vraag:
          quoted.length > 0
            ? beantwoord
              ? withoutNotes(quoted)
              : html(quoted)
            : safeHtml(text === undefined ? '' : `<p>${escapeHtml(text)}</p>`),
        antwoord: html(found?.answer ?? []),
        beantwoord,
      }
    })
  return { inleiding, vragen, slottekst: html(after) }
}

function questionRight({ data }: Document, { config }: ComposeContext): View['vragenrecht'] {
  const { artikel, dagen } = config.vragenrecht
  return {
    artikel,
    termijn: `${dagen} dagen`,
    uiterlijk: data.ingekomen === undefined ? '' : dutchDate(daysAfter(data.ingekomen, dagen)),
  }
}

/** HTML and definitions are not printed in place. */
function isPrinted(node: RootContent): boolean {
  return node.type !== 'html' && node.type !== 'definition' && node.type !== 'footnoteDefinition'
}

/** The title of the document in its metadata and in lists of files. */
export function titleOf({ data, kind }: Document): string {
  const stated = data.titel ?? data.onderwerp ?? data.zaak
  if (stated === undefined) return kind.titel
  const subject = plainMarks(stated)
  return data.titel === undefined ? `${capitalised(kind.titel)}: ${subject}` : subject
}
