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
import type { TrackedFiles } from '../system/tracked-files.ts'

/** What a check can use besides the document. */
export interface RuleContext {
  readonly config: Config
  readonly kinds: KindSet
  /** Resolves references to files, and records them. */
  readonly tracked: TrackedFiles
  /** The current day (ISO), if the caller gave one; otherwise the past is measured from the document's own date. */
  readonly day?: string | undefined
  /** Reads an image file (absolute path, resolved); without it, the content of images is not checked. */
  readonly readPicture?: ((path: string) => Picture | PictureProblem) | undefined
}

/** A finding of a check, in Dutch. */
export interface RuleFinding {
  /** If it differs from the rule of the check: one search can find the problems of two rules. */
  readonly rule?: Rule
  /** Undefined only if it is about the whole file. */
  readonly place: Position | undefined
  readonly reason: string
  readonly advice: string
  /** Present if there is one correct fix. */
  readonly fix?: Fix | undefined
}

/** What is wrong and what to do, where the place follows from what was searched. */
export type Remark = Pick<RuleFinding, 'reason' | 'advice'> & Partial<Pick<RuleFinding, 'place' | 'fix'>>

export type Check = (document: Document, context: RuleContext) => Iterable<RuleFinding>

/** A rule on a document. Without a check, it is reported by the check of another rule, or at a later stage. */
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
