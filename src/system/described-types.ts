import type { ZodOptional, ZodType } from './zod.ts'

/** A type with the description and examples that its JSON Schema shows in editors. */
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
