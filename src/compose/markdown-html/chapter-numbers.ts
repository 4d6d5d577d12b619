import type { Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'

/** Gives a heading its number by its level, 2 or 3: `1. `, `1.1 `; empty on other levels, and below no chapter. */
export type ChapterNumbers = (level: number) => string

/**
 * Numbers for the chapters of one text, in reading order; undefined where the author numbers them. They are written as text:
 * the browser gives what a style sheet counts no tag, and nobody would hear it.
 */
export function chapterNumbers(body: Root): ChapterNumbers | undefined {
  const chapters = body.children.filter((node) => node.type === 'heading' && node.depth === 2)
  if (chapters.some((chapter) => /^\d+[.)\s]/.test(textOf(chapter)))) return undefined
  let chapter = 0
  let paragraph = 0
  return (level) => {
    if (level === 2) {
      chapter += 1
      paragraph = 0
      return `${chapter}. `
    }
    if (level !== 3 || chapter === 0) return ''
    paragraph += 1
    return `${chapter}.${paragraph} `
  }
}
