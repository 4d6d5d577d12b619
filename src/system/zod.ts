import { config, type ZodOptional, type ZodType } from 'zod'

// Else zod compiles a program for every shape, in which the names of fields that a user's own kind adds would stand.
config({ jitless: true })

/** The one door to zod: whoever describes a shape comes in here, so that the setting above goes before it. */
export * as z from 'zod'

/** A type with the description and examples that its JSON Schema gives to editors. */
export function described<Type extends ZodType>(
  type: Type,
  description: string,
  ...examples: readonly unknown[]
): Type {
  return type.meta(examples.length > 0 ? { description, examples } : { description })
}

/** As `described`, for a key that may be absent. */
export function optional<Type extends ZodType>(
  type: Type,
  description: string,
  ...examples: readonly unknown[]
): ZodOptional<Type> {
  return described(type.optional(), description, ...examples)
}
