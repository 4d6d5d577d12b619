import { bodyScope } from '../../diagnostics/body-scope.ts'
import { frontMatterScope } from '../../diagnostics/front-matter-scope.ts'
import { type IgnoreComment, ignoreMark, ignoreWords } from '../../diagnostics/ignore-comment.ts'
import { positionsIn } from '../../diagnostics/positions.ts'
import { yamlComments } from '../../yaml/yaml-text.ts'
import type { Document } from '../document.ts'
import { splitFence } from './split-fence.ts'

const anywhere = new RegExp(ignoreMark, 'i')

/** The ignore comments of a document, in file order. */
export function ignoreCommentsOf(document: Document): readonly IgnoreComment[] {
  if (!anywhere.test(document.source.text)) return []
  return [...inFrontMatter(document), ...inBody(document)]
}

function inFrontMatter({ source: { text, name: file } }: Document): readonly IgnoreComment[] {
  const yaml = splitFence(text, file).split?.yaml
  if (yaml === undefined) return []
  const positions = positionsIn(text)
  return yamlComments(text, yaml).flatMap((comment): readonly IgnoreComment[] => {
    const words = ignoreWords(text.slice(comment.from, comment.to).replace(/^#+/, ''))
    if (words === undefined) return []
    const place = positions.position(comment.from, comment.to)
    return [{ ...words, file, place, ...frontMatterScope(text, yaml, comment) }]
  })
}

/** One HTML node can hold several comments. */
function inBody({ source: { text, name: file }, body, comments }: Document): readonly IgnoreComment[] {
  const positions = positionsIn(text)
  return comments.flatMap((html): readonly IgnoreComment[] => {
    const start = html.position?.start.offset ?? 0
    const whole = text.slice(start, html.position?.end.offset)
    return [...whole.matchAll(/<!--([\s\S]*?)-->/g)].flatMap((found) => {
      const words = ignoreWords(found[1] ?? '')
      if (words === undefined) return []
      const from = start + found.index
      const place = positions.position(from, from + found[0].length)
      return [{ ...words, file, place, ...bodyScope(text, body, html) }]
    })
  })
}
