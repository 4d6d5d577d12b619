import { isDict, type Json, type JsonDict, listOf, qpdfObjects } from '../qpdf-objects.ts'

/** What the structure says of its marks and objects, and what the parent tree says of the same (ISO 32000-1, 14.7.4.4). */
export interface BothWays {
  /** `holder mark element`, for each mark in an element, and `annotation element` for each object; in order. */
  readonly down: readonly string[]
  /** The same, found from the keys on pages, forms and annotations. */
  readonly up: readonly string[]
  /** Of `up`, those in a form. */
  readonly inForms: number
}

/** Reads with qpdf, from the file at a path, the way down from the top of the tree and the way up from every key in the file. */
export function bothWays(path: string): BothWays {
  const { catalog, dict, entries: objects, resolve } = qpdfObjects(path)
  /** As they refer: a single kid is not in a list. */
  const kidsOf = (json: Json | undefined): readonly Json[] => {
    const found = resolve(json)
    return Array.isArray(found) ? found : listOf(json)
  }
  const tree = dict(catalog['/StructTreeRoot'])
  const down: string[] = []
  const walk = (reference: string, inherited: Json | undefined): void => {
    const element = dict(reference)
    const page = element['/Pg'] ?? inherited
    for (const kid of kidsOf(element['/K'])) {
      const found = dict(kid)
      if (typeof kid === 'number') down.push(`${page} ${kid} ${reference}`)
      else if (found['/Type'] === '/MCR')
        down.push(`${found['/Stm'] ?? found['/Pg'] ?? page} ${found['/MCID']} ${reference}`)
      else if (found['/Type'] === '/OBJR') down.push(`${found['/Obj']} ${reference}`)
      else walk(String(kid), page)
    }
  }
  for (const top of kidsOf(tree['/K'])) walk(String(top), undefined)

  const rows = new Map<number, Json>()
  const leaves = (node: JsonDict): void => {
    const nums = listOf(node['/Nums'])
    for (let index = 0; index < nums.length; index += 2) rows.set(Number(nums[index]), nums[index + 1] ?? null)
    for (const kid of listOf(node['/Kids'])) leaves(dict(kid))
  }
  leaves(dict(tree['/ParentTree']))
  const up: string[] = []
  let inForms = 0
  for (const [name, entries] of objects) {
    const holder = name.replace('obj:', '')
    if (!isDict(entries)) continue
    const row = entries['/StructParents']
    for (const [mark, element] of listOf(typeof row === 'number' ? resolve(rows.get(row)) : null).entries()) {
      if (element === null) continue
      up.push(`${holder} ${mark} ${element}`)
      if (entries['/Subtype'] === '/Form') inForms++
    }
    const single = entries['/StructParent']
    if (typeof single === 'number') up.push(`${holder} ${rows.get(single)}`)
  }
  return { down: down.sort(), up: up.sort(), inForms }
}
