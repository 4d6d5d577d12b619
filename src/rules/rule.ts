import type { Position } from 'unist'
import type { Config } from '../config/config.ts'
import type { Document } from '../document/document.ts'
import type { KindSet } from '../kinds/load-kind.ts'
import type { Severity } from '../report/diagnostic.ts'

/** What a rule may look at beside the document itself. */
export interface RuleContext {
  readonly config: Config
  readonly kinds: KindSet
}

/** Something found, in Dutch; `place` is absent only where it is about the whole file. */
export interface RuleFinding {
  readonly place: Position | undefined
  readonly reason: string
  readonly advice: string
}

/** One check: a name, how much it counts, and one function from a document to what is wrong with it. */
export interface Rule {
  /** `familie/regel`, also the name of its page. */
  readonly id: string
  readonly severity: Severity
  /** Keeps text or attachments from being lost in silence: always an error, whatever the config says. */
  readonly fixed?: true
  /** What it guards, in one Dutch sentence. */
  readonly summary: string
  readonly check: (document: Document, context: RuleContext) => Iterable<RuleFinding>
}
