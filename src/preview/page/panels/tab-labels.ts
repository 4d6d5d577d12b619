/** A title of this length has room on a tab. */
const room = 30
/** Words that are shared are left out from this length. */
const leastShared = 12

/**
 * A short label for each tab, in which the words that set it apart come first: of `Bijlage 3: Overzicht van de subsidies in Noord`
 * beside the same for Zuid, `Bijlage 3: … Noord`.
 */
export function tabLabels(titles: readonly string[]): readonly string[] {
  const parts = titles.map(divide)
  return titles.map((title, index) => {
    const { lead, words } = parts[index] ?? divide(title)
    if (title.length <= room) return title
    const others = parts.filter((_, at) => at !== index)
    const shared = Math.max(0, ...others.map((other) => sharedLength(words, other.words)))
    return shared < leastShared ? title : `${lead}… ${words.slice(shared)}`
  })
}

/** The number of an attachment or a point, which sets a tab apart already, and the other words. */
function divide(title: string): { readonly lead: string; readonly words: string } {
  const lead = /^(?:Bijlage \d+:|\d+(?:\.\d+)*) /.exec(title)?.[0] ?? ''
  return { lead, words: title.slice(lead.length) }
}

/** Length of the whole words with which both begin; 0 for equal texts, of which nothing would remain. */
function sharedLength(one: string, other: string): number {
  if (one === other) return 0
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return one.lastIndexOf(' ', length - 1) + 1
}
