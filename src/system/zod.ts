import { config } from 'zod'

// Otherwise zod compiles code for every shape, which would contain the field names of a user's own kind.
config({ jitless: true })

/**
 * What this program uses of zod. Other modules import it from here, `import * as z`, so that the setting above is applied first.
 * A list of names, so that bundles lack the rest: locales, formats and JSON Schema as input are two thirds of zod.
 */
export {
  array,
  boolean,
  enum,
  globalRegistry,
  type infer,
  int,
  literal,
  NEVER,
  object,
  type RefinementCtx,
  record,
  registry,
  strictObject,
  string,
  toJSONSchema,
  union,
  type ZodObject,
  type ZodOptional,
  type ZodRawShape,
  type ZodType,
} from 'zod'
export { type $ZodIssue, type $ZodIssueInvalidUnion, toDotPath } from 'zod/v4/core'
