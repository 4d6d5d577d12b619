import type { Document } from '../../src/document/document.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'

/** A proposal with this front matter and text. */
export function readText(front: string, text: string): Document {
  const source = { path: '/p/voorstel.md', name: 'voorstel.md', text: `---\n${front}\n---\n\n## Voorstel\n\n${text}\n` }
  const { document } = readDocument(source, loadKinds())
  if (document === undefined) throw new Error('the text cannot be read')
  return document
}
