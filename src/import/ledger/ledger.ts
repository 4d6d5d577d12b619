import type { WordRuleId } from '../../rules/word-rules.ts'
import type { WordPlace } from '../../word/model/word-model.ts'

/** What became of something in a Word document that is not simply text. */
export interface ImportNote {
  readonly rule: WordRuleId
  readonly fate: 'left-out' | 'carried-over'
  readonly place: WordPlace
  /** The words concerned. */
  readonly text: string
  /** What it is, as one Dutch sentence. */
  readonly reason: string
}

/** A value of the form that is now in the front matter. */
export interface ImportedValue {
  readonly key: string
  /** As it was in Word, with its label. */
  readonly label: string
  readonly written: string
  /** As it is in the front matter. */
  readonly value: string
}

/** Everything that an import has to account for: each word is in the proposal, or in here. */
export interface Ledger {
  readonly notes: ImportNote[]
  readonly values: ImportedValue[]
  /** Words of the form itself: its labels, its titles, boxes that are not ticked. */
  readonly formWords: string[]
}

export function openLedger(): Ledger {
  return { notes: [], values: [], formWords: [] }
}

/** Notes what is not in the proposal; nothing when it has no words. */
export function leaveOut(ledger: Ledger, rule: WordRuleId, what: Pick<ImportNote, 'place' | 'text' | 'reason'>): void {
  if (what.text.trim() !== '') ledger.notes.push({ rule, fate: 'left-out', ...what })
}

/** Notes what is in the proposal, but in another way than in Word. */
export function carryOver(ledger: Ledger, rule: WordRuleId, what: Pick<ImportNote, 'place' | 'text' | 'reason'>): void {
  ledger.notes.push({ rule, fate: 'carried-over', ...what })
}

/** The notes with the same reason, in the order of their first. */
export function notesByReason(notes: readonly ImportNote[]): ReadonlyMap<string, readonly ImportNote[]> {
  const byReason = new Map<string, ImportNote[]>()
  for (const note of notes) {
    const same = byReason.get(note.reason)
    if (same === undefined) byReason.set(note.reason, [note])
    else same.push(note)
  }
  return byReason
}
