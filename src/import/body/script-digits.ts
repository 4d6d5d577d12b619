const digits = '0123456789+-=()'
const scripts = { superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', subscript: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' } as const

/** Raised or lowered digits as characters: `m²`, `CO₂`. Undefined if a character has no such form. */
export function inScript(text: string, script: keyof typeof scripts): string | undefined {
  let result = ''
  for (const character of text) {
    const index = digits.indexOf(character)
    if (index < 0) return undefined
    result += scripts[script].charAt(index)
  }
  return result
}
