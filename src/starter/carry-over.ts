import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import type { Source } from '../document/document.ts'
import { splitFence } from '../document/front-matter/split-fence.ts'
import type { Kind } from '../forms/kind.ts'
import { singleUseFields } from '../forms/vocabulary.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { YamlMap } from '../yaml/yaml-value.ts'

/** What a new document takes over from an earlier one. */
export interface CarriedOver {
  readonly values: YamlMap
  /** Keys that were left out, in file order. */
  readonly leftOut: readonly string[]
  /** Why nothing could be read. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The front matter of an earlier document, verbatim, as far as the kind has its fields. What holds for one document is left out: a
 * number, a date, and above all who may read it.
 */
export function carryOver({ text: raw, name }: Pick<Source, 'text' | 'name'>, kind: Kind): CarriedOver {
  const text = raw.replace(/^\uFEFF/, '')
  const { split, diagnostics } = splitFence(text, name)
  if (split?.yaml === undefined) return { values: {}, leftOut: [], diagnostics }
  const yaml = readYaml({ file: name, text, ...split.yaml })
  const found = [...diagnostics, ...yaml.diagnostics]
  if (yaml.value === undefined || hasErrors(found)) return { values: {}, leftOut: [], diagnostics: found }
  const fields = new Set(kind.velden.map(({ veld }) => veld))
  const singleUse = new Set<string>(singleUseFields)
  const stated = Object.entries(yaml.value).filter(([key, value]) => value !== null && key !== 'soort')
  const isCarried = (key: string) => fields.has(key) && !singleUse.has(key)
  return {
    values: Object.fromEntries(stated.filter(([key]) => isCarried(key))),
    leftOut: stated.flatMap(([key]) => (isCarried(key) ? [] : [key])),
    diagnostics: found,
  }
}
