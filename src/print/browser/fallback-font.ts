import { symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { attempt } from '../../system/attempt.ts'
import type { Surroundings } from '../../system/surroundings.ts'
import { xmlText } from '../../system/xml-text.ts'

const name = 'source-sans'
const file = join('TTF', 'SourceSans3-Regular.ttf')

/**
 * Makes one font of this program the only installed one, for characters that no font of the document has. The result is the
 * environment of the browser. Linux only: other systems have no such setting (docs/decisions.md).
 * @param folder a private folder
 */
export function fallbackFont(folder: string, here: Surroundings): Readonly<Record<string, string>> {
  const font = here.platform === 'linux' ? ownFont() : undefined
  if (font === undefined) return {}
  const config = join(folder, 'lettertypen.conf')
  symlinkSync(font, join(folder, 'lettertype.ttf'))
  // The path of a temporary folder may hold any character.
  const path = xmlText(folder)
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${path}</dir><cachedir>${path}</cachedir></fontconfig>`,
  )
  return { FONTCONFIG_FILE: config }
}

function ownFont(): string | undefined {
  return attempt(() => join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file))
}
