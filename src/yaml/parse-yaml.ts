import { Composer, type CST, type Document, Parser, YAMLParseError } from 'yaml'
import { yamlLimits } from './yaml-text.ts'

/** What a text has too much of to be composed, and the offset where it exceeds the limit. */
export interface Excess {
  readonly type: 'levels' | 'properties'
  readonly at: number
}

type Parsed = { readonly type: 'document'; readonly document: Document.Parsed } | Excess

/**
 * Parses YAML as `parseDocument` of the package does, and checks the limits on the syntax tree. The parser of that tree does not recurse;
 * the composer does, and a regular expression that is compiled near the end of the call stack ends the process.
 */
export function parseYaml(yaml: string): Parsed {
  const tokens = [...new Parser().parse(yaml)]
  const excess = excessIn(tokens)
  if (excess) return excess
  const composer = new Composer({
    schema: 'failsafe',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
    logLevel: 'error',
  })
  const [document, another] = composer.compose(tokens, true, yaml.length)
  if (document === undefined) throw new Error('the composer returns a document for every text')
  if (another) {
    const [from, to] = another.range
    document.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', 'more than one document'))
  }
  return { type: 'document', document }
}

/** Goes through the tokens in the order of the text, without recursion. */
function excessIn(tokens: readonly CST.Token[]): Excess | undefined {
  const left: { readonly token: CST.Token; readonly level: number }[] = []
  const add = (parts: readonly CST.Token[], level: number) => {
    for (const token of parts.toReversed()) left.push({ token, level })
  }
  let properties = 0
  add(tokens, 0)
  for (let next = left.pop(); next; next = left.pop()) {
    const { token, level } = next
    if (level > yamlLimits.composed) return { type: 'levels', at: token.offset }
    if (token.type === 'tag' || token.type === 'anchor') properties++
    if (properties > yamlLimits.properties) return { type: 'properties', at: token.offset }
    add(partsOf(token), token.type === 'document' ? level : level + 1)
  }
  return undefined
}

function partsOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case 'document':
      return [...token.start, ...(token.value ? [token.value] : [])]
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap(({ start, key, sep = [], value }) => [
        ...start,
        ...(key ? [key] : []),
        ...sep,
        ...(value ? [value] : []),
      ])
    default:
      return []
  }
}
