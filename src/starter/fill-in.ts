import { yamlText } from '../yaml/write-yaml.ts'
import type { YamlValue } from '../yaml/yaml-value.ts'

/** What stands for `{{word}}` in a file that a project begins with; undefined drops the line. */
export type Words = Readonly<Record<string, YamlValue | undefined>>

/** Fills in values as YAML, in a YAML file or front matter. @throws for a word that is not given */
export function filledYaml(text: string, words: Words): string {
  // As an item of a list: what is whole there is whole anywhere.
  return filled(text, words, (value) =>
    typeof value === 'string' ? yamlText([value], 'flow').slice(1, -1) : yamlText(value, 'flow'),
  )
}

/** Fills in values as they are. @throws for a word that is not given */
export function filledText(text: string, words: Readonly<Record<string, string | undefined>>): string {
  return filled(text, words, String)
}

function filled(text: string, words: Words, write: (value: YamlValue) => string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const names = [...line.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
      const unknown = names.find((name) => !Object.hasOwn(words, name))
      if (unknown !== undefined) throw new Error(`nothing to fill in for {{${unknown}}}`)
      if (names.some((name) => words[name] === undefined)) return []
      return [line.replace(/\{\{(\w+)\}\}/g, (_, name: string) => write(words[name] ?? null))]
    })
    .join('\n')
}
