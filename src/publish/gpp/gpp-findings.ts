import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { capitalised } from '../../forms/dutch-words.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import { gppRules, strippedAdvice, strippedReason } from '../../rules/gpp-rules.ts'
import { runRules } from '../../rules/output-rules.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import type { Publication } from '../publication.ts'
import { GppProblem } from './gpp-problem.ts'
import { GppRefusal } from './gpp-refusal.ts'
import { leftBehind, nameOf, type Standing } from './standing.ts'

interface About {
  readonly file: string
  readonly publication: Publication
}

/** What a publication that is in order has become, and what the platform does with its files. */
export function resultFindings({ file, publication }: About, standing: Standing): readonly Diagnostic[] {
  const { reason, advice } = wordsOn(publication, standing)
  const isThere = standing.status === 'concept' || standing.status === 'gepubliceerd'
  return [
    diagnostic({ rule: gppRules['gpp/stand'], file, reason, advice }),
    ...(isThere
      ? [diagnostic({ rule: gppRules['gpp/metagegevens'], file, reason: strippedReason, advice: strippedAdvice })]
      : []),
  ]
}

function wordsOn({ title, documents }: Publication, { status, address, publicAddress, changed }: Standing) {
  const name = `“${onOneLine(title)}”`
  const total = count(documents.length, 'stuk', 'stukken')
  const news = changed === 'yes' ? '' : ' Er is niets veranderd sinds de vorige keer.'
  switch (status) {
    case 'concept':
      return {
        reason: `${name} staat met ${total} als concept op het platform: nog niets daarvan is openbaar.${news}`,
        advice: address
          ? `Kijk het daar na en publiceer het: ${onOneLine(address)}`
          : 'Kijk het na en publiceer het in de GPP-app van uw organisatie.',
      }
    case 'gepubliceerd':
      return {
        reason: `${name} is openbaar op het platform, met ${total}.${news}`,
        advice: `Bekijk het zoals inwoners het zien${publicAddress ? `: ${onOneLine(publicAddress)}` : ', in het burgerportaal van uw organisatie.'}`,
      }
    case 'ingetrokken':
      return {
        // The title may be what is not public.
        reason: `Een publicatie is ingetrokken op het platform.${news}`,
        advice: 'Wie een stuk al heeft bewaard, heeft het nog. Zoekmachines tonen het soms nog enkele dagen.',
      }
    default:
      return {
        reason: 'Van wat niet openbaar mag zijn, staat er niets op het platform.',
        advice: 'U hoeft niets te doen.',
      }
  }
}

/** Undefined for a failure of the program itself. */
export function failureFinding(
  { file, publication }: About,
  standing: Standing,
  error: unknown,
): Diagnostic | undefined {
  const left = leftBehind(publication, standing)
  if (error instanceof GppProblem) {
    const { rule, reason, advice } = error
    return diagnostic({ rule: gppRules[rule], file, reason: capitalised(`${nameOf(publication)} ${reason}.`), advice })
  }
  if (error instanceof GppRefusal) {
    const what = standing.sending === undefined ? nameOf(publication) : `“${onOneLine(standing.sending)}”`
    return diagnostic({
      rule: gppRules['gpp/geweigerd'],
      file,
      reason: error.wrong(what),
      advice: `${error.advice} ${left}`,
    })
  }
  if (!(error instanceof EnvironmentError)) return undefined
  const { code, reason, advice } = error
  return diagnostic({ rule: runRules[`omgeving/${code}`], file, reason, advice: `${advice} ${left}` })
}
