import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Document } from '../document/document.ts'
import { daysAfter, dutchDate } from '../forms/dutch-date.ts'
import { count } from '../report/message-text.ts'
import { defineDocumentRules, type RuleContext, type RuleFinding } from './rule.ts'
import { endOfBody } from './text/positions.ts'

/** Rules on answers to written questions of councillors. */
export const questionRules = defineDocumentRules(
  {
    'vragen/termijn': { guards: 'Vragen worden binnen de termijn beantwoord.', check: term },
    'vragen/antwoorden': { guards: 'Er zijn net zo veel antwoorden als vragen.', check: answers },
  },
  { severity: 'warning', revealedBy: 'value' },
)

/** The term is in the council's rules of procedure, and in the config. */
function* term(document: Document, { config, day }: RuleContext): Iterable<RuleFinding> {
  const { ingekomen, datum } = document.data
  const now = day ?? datum
  if (ingekomen === undefined || now === undefined) return
  const { dagen, artikel } = config.vragenrecht
  const due = daysAfter(ingekomen, dagen)
  if (now <= due) return
  yield {
    place: document.at(['ingekomen']),
    reason: `Het antwoord moest er zijn op ${dutchDate(due)}: ${dagen} dagen na ${dutchDate(ingekomen)}.`,
    advice: `Stuur de raad een bericht met de reden van de vertraging en de dag van het antwoord (artikel ${artikel} van het reglement van orde), als dat nog niet is gebeurd.`,
  }
}

function* answers(document: Document): Iterable<RuleFinding> {
  const { vragen } = document.data
  if (vragen === undefined || vragen.length === 0 || !document.kind.velden.some(({ veld }) => veld === 'vragen')) return
  const found = answersIn(document.body.children)
  if (found === vragen.length) return
  yield {
    place: found < vragen.length ? endOfBody(document) : document.at(['vragen'], 'key'),
    reason: `De voormatter heeft ${count(vragen.length, 'vraag', 'vragen')}, de tekst ${found === 0 ? 'geen antwoorden' : count(found, 'antwoord', 'antwoorden')}.`,
    advice: 'Zet boven elk antwoord een kop met het nummer van de vraag: ## Vraag 2.',
  }
}

/** Answers start at a heading "Vraag 2" or "Antwoord op vraag 2", otherwise at a quotation, as on the printed page. */
function answersIn(content: readonly RootContent[]): number {
  const headings = content.filter(
    (node) => node.type === 'heading' && /^(?:antwoord (?:op )?)?vraag \d{1,3}\b/i.test(textOf(node).trim()),
  )
  if (headings.length > 0) return new Set(headings.map((node) => /\d+/.exec(textOf(node))?.[0])).size
  return content.filter((node) => node.type === 'blockquote').length
}
