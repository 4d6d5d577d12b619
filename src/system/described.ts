import { globalRegistry, type ZodOptional, type ZodType } from './zod.ts'

/** A type with the description and examples that its JSON Schema shows in editors. */
export function described<Type extends ZodType>(
  type: Type,
  description: string,
  ...examples: readonly unknown[]
): Type {
  return type.meta(notes(description, examples))
}

/** As `described`, for a key that may be absent. */
export function optional<Type extends ZodType>(
  type: Type,
  description: string,
  ...examples: readonly unknown[]
): ZodOptional<Type> {
  // `meta` would copy the type that was just made.
  const absent = type.optional()
  globalRegistry.add(absent, notes(description, examples))
  return absent
}

function notes(description: string, examples: readonly unknown[]) {
  return examples.length > 0 ? { description, examples } : { description }
}
