import type { Area, Tag, Words } from './read-tags.ts'

export const isTag = (kid: Tag | Words | Area): kid is Tag => 'kids' in kid

/** An element and all under it, in reading order. */
export function* everyTag(tag: Tag): Generator<Tag> {
  yield tag
  for (const kid of tag.kids) if (isTag(kid)) yield* everyTag(kid)
}

export const tagsOf = (root: Tag, type: RegExp): readonly Tag[] =>
  [...everyTag(root)].filter((tag) => type.test(tag.type))

const inline = new Set(['Span', 'Strong', 'Em', 'Sub', 'Code', 'Link', 'Reference', 'Quote', 'Figure'])

/** What is read of an element, a line for each block; what is left out is not read at all. */
export function textOf(tag: Tag, leftOut: RegExp = /^Figure$/): string {
  const text = tag.kids
    .map((kid) => {
      // A line may end behind what is left out: the space there is one between words.
      if (isTag(kid) && leftOut.test(kid.type)) return /\s$/.test(textOf(kid, /^$/)) ? ' ' : ''
      if (isTag(kid)) return textOf(kid, leftOut)
      return 'text' in kid ? kid.text : ''
    })
    .join('')
  return inline.has(tag.type) ? text : `\n${text}\n`
}

export const lineOf = (tag: Tag, leftOut?: RegExp): string =>
  textOf(tag, leftOut)
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** What is heard of an element: its text, with what is read instead of a picture, a redaction or a box. */
function heardOf(tag: Tag): string {
  const parts = tag.kids.map((kid) => {
    if (!isTag(kid)) return 'text' in kid ? kid.text : ''
    const instead = kid.actual ?? kid.alt
    return instead === undefined ? heardOf(kid) : `\u0000${instead}\u0000`
  })
  return parts.join('')
}

/** As `heardOf`, on one line: words that are read instead of something are words of their own. */
export const heardLine = (tag: Tag): string =>
  heardOf(tag)
    .replace(/\u00ad/g, '')
    .replace(/(?<=[\p{L}\p{N}])\0+(?=[\p{L}\p{N}])/gu, ' ')
    .replaceAll('\0', '')
    .replace(/\s+/g, ' ')
    .trim()

/** The pages that an element is on. */
export const pagesOf = (tag: Tag): ReadonlySet<string> =>
  new Set(
    [...everyTag(tag)].flatMap(({ kids }) => kids.flatMap((kid) => (!isTag(kid) && 'text' in kid ? [kid.page] : []))),
  )

/** The areas straight or deeper in an element. */
export const areasOf = (tag: Tag): readonly Area[] =>
  [...everyTag(tag)].flatMap(({ kids }) => kids.filter((kid): kid is Area => kid.type === 'area'))
