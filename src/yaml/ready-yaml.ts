import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../system/package-folder.ts'
import { readYaml, type YamlRead } from './read-yaml.ts'
import type { YamlText } from './yaml-text.ts'

type Values = NonNullable<YamlRead['value']>

/** What the package's own YAML holds, by the key of its text: dist/gegevens.json, made with the bundle. */
export type ReadyYaml = Readonly<Record<string, Values>>

/** The same text gives the same key, and so the same values: who edits a file of the package gets what it says now. */
function readyKey(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** Reads texts beforehand: a sixth of a cold check went into reading what never changes. */
export function makeReadyYaml(texts: readonly string[]): ReadyYaml {
  return Object.fromEntries(
    texts.flatMap((text) => {
      const { value } = readYaml({ file: '', text, from: 0, to: text.length })
      return value ? [[readyKey(text), value]] : []
    }),
  )
}

let made: ReadyYaml | undefined

/** As readYaml, for a text that may be one of the package's own: then nothing is parsed until a place in it is asked for. */
export function readPackageYaml(source: YamlText): YamlRead {
  made ??= read()
  const value = made[readyKey(source.text)]
  if (value === undefined) return readYaml(source)
  let parsed: YamlRead | undefined
  return {
    value,
    diagnostics: [],
    at: (path, part) => {
      parsed ??= readYaml(source)
      return parsed.at(path, part)
    },
  }
}

function read(): ReadyYaml {
  const path = join(packageFolder, 'dist', 'gegevens.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
