import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { type WordRuleId, wordRules } from '../../rules/word-rules.ts'
import type { WordProblem, WordProblemKind } from '../../word/xml/word-problem.ts'
import { adviceOn } from './advice.ts'

interface Message {
  readonly rule: WordRuleId
  readonly reason: string
  readonly advice?: string
}

const saveAs = 'Open het in Word of LibreOffice, kies Opslaan als, en kies Word-document (.docx).'

const messages: Readonly<Record<WordProblemKind, Message>> = {
  doc: { rule: 'word/geen-word', reason: 'Dit is een document van een oude Word (.doc).', advice: saveAs },
  odt: { rule: 'word/geen-word', reason: 'Dit is een OpenDocument (.odt).', advice: saveAs },
  rtf: { rule: 'word/geen-word', reason: 'Dit is een RTF-document.', advice: saveAs },
  html: { rule: 'word/geen-word', reason: 'Dit is een webpagina.', advice: saveAs },
  'flat-xml': { rule: 'word/geen-word', reason: 'Dit is een document in XML.', advice: saveAs },
  pdf: {
    rule: 'word/geen-word',
    reason: 'Dit is een PDF.',
    advice: 'Zoek het Word-document waar zij van gemaakt is. Of noem de PDF als bijlage in een voorstel.',
  },
  other: {
    rule: 'word/geen-word',
    reason: 'Dit is geen Word-document.',
    advice:
      'Kijk of dit het goede bestand is. Is het een tekst in een ander programma, bewaar haar dan als Word-document (.docx).',
  },
  empty: { rule: 'word/geen-word', reason: 'Dit bestand is leeg.', advice: 'Kijk of dit het goede bestand is.' },
  password: { rule: 'word/beveiligd', reason: 'Op dit document zit een wachtwoord.' },
  damaged: { rule: 'word/beschadigd', reason: 'Dit document is beschadigd.' },
  entities: {
    rule: 'word/beschadigd',
    reason: 'In dit document staan verwijzingen die Word nooit maakt; het is niet gelezen.',
  },
  'too-large': { rule: 'word/te-groot', reason: 'Dit document is uitgepakt te groot om te lezen.' },
}

/** Why a file cannot be imported. */
export function problemFinding({ kind }: WordProblem, file: string): Diagnostic {
  const { rule, reason, advice = adviceOn(rule) } = messages[kind]
  return diagnostic({ rule: wordRules[rule], file, reason, advice })
}
