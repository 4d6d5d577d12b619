import { toString as textOf } from 'mdast-util-to-string'
import type { Document } from '../document/document.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { groundInWords, type LawPeriod, lawOn, secrecyGrounds } from '../forms/grounds.ts'
import { itemPlace } from './item-place.ts'
import { spanOf } from './node-places.ts'
import type { Rule, RuleContext, RuleFinding } from './rule.ts'

/** Rules on `geheimhouding`. The law that holds is that of the day on which secrecy is imposed (`opgelegd`, else `datum`). */
export const secrecyRules: readonly Rule[] = [grounds, confirmation, reasons, status, term]

type Entry = NonNullable<Document['data']['geheimhouding']>[number]

function entriesOf({ data }: Document): readonly (readonly [number, Entry, LawPeriod, string | undefined])[] {
  return (data.geheimhouding ?? []).map((entry, index) => {
    const imposed = entry.opgelegd ?? data.datum
    return [index, entry, lawOn(imposed), imposed] as const
  })
}

/** Letters of one law are never converted into those of the other: the message lists what there is to choose from. */
function* grounds(document: Document): Iterable<RuleFinding> {
  for (const [index, entry, law, imposed] of entriesOf(document)) {
    for (const [number, code] of entry.grondslag.entries()) {
      if (code.startsWith(law.wet)) continue
      const list = secrecyGrounds(law.wet).map((ground) => `${ground.code} ${ground.woorden}`)
      yield {
        rule: law.wet === 'Woo' ? 'geheimhouding/wob-vervallen' : 'geheimhouding/woo-te-vroeg',
        place: itemPlace(document, ['geheimhouding', index, 'grondslag'], number),
        reason: `De grond ${groundInWords(code)} past niet bij geheimhouding die is opgelegd op ${imposed === undefined ? 'een onbekende dag' : dutchDate(imposed)}: daarvoor geldt ${law.artikel}.`,
        advice: `De letters van Wob en Woo komen niet met elkaar overeen. Kies zelf de grond die past: ${list.join('; ')}.`,
      }
    }
  }
}

function* confirmation(document: Document): Iterable<RuleFinding> {
  const treatments = document.data.behandeling
  const toCouncil = treatments?.some(({ orgaan }) => /^\s*(gemeente)?raad\s*$/i.test(orgaan))
  for (const [index, entry, law, imposed] of entriesOf(document)) {
    const place = document.at(['geheimhouding', index, 'bekrachtiging'])
    if (!law.bekrachtiging) {
      if (entry.bekrachtiging !== true) continue
      yield {
        rule: 'geheimhouding/bekrachtiging',
        place,
        reason: `Sinds ${dutchDate(law.vanaf ?? '')} bekrachtigt de raad geheimhouding niet meer (${law.basis}).`,
        advice: `Schrijf bekrachtiging: nee. ${law.gevolg}`,
      }
    } else if (toCouncil === true && entry.bekrachtiging !== true) {
      yield {
        rule: 'geheimhouding/bekrachtiging-nodig',
        place,
        reason: `Dit stuk gaat naar de raad en de geheimhouding is opgelegd op ${imposed === undefined ? 'een onbekende dag' : dutchDate(imposed)}: dan moet de raad haar bekrachtigen (${law.basis}).`,
        advice: `Schrijf bekrachtiging: ja. ${law.gevolg}`,
      }
    } else if (toCouncil === false && entry.bekrachtiging === true) {
      yield {
        rule: 'geheimhouding/bekrachtiging-nodig',
        place,
        reason: `De raad bekrachtigt alleen geheimhouding op stukken die naar de raad gaan; dit stuk gaat daar niet heen (${law.basis}).`,
        advice: 'Schrijf bekrachtiging: nee, of zet de raad bij behandeling.',
      }
    }
  }
}

/** The form asks for the reasons in the section on the law. */
function* reasons(document: Document): Iterable<RuleFinding> {
  if ((document.data.geheimhouding ?? []).length === 0) return
  const section = document.sections.find(({ form }) => form.id === 'juridisch-kader')
  if (section === undefined) return
  const text = section.content.map((node) => textOf(node)).join('\n')
  if (/geheim|vertrouwelijk|\bWoo\b|\bWob\b|wet open overheid|openbaarheid van bestuur/i.test(text)) return
  yield {
    rule: 'geheimhouding/onderbouwing',
    place: spanOf(section.content) ?? section.place ?? document.at(['geheimhouding'], 'key'),
    reason: `Op dit voorstel of een bijlage rust geheimhouding, maar onder "${section.form.kop}" staat niet waarom.`,
    advice: 'Leg daar uit welk belang de geheimhouding beschermt en waarom dat zwaarder weegt dan openbaarheid.',
  }
}

function* status(document: Document): Iterable<RuleFinding> {
  const { status: stated, geheimhouding = [] } = document.data
  if (!document.stated.has('status')) return
  const onProposal = geheimhouding.some(({ op }) => op === 'voorstel')
  if (stated === 'openbaar' && onProposal) {
    yield {
      rule: 'geheimhouding/status',
      place: document.at(['status']),
      reason: 'De status is openbaar, maar op het voorstel rust geheimhouding.',
      advice:
        'Schrijf status: geheim. Rust de geheimhouding alleen op een bijlage, schrijf dan op: bijlage met het nummer.',
    }
  }
  const canHave = document.kind.velden.some(({ veld }) => veld === 'geheimhouding')
  // Wrong entries were reported already.
  const known = document.data.geheimhouding !== undefined || !document.stated.has('geheimhouding')
  if (stated === 'geheim' && canHave && known && !onProposal) {
    yield {
      rule: 'geheimhouding/zonder-grond',
      place: document.at(['status']),
      reason: 'De status is geheim, maar bij geheimhouding staat niet op welke grond.',
      advice:
        'Zet bij geheimhouding een regel met op: voorstel en de grondslag. Is het stuk alleen besloten, schrijf dan status: besloten.',
    }
  }
}

function* term(document: Document, { day }: RuleContext): Iterable<RuleFinding> {
  const now = day ?? document.data.datum
  for (const [index, { tot, opgelegd }] of entriesOf(document)) {
    if (tot === undefined) {
      yield {
        rule: 'geheimhouding/duur',
        place: document.at(['geheimhouding', index, 'op']),
        reason: 'Bij deze geheimhouding staat niet tot wanneer zij duurt.',
        advice: 'Schrijf tot: met de laatste dag, of met wat er een einde aan maakt: opheffing door een besluit.',
      }
    } else if (now !== undefined && /^\d{4}-/.test(tot) && tot < now && tot >= (opgelegd ?? '')) {
      yield {
        rule: 'geheimhouding/verlopen',
        place: document.at(['geheimhouding', index, 'tot']),
        reason: `Deze geheimhouding duurde tot ${dutchDate(tot)}; ${day === undefined ? 'dit stuk is van' : 'het is nu'} ${dutchDate(now)}.`,
        advice: 'Kijk de datum na. Is de geheimhouding voorbij, haal haar dan weg.',
      }
    }
  }
}
