import type { WordRuleId } from '../../rules/word-rules.ts'
import type { TextPiece } from '../../word/model/word-model.ts'
import { carryOver, type Ledger, leaveOut } from '../ledger/ledger.ts'

const unseen: Readonly<
  Partial<Record<TextPiece['visibility'], { readonly rule: WordRuleId; readonly reason: string }>>
> = {
  hidden: { rule: 'word/verborgen-tekst', reason: 'Deze tekst is in Word verborgen, en is niet overgenomen.' },
  background: {
    rule: 'word/onzichtbare-tekst',
    reason: 'Deze tekst heeft de kleur van haar achtergrond of is te klein om te zien, en is niet overgenomen.',
  },
  placeholder: {
    rule: 'word/invulplek',
    reason: 'Dit is de uitleg in een invulvak dat leeg is; zij is niet overgenomen.',
  },
  index: { rule: 'word/veld', reason: 'Deze tekst is voor een register of inhoudsopgave, en is niet overgenomen.' },
}

/** Fields whose text Word makes anew. */
const generated: Readonly<Record<string, string>> = {
  TOC: 'De inhoudsopgave is niet overgenomen: de PDF krijgt bladwijzers.',
  INDEX: 'Het register is niet overgenomen.',
  PAGE: 'Een paginanummer is niet overgenomen: de PDF krijgt eigen paginanummers.',
  NUMPAGES: 'Een paginanummer is niet overgenomen: de PDF krijgt eigen paginanummers.',
  SECTIONPAGES: 'Een paginanummer is niet overgenomen: de PDF krijgt eigen paginanummers.',
}

/** Fields whose text would change when Word opens the document: as it is now, it becomes text. */
const changing = new Set([
  'DATE',
  'TIME',
  'CREATEDATE',
  'SAVEDATE',
  'PRINTDATE',
  'EDITTIME',
  'FILENAME',
  'FILESIZE',
  'AUTHOR',
  'USERNAME',
  'USERINITIALS',
  'LASTSAVEDBY',
  'INCLUDETEXT',
  'INCLUDEPICTURE',
  'LINK',
  'DDE',
  'DDEAUTO',
  'DATABASE',
])

const linkable = /^(?:https?:|mailto:|tel:)/i

/** The visible parts of a piece of text. */
export function siftText(piece: TextPiece, ledger: Ledger): readonly TextPiece[] {
  const { place, text, field, link } = piece
  const hidden = unseen[piece.visibility]
  if (hidden !== undefined) {
    leaveOut(ledger, hidden.rule, { place, text, reason: hidden.reason })
    return []
  }
  const reason = field === undefined ? undefined : generated[field]
  if (reason !== undefined) {
    leaveOut(ledger, 'word/veld', { place, text, reason })
    return []
  }
  if (text.trim() !== '') noteField(piece, ledger)
  const isDead = link !== undefined && !linkable.test(link)
  if (isDead && !link.startsWith('#'))
    carryOver(ledger, 'word/opmaak', {
      place,
      text,
      reason:
        'De koppeling onder deze tekst gaat naar een bestand of een ander programma; alleen de tekst is overgenomen.',
    })
  return withoutOddCharacters({ ...piece, link: isDead ? undefined : link }, ledger)
}

function noteField({ field = '', place, text }: TextPiece, ledger: Ledger): void {
  if (changing.has(field))
    carryOver(ledger, 'word/veld', {
      place,
      text,
      reason: 'Deze tekst vulde Word zelf in; zij is overgenomen zoals zij er stond, en verandert niet meer.',
    })
  if (field === 'FORMULA')
    carryOver(ledger, 'word/object', {
      place,
      text,
      reason: 'Dit is een formule; alleen haar tekens zijn overgenomen, zonder breuken en machten.',
    })
}

/** Typed bars are redactions too. */
const bars = /([█▇▆▓]{2,}|■{3,})/
/** Soft hyphens, directional marks, letters that nobody sees (tags) and control characters have no place in Markdown; a fixed hyphen is a hyphen. */
const odd =
  /(?![\t\n])\p{Cc}|[\u00ad\u180e\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\u{e0000}-\u{e007f}]/gu

function withoutOddCharacters(piece: TextPiece, ledger: Ledger): readonly TextPiece[] {
  const text = piece.text.replace(odd, '').replaceAll('\u2011', '-')
  const parts = piece.visibility === 'redacted' ? [text] : text.split(bars)
  return parts.flatMap((part, index): readonly TextPiece[] => {
    if (part === '') return []
    const isBar = piece.visibility === 'redacted' || index % 2 === 1
    if (isBar && part.trim() !== '')
      carryOver(ledger, 'word/gelakt', {
        place: piece.place,
        text: part,
        reason: 'Deze tekst ziet er gelakt uit maar staat nog in het document; zij is :lak[…] geworden, zonder grond.',
      })
    return [{ ...piece, text: part, visibility: isBar ? 'redacted' : 'visible' }]
  })
}
