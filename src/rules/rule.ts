import type { Position } from 'unist'
import type { Config } from '../config/config.ts'
import type { Fix } from '../diagnostics/diagnostic.ts'
import {
  defineRules,
  type Rule,
  type RuleDeclaration,
  type RuleName,
  type SharedDeclaration,
} from '../diagnostics/rule.ts'
import type { Document } from '../document/document.ts'
import type { Picture, PictureProblem } from '../document/pictures/image.ts'
import type { KindSet } from '../forms/load-kind.ts'

/** What a check may read beside the document itself. */
export interface RuleContext {
  readonly config: Config
  readonly kinds: KindSet
  /** The current day (ISO), if the caller gave one; otherwise the past is measured from the document's own date. */
  readonly day?: string | undefined
  /** What an image file (absolute path, resolved before) holds; without it no image is opened, and its content is not checked. */
  readonly readPicture?: ((path: string) => Picture | PictureProblem) | undefined
}

/** Something found, in Dutch; `place` is absent only where it is about the whole file. */
export interface RuleFinding {
  /** Another rule than the one whose check this is, where one search finds what two rules are about. */
  readonly rule?: Rule
  readonly place: Position | undefined
  readonly reason: string
  readonly advice: string
  /** Where there is one right answer. */
  readonly fix?: Fix | undefined
}

/** From a document to what is wrong with it. */
export type Check = (document: Document, context: RuleContext) => Iterable<RuleFinding>

/** A rule on a document that was read; without a check it is reported elsewhere: by the check of another rule, or later. */
export interface DocumentRule<Name extends RuleName = RuleName> extends Rule<Name> {
  readonly check?: Check
}

type Declared = RuleDeclaration & { readonly check?: Check }

export function defineDocumentRules<Name extends RuleName>(
  declared: Readonly<Record<Name, Declared>>,
  shared: SharedDeclaration = {},
): { readonly [Each in Name]: DocumentRule<Each> } {
  return defineRules(declared, shared)
}
