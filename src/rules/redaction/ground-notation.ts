import type { Position } from 'unist'
import type { Fix } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { statedGrounds } from '../../document/markdown/redaction.ts'
import { parseGround } from '../../forms/grounds.ts'
import { scalarFix } from '../../yaml/scalar-fix.ts'
import type { RuleFinding } from '../rule.ts'
import { redactionsOf } from '../text/nodes-of.ts'
import { firstLineOf, itemPosition } from '../text/positions.ts'

/** Valid grounds in another notation than that of the law tables, in front matter and in redactions. */
export function* groundNotation(document: Document): Iterable<RuleFinding> {
  yield* statedGroundNotation(document)
  yield* redactionGroundNotation(document)
}

function* statedGroundNotation(document: Document): Iterable<RuleFinding> {
  for (const [index, { grondslag }] of (document.data.geheimhouding ?? []).entries()) {
    const path = ['geheimhouding', index, 'grondslag']
    for (const [number, code] of grondslag.entries()) {
      const position = itemPosition(document, path, number)
      const written = unquoted(document.source.text.slice(position?.start.offset, position?.end.offset))
      if (written === code || parseGround(written)?.code !== code) continue
      yield {
        place: position,
        reason: `De grond “${written}” schrijven wij als ${code}.`,
        advice: `Schrijf ${code}.`,
        fix: scalarFix(document.source.text, position, written, code),
      }
    }
  }
}

function unquoted(written: string): string {
  return /^(["'])(.*)\1$/.exec(written)?.[2] ?? written
}

/** In a redaction the law is the Woo, so that its name can be omitted: `grond="5.1.2.e"`. */
function* redactionGroundNotation(document: Document): Iterable<RuleFinding> {
  for (const node of redactionsOf(document)) {
    const stated = node.attributes?.grond ?? ''
    const parts = statedGrounds(stated)
    const codes = parts.map((part) => parseGround(part)?.code)
    const right = parts.map((part, index) => (part === codes[index] ? part : codes[index]?.replace(/^Woo /, '')))
    if (right.includes(undefined) || right.every((code, index) => code === parts[index])) continue
    yield {
      place: firstLineOf(document, node),
      reason: `De grond “${stated}” schrijven wij als ${right.join(', ')}.`,
      advice: `Schrijf grond="${right.join(', ')}".`,
      fix: attributeFix(document, node.position, stated, right.join(', ')),
    }
  }
}

function attributeFix(
  { source: { text } }: Document,
  position: Position | undefined,
  stated: string,
  right: string,
): Fix | undefined {
  const written = `grond="${stated}"`
  const from = position?.start.offset
  const pieces = text.slice(from, position?.end.offset).split(written)
  if (from === undefined || pieces.length !== 2) return undefined
  const at = from + (pieces[0]?.length ?? 0) + 'grond="'.length
  return [{ from: at, to: at + stated.length, replacement: [right] }]
}
