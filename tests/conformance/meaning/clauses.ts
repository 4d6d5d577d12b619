import type { TaggedPdf } from './read-tags.ts'
import { areasOf, everyTag, heardLine, isTag, lineOf, pagesOf, tagsOf } from './walk-tags.ts'

/** What a clause of the standard, or of the project, asks of any PDF that is made; what is wrong in words, empty when nothing is. */
export type Clause = (pdf: TaggedPdf) => readonly string[]

export const clauses: Readonly<Record<string, Clause>> = {
  'headings begin at 1, skip no level and say something': ({ root }) => {
    const levels = tagsOf(root, /^H[1-6]$/).map((tag) => ({ level: Number(tag.type[1]), text: lineOf(tag) }))
    return [
      ...(levels[0]?.level === 1 ? [] : ['the first heading is not H1']),
      ...levels.flatMap(({ level, text }, index) => [
        ...(level > (levels[index - 1]?.level ?? 0) + 1 ? [`“${text}” skips a level`] : []),
        ...(/\p{L}/u.test(text) ? [] : [`a heading H${level} without words`]),
      ]),
    ]
  },

  'every heading is a bookmark, in its order, on its level, with its spaces': ({ root, outline }) => {
    const open: number[] = []
    const headings = tagsOf(root, /^H[1-6]$/).map((tag) => {
      const level = Number(tag.type[1])
      while ((open.at(-1) ?? 0) >= level) open.pop()
      open.push(level)
      return `${open.length} ${lineOf(tag, /^(Figure|Reference)$/)}`
    })
    return differences(
      headings,
      outline.map(({ title, level }) => `${level} ${title}`),
    )
  },

  'a list holds items, an item one label at most and one body': ({ root }) =>
    tagsOf(root, /^L$/).flatMap((list) =>
      list.kids.flatMap((item) => {
        const parts = isTag(item) ? item.kids.map((kid) => kid.type).join(' ') : ''
        return item.type === 'LI' && /^(Lbl )?LBody$/.test(parts) ? [] : [`${item.type} with ${parts} in a list`]
      }),
    ),

  'a header cell has a scope; a cell names headers that its table has': ({ root }) =>
    tagsOf(root, /^Table$/).flatMap((table) => {
      const cells = [...everyTag(table)].filter(({ type }) => type === 'TH' || type === 'TD')
      const headers = new Set(cells.flatMap(({ type, id }) => (type === 'TH' && id ? [id] : [])))
      return cells.flatMap((cell) => [
        ...(cell.type === 'TH' && !/^(Row|Column|Both)$/.test(cell.scope ?? '')
          ? [`TH “${lineOf(cell)}” has no scope`]
          : []),
        ...cell.headers
          .filter((id) => !headers.has(id))
          .map((id) => `“${lineOf(cell)}” names ${id}, which is no header`),
      ])
    }),

  'a picture has words, and a box to tick says its state before its text': ({ root }) =>
    tagsOf(root, /^(Figure|Formula)$/).flatMap(({ alt }) => (alt?.trim() ? [] : ['a Figure without words'])),

  'text is no picture: a redaction and a box are read as words': ({ root }) =>
    tagsOf(root, /^Figure$/).flatMap(({ alt = '' }) =>
      /^(gelakt|(niet )?aangevinkt)/.test(alt) ? [`“${alt}” is a Figure`] : [],
    ),

  'a picture on one page has a place on it': ({ root, pages }) =>
    tagsOf(root, /^(Figure|Formula)$/).flatMap((figure) => {
      const [page, ...others] = pagesOf(figure)
      const [width = 0, height = 0] = pages.get(page ?? '') ?? []
      const [left = -1, bottom = -1, right = 0, top = 0] = figure.box ?? []
      const isInside = left >= 0 && bottom >= 0 && right <= width + 0.01 && top <= height + 0.01
      return [
        ...(/^(Block|Inline)$/.test(figure.placement ?? '') ? [] : [`“${figure.alt}” has no placement`]),
        ...(others.length > 0 || (isInside && left < right && bottom < top)
          ? []
          : [`“${figure.alt}” is at ${figure.box ?? 'no place'}`]),
      ]
    }),

  'a table has one name, and no other below its heading has the same': ({ root }) => {
    const names = new Set<string>()
    return [...everyTag(root)].flatMap((tag) => {
      if (/^H[1-6]$/.test(tag.type)) names.clear()
      if (tag.type !== 'Table') return []
      const captions = tag.kids.filter((kid) => isTag(kid) && kid.type === 'Caption')
      const own = [
        ...captions.map((caption) => (isTag(caption) ? lineOf(caption) : '')),
        ...(tag.summary ? [tag.summary] : []),
      ]
      const [name = ''] = own
      const isKnown = names.has(name)
      names.add(name)
      if (own.length !== 1 || name === '') return [`a table has ${own.length} names: ${own.join(', ')}`]
      return isKnown ? [`two tables are called “${name}”`] : []
    })
  },

  'a list with labels says which': ({ root }) =>
    tagsOf(root, /^L$/).flatMap((list) => {
      const items = list.kids.filter(isTag)
      const hasLabels = items.some((item) => item.kids.some((kid) => isTag(kid) && kid.type === 'Lbl'))
      return hasLabels && (list.numbering ?? 'None') === 'None'
        ? [`“${lineOf(list).slice(0, 40)}” says nothing of its labels`]
        : []
    }),

  'a heading of the text opens a section': ({ root }) =>
    [...everyTag(root)].flatMap(({ type, kids }) =>
      kids.flatMap((kid, index) => {
        if (!isTag(kid) || !/^H[1-6]$/.test(kid.type)) return []
        const isGroup = /^(Document|Part|Art|Sect|Div|BlockQuote)$/.test(type)
        return !isGroup || (type === 'Sect' && index === 0) ? [] : [`“${lineOf(kid)}” is in the middle of ${type}`]
      }),
    ),

  'an area is called what is heard of its link': ({ root }) =>
    tagsOf(root, /^Link$/).flatMap((link) => {
      const heard = heardLine(link)
      return areasOf(link)
        .filter(({ says }) => says !== heard)
        .map(({ says }) => `“${says}”, where “${heard}” is heard`)
    }),

  'every area is in a Link, says something and leads somewhere': ({ root, areas }) => {
    const inLinks = tagsOf(root, /^Link$/).flatMap(areasOf)
    const all = new Set(inLinks.map(({ object }) => object))
    return [
      ...areas.filter((object) => !all.has(object)).map((object) => `annotation ${object} is in no Link`),
      ...inLinks.flatMap(({ says, goal, known }) => [
        ...(/[\p{L}\p{N}]/u.test(says) ? [] : [`a link to ${goal} says “${says}”`]),
        ...(known && goal !== '' ? [] : [`a link to ${goal}, which is nowhere`]),
      ]),
      ...tagsOf(root, /^Link$/).flatMap((link) =>
        areasOf(link).length > 0 ? [] : [`Link “${lineOf(link)}” without an area`],
      ),
    ]
  },

  'a note has an id and ways back; each reference leads to a note': ({ root }) => {
    const notes = tagsOf(root, /^Note$/)
    const references = tagsOf(root, /^Reference$/).flatMap(areasOf)
    const back = notes.map((note) => areasOf(note).filter(({ says }) => says.startsWith('terug naar de tekst')))
    const numbers = new Set(references.map(({ says }) => says))
    return [
      ...notes.flatMap(({ id }, index) =>
        id && back[index]?.length ? [] : [`note ${index + 1} has no id or no way back`],
      ),
      ...references.flatMap(({ says }) => (/^noot \d+$/.test(says) ? [] : [`a reference says “${says}”`])),
      ...(new Set(notes.map(({ id }) => id)).size === notes.length ? [] : ['two notes have one id']),
      ...(numbers.size === notes.length ? [] : [`${notes.length} notes, but references to ${numbers.size}`]),
      ...(back.flat().length === references.length
        ? []
        : [`${references.length} references, ${back.flat().length} ways back`]),
    ]
  },

  'the language is told': ({ root, lang }) =>
    (root.lang ?? lang) === 'nl' ? [] : [`the language is ${root.lang ?? lang}`],
}

export function differences(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const at = wanted.findIndex((each, index) => each !== found[index])
  if (at < 0 && wanted.length === found.length) return []
  const place = at < 0 ? wanted.length : at
  return [`at ${place}: wanted “${wanted[place] ?? 'nothing'}”, found “${found[place] ?? 'nothing'}”`]
}
