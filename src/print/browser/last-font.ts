import { symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Surroundings } from '../../system/surroundings.ts'

const name = 'source-sans'
const file = join('TTF', 'SourceSans3-Regular.ttf')

/**
 * Shows the browser one font that is ours as the only one installed, by what is handed back for its environment. It is the
 * last resort for signs that no face of the document has. With the machine's fonts the same document would look different on
 * another machine; without any, as in most containers, Chromium leaves out letters of faces that it loads later, or stops.
 * On Linux only: other systems have no such setting, and always have fonts. Their fonts are noticed in the finished PDF.
 * @param folder a private one
 */
export function lastFont(folder: string, here: Surroundings): Readonly<Record<string, string>> {
  const font = here.platform === 'linux' ? ownFont() : undefined
  if (font === undefined) return {}
  const config = join(folder, 'lettertypen.conf')
  symlinkSync(font, join(folder, 'lettertype.ttf'))
  const place = escapeXml(folder)
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${place}</dir><cachedir>${place}</cachedir></fontconfig>`,
  )
  return { FONTCONFIG_FILE: config }
}

/** A temporary folder may have any name. */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function ownFont(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)
  } catch {
    return undefined
  }
}
