import { nameOf, type PdfObject } from '../file/objects/objects.ts'
import type { Element } from '../tags/structure.ts'
import type { CheckedFile } from './breach.ts'

/** The value of an attribute, of the element itself or of its classes (ISO 32000-1, 14.7.5). */
export function attributeOf({ file }: CheckedFile, element: Element, name: string): PdfObject | undefined {
  const classes = file.dict(file.dict(file.catalog()?.get('StructTreeRoot'))?.get('ClassMap'))
  const listed = (object: PdfObject | undefined) => file.array(object) ?? [object ?? null]
  const shared = listed(element.entries.get('C')).flatMap((each) => {
    const className = nameOf(file.resolve(each))
    return className === undefined ? [] : listed(classes?.get(className))
  })
  for (const each of [...listed(element.entries.get('A')), ...shared]) {
    const value = file.resolve(file.dict(each)?.get(name))
    if (value !== undefined && value !== null) return value
  }
  return undefined
}
