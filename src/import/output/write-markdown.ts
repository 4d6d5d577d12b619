import type { Root, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { stringify } from 'yaml'

/** Writes the Markdown that `document/markdown/parse-body.ts` reads, with the same extensions. */
const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkDirective)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', incrementListMarker: true })
  .freeze()

export function writeMarkdown(frontMatter: ReadonlyMap<string, unknown>, body: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...body] }
  return `---\n${writeYaml(frontMatter)}---\n\n${writer.stringify(root)}`
}

/** Every value is text: what only looks like a number is quoted. */
function writeYaml(values: ReadonlyMap<string, unknown>): string {
  return stringify(Object.fromEntries(values), { lineWidth: 0, schema: 'core' })
}
