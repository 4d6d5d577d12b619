import type { Position } from 'unist'
import type { Config } from '../config/config.ts'
import type { Fix } from '../diagnostics/edit.ts'
import type { RuleId } from '../diagnostics/rule-catalog.ts'
import type { Document } from '../document/document.ts'
import type { Picture, PictureProblem } from '../document/pictures/image.ts'
import type { KindSet } from '../forms/load-kind.ts'

/** What a rule may look at beside the document itself. */
export interface RuleContext {
  readonly config: Config
  readonly kinds: KindSet
  /** The day it is (ISO), where somebody said so; else what is past is measured from the document's own date. */
  readonly day?: string | undefined
  /** What is in a picture's file (absolute path, found before); without it no file is opened, and nothing said of what is in it. */
  readonly readPicture?: ((path: string) => Picture | PictureProblem) | undefined
}

/** Something found, in Dutch; `place` is absent only where it is about the whole file. */
export interface RuleFinding {
  /** Its severity and what it guards are in the catalog. */
  readonly rule: RuleId
  readonly place: Position | undefined
  readonly reason: string
  readonly advice: string
  /** Where there is one right answer. */
  readonly fix?: Fix | undefined
}

/** One check, or a few that look at the same things: from a document to what is wrong with it. */
export type Rule = (document: Document, context: RuleContext) => Iterable<RuleFinding>
