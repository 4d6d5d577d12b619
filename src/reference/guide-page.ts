import { loadKinds } from '../forms/load-kind.ts'
import { referenceMarkdown } from './markdown.ts'
import { guidePages } from './topics.ts'

/** The reference page of the guide, `docs/naslag.md`, as Markdown. A test compares it with the file. */
export function builtInReference(): string {
  return referenceMarkdown(guidePages(loadKinds()))
}
