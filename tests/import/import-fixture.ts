import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config/config.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { type ConvertedDocument, convertDocument } from '../../src/import/convert/convert-document.ts'
import { readWord } from '../../src/word/read-word.ts'

export const documentsFolder = join(import.meta.dirname, 'fixtures', 'documents')

/** What one document becomes, with its account. */
export async function importFixture(name: string, choice: 'accept' | 'reject' = 'accept'): Promise<ConvertedDocument> {
  return importBytes(readFileSync(join(documentsFolder, `${name}.docx`)), name, choice)
}

export async function importBytes(
  bytes: Uint8Array,
  title: string,
  choice: 'accept' | 'reject' = 'accept',
): Promise<ConvertedDocument> {
  const read = await readWord(bytes, choice)
  if (!read.ok) throw read.problem
  const path = join(tmpdir(), 'collegevoorstel-import', title, 'voorstel.md')
  return convertDocument(read.document, { path, title, config: readConfig(path).config, kinds: loadKinds() })
}

/** A folder that is removed after the callback. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
