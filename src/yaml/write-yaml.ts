import { Document, isCollection } from 'yaml'
import type { YamlValue } from './yaml-value.ts'

/**
 * Writes a value as YAML that `readYaml` reads back as the same value: scalars are text, without any type. `flow` gives one line,
 * `{a: b}`; `block` one line for each key or item, without a final line end.
 */
export function yamlText(value: YamlValue, style: 'flow' | 'block'): string {
  // The failsafe schema knows no numbers or booleans, so that `0123` needs no quotes.
  const document = new Document(value, { schema: 'failsafe', customTags: ['null'] })
  if (style === 'flow' && isCollection(document.contents)) document.contents.flow = true
  // A block scalar is several lines.
  const blockQuote = style === 'block'
  return document.toString({ blockQuote, lineWidth: 0, flowCollectionPadding: false, nullStr: '' }).replace(/\n$/, '')
}
