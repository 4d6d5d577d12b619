import { toString as textOf } from 'mdast-util-to-string'
import type { Document } from '../document/document.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { fieldRules } from '../forms/form-rules.ts'
import { groundInWords, type LawPeriod, lawOn, secrecyGrounds } from '../forms/grounds.ts'
import { groundNotation } from './redaction/ground-notation.ts'
import { type Check, defineDocumentRules, type RuleContext, type RuleFinding } from './rule.ts'
import { extentOf, itemPosition } from './text/positions.ts'

/** Rules on `geheimhouding`. The applicable law is that of the day on which secrecy is imposed (`opgelegd`, otherwise `datum`). */
export const secrecyRules = defineDocumentRules(
  {
    'geheimhouding/bijlage': {
      severity: 'error',
      guards: 'Geheimhouding rust op een bijlage die er is.',
      check: secretAttachments,
    },
    'geheimhouding/grond': fieldRules['geheimhouding/grond'],
    'geheimhouding/notatie': {
      severity: 'info',
      guards: 'Een grond staat er in één vorm: Woo 5.1.2.e.',
      fix: 'always',
      check: groundNotation,
    },
    'geheimhouding/wob-vervallen': {
      severity: 'error',
      softening: 'allowed',
      guards: 'Sinds 1 mei 2022 is een grond uit de Wob geen grond meer.',
      check: groundsOfOther('Woo'),
    },
    'geheimhouding/woo-te-vroeg': {
      guards: 'Een grond uit de Woo geldt vanaf 1 mei 2022.',
      check: groundsOfOther('Wob'),
    },
    'geheimhouding/bekrachtiging': {
      severity: 'error',
      softening: 'allowed',
      guards: 'Sinds 1 april 2023 bekrachtigt de raad geheimhouding niet meer.',
      check: confirmationAbolished,
    },
    'geheimhouding/bekrachtiging-nodig': {
      guards: 'Tot 1 april 2023 bekrachtigt de raad geheimhouding op stukken aan de raad.',
      check: confirmationNeeded,
    },
    'geheimhouding/onderbouwing': {
      guards: 'Waar geheimhouding is, staat in het juridisch kader waarom.',
      check: reasons,
    },
    'geheimhouding/status': {
      severity: 'error',
      softening: 'allowed',
      guards: 'Een voorstel waarop geheimhouding rust, is niet openbaar.',
      check: status,
    },
    'geheimhouding/zonder-grond': { guards: 'Een voorstel dat geheim is, noemt de grond.', check: groundless },
    'geheimhouding/duur': { guards: 'Bij geheimhouding staat tot wanneer.', check: openEnded },
    'geheimhouding/verlopen': { guards: 'Geheimhouding is niet al voorbij.', check: expired },
  },
  { severity: 'warning', revealedBy: 'value' },
)

type Entry = NonNullable<Document['data']['geheimhouding']>[number]

function entriesOf({ data }: Document): readonly (readonly [number, Entry, LawPeriod, string | undefined])[] {
  return (data.geheimhouding ?? []).map((entry, index) => {
    const imposed = entry.opgelegd ?? data.datum
    return [index, entry, lawOn(imposed), imposed] as const
  })
}

/** Grounds of one law are not converted to the other, since their letters do not correspond: the message lists the choices. */
function groundsOfOther(wet: LawPeriod['wet']): Check {
  return function* (document) {
    for (const [index, entry, law, imposed] of entriesOf(document)) {
      if (law.wet !== wet) continue
      for (const [number, code] of entry.grondslag.entries()) {
        if (code.startsWith(wet)) continue
        const list = secrecyGrounds(wet).map((ground) => `${ground.code} ${ground.woorden}`)
        yield {
          place: itemPosition(document, ['geheimhouding', index, 'grondslag'], number),
          reason: `De grond ${groundInWords(code)} past niet bij geheimhouding die is opgelegd op ${imposed === undefined ? 'een onbekende dag' : dutchDate(imposed)}: daarvoor geldt ${law.artikel}.`,
          advice: `De letters van Wob en Woo komen niet met elkaar overeen. Kies zelf de grond die past: ${list.join('; ')}.`,
        }
      }
    }
  }
}

function* confirmationAbolished(document: Document): Iterable<RuleFinding> {
  for (const [index, entry, law] of entriesOf(document)) {
    if (law.bekrachtiging || entry.bekrachtiging !== true) continue
    yield {
      place: document.at(['geheimhouding', index, 'bekrachtiging']),
      reason: `Sinds ${dutchDate(law.vanaf ?? '')} bekrachtigt de raad geheimhouding niet meer (${law.basis}).`,
      advice: `Schrijf bekrachtiging: nee. ${law.gevolg}`,
    }
  }
}

/** Only documents for the council are confirmed; without `behandeling` it is unknown whether this is one. */
function* confirmationNeeded(document: Document): Iterable<RuleFinding> {
  const toCouncil = document.data.behandeling?.some(({ orgaan }) => /^\s*(gemeente)?raad\s*$/i.test(orgaan))
  if (toCouncil === undefined) return
  for (const [index, entry, law, imposed] of entriesOf(document)) {
    if (!law.bekrachtiging || toCouncil === (entry.bekrachtiging === true)) continue
    const place = document.at(['geheimhouding', index, 'bekrachtiging'])
    yield toCouncil
      ? {
          place,
          reason: `Dit stuk gaat naar de raad en de geheimhouding is opgelegd op ${imposed === undefined ? 'een onbekende dag' : dutchDate(imposed)}: dan moet de raad haar bekrachtigen (${law.basis}).`,
          advice: `Schrijf bekrachtiging: ja. ${law.gevolg}`,
        }
      : {
          place,
          reason: `De raad bekrachtigt alleen geheimhouding op stukken die naar de raad gaan; dit stuk gaat daar niet heen (${law.basis}).`,
          advice: 'Schrijf bekrachtiging: nee, of zet de raad bij behandeling.',
        }
  }
}

/** The form requires the reasons in the section on the legal framework (juridisch kader). */
function* reasons(document: Document): Iterable<RuleFinding> {
  if ((document.data.geheimhouding ?? []).length === 0) return
  const section = document.sections.find(({ form }) => form.id === 'juridisch-kader')
  if (section === undefined) return
  const text = section.content.map((node) => textOf(node)).join('\n')
  if (/geheim|vertrouwelijk|\bWoo\b|\bWob\b|wet open overheid|openbaarheid van bestuur/i.test(text)) return
  yield {
    place: extentOf(section.content) ?? section.position ?? document.at(['geheimhouding'], 'key'),
    reason: `Op dit voorstel of een bijlage rust geheimhouding, maar onder “${section.form.kop}” staat niet waarom.`,
    advice: 'Leg daar uit welk belang de geheimhouding beschermt en waarom dat zwaarder weegt dan openbaarheid.',
  }
}

function* status(document: Document): Iterable<RuleFinding> {
  if (!document.stated.has('status') || document.data.status !== 'openbaar' || !isSecret(document)) return
  yield {
    place: document.at(['status']),
    reason: 'De status is openbaar, maar op het voorstel rust geheimhouding.',
    advice:
      'Schrijf status: geheim. Rust de geheimhouding alleen op een bijlage, schrijf dan op: bijlage met het nummer.',
  }
}

function* groundless(document: Document): Iterable<RuleFinding> {
  if (!document.stated.has('status') || document.data.status !== 'geheim' || isSecret(document)) return
  const canHave = document.kind.velden.some(({ veld }) => veld === 'geheimhouding')
  // Invalid entries are reported elsewhere.
  const known = document.data.geheimhouding !== undefined || !document.stated.has('geheimhouding')
  if (!canHave || !known) return
  yield {
    place: document.at(['status']),
    reason: 'De status is geheim, maar bij geheimhouding staat niet op welke grond.',
    advice:
      'Zet bij geheimhouding een regel met op: voorstel en de grondslag. Is het stuk alleen besloten, schrijf dan status: besloten.',
  }
}

function isSecret({ data }: Document): boolean {
  return (data.geheimhouding ?? []).some(({ op }) => op === 'voorstel')
}

function* openEnded(document: Document): Iterable<RuleFinding> {
  for (const [index, { tot }] of (document.data.geheimhouding ?? []).entries()) {
    if (tot !== undefined) continue
    yield {
      place: document.at(['geheimhouding', index, 'op']),
      reason: 'Bij deze geheimhouding staat niet tot wanneer zij duurt.',
      advice: 'Schrijf tot: met de laatste dag, of met wat er een einde aan maakt: opheffing door een besluit.',
    }
  }
}

function* expired(document: Document, { day }: RuleContext): Iterable<RuleFinding> {
  const now = day ?? document.data.datum
  if (now === undefined) return
  for (const [index, { tot, opgelegd }] of (document.data.geheimhouding ?? []).entries()) {
    if (tot === undefined || !/^\d{4}-/.test(tot) || tot >= now || tot < (opgelegd ?? '')) continue
    yield {
      place: document.at(['geheimhouding', index, 'tot']),
      reason: `Deze geheimhouding duurde tot ${dutchDate(tot)}; ${day === undefined ? 'dit stuk is van' : 'het is nu'} ${dutchDate(now)}.`,
      advice: 'Kijk de datum na. Is de geheimhouding voorbij, haal haar dan weg.',
    }
  }
}

function* secretAttachments(document: Document): Iterable<RuleFinding> {
  const count = document.data.bijlagen?.length ?? 0
  // Invalid attachments are reported elsewhere; their number is then unknown.
  if (document.data.bijlagen === undefined && document.stated.has('bijlagen')) return
  for (const [index, { op }] of (document.data.geheimhouding ?? []).entries()) {
    const number = Number(/^bijlage (\d+)$/.exec(op)?.[1] ?? 0)
    if (number <= count) continue
    yield {
      place: document.at(['geheimhouding', index, 'op']),
      reason: `Er is geen bijlage ${number}: het voorstel heeft ${count === 0 ? 'geen bijlagen' : count === 1 ? '1 bijlage' : `${count} bijlagen`}.`,
      advice: 'Noem het nummer van de bijlage in de lijst van bijlagen, of schrijf voorstel.',
    }
  }
}
