import { execFileSync } from 'node:child_process'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type JsonDict = { readonly [key: string]: Json }

const isDict = (json: Json | undefined): json is JsonDict =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
const listOf = (json: Json | undefined): readonly Json[] =>
  Array.isArray(json) ? json : json === undefined || json === null ? [] : [json]

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
  const text = execFileSync('qpdf', ['--json', '--json-stream-data=none', path], { maxBuffer: 2 ** 29 }).toString()
  const { qpdf } = JSON.parse(text) as {
    qpdf: readonly [unknown, { readonly [key: string]: { value?: Json; stream?: { dict: Json } } }]
  }
  const objects = qpdf[1]
  const resolve = (json: Json | undefined): Json | undefined => {
    if (typeof json !== 'string' || !/^\d+ \d+ R$/.test(json)) return json
    const found = objects[`obj:${json}`]
    return found?.stream?.dict ?? found?.value
  }
  const dict = (json: Json | undefined): JsonDict => {
    const found = resolve(json)
    return isDict(found) ? found : {}
  }
  /** As they refer: a single kid is not in a list. */
  const kidsOf = (json: Json | undefined): readonly Json[] => {
    const found = resolve(json)
    return Array.isArray(found) ? found : listOf(json)
  }
  const tree = dict(dict(dict(objects.trailer?.value)['/Root'])['/StructTreeRoot'])
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
  for (const [name, { value, stream }] of Object.entries(objects)) {
    const holder = name.replace('obj:', '')
    const entries = stream?.dict ?? value
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
