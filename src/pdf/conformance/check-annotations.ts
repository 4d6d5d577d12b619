import { annotationsOf, isHidden } from '../file/model/annotations.ts'
import { normalizedRectangle, pageBox } from '../file/model/page-box.ts'
import type { Page } from '../file/model/pages.ts'
import { type Dict, isDict, names, Ref, Stream } from '../file/objects/objects.ts'
import { forEachElement } from '../tags/structure.ts'
import { accessible, archive, type Breach, breachFor, breachIf, type CheckedFile } from './breach.ts'

/** Types that PDF/A-2 and -3 allow (ISO 19005-2, 6.3.1). */
const lasting = names(
  'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'FileAttachment Widget PrinterMark TrapNet Watermark Redact',
)

/** An annotation, with the type of the element that refers to it, and its description there. */
interface Placed {
  readonly dict: Dict
  readonly type: string
  readonly parent: string | undefined
  readonly alt: string
}

/** Checks links, fields and other annotations (ISO 14289-1, 7.18; ISO 19005-2, 6.3). */
export function checkAnnotations(checked: CheckedFile): readonly Breach[] {
  const { file, pages } = checked
  const placed = placedAnnotations(checked)
  const visible = placed.filter(({ dict, type }) => type !== 'Popup' && !isHidden(file, dict))
  const text = ({ dict }: Placed, key: string) => file.text(dict.get(key)) ?? ''
  const links = visible.filter(({ type }) => type === 'Link')
  const fields = visible.filter(({ type }) => type === 'Widget')
  const others = visible.filter(({ type }) => !apart.has(type))
  const name = (field: Placed) =>
    text(field, 'TU') || (file.text(file.dict(field.dict.get('Parent'))?.get('TU')) ?? '') || field.alt
  const count = (list: readonly Placed[], isBad: (one: Placed) => boolean) => list.filter(isBad).length
  return [
    ...breachFor(
      count(links, (link) => text(link, 'Contents') === ''),
      accessible,
      ['Een link heeft geen beschrijving.', '# links hebben geen beschrijving.'],
    ),
    ...breachFor(
      count(links, ({ parent }) => parent !== 'Link'),
      accessible,
      ['Een link staat niet in de tags.', '# links staan niet in de tags.'],
    ),
    ...breachFor(
      count(fields, (field) => name(field) === ''),
      accessible,
      ['Een invulveld heeft geen beschrijving.', '# invulvelden hebben geen beschrijving.'],
    ),
    ...breachFor(
      count(fields, ({ parent }) => parent !== 'Form'),
      accessible,
      ['Een invulveld staat niet in de tags.', '# invulvelden staan niet in de tags.'],
    ),
    ...breachFor(
      count(others, (one) => text(one, 'Contents') === '' && one.alt === ''),
      accessible,
      ['Een markering heeft geen beschrijving.', '# markeringen hebben geen beschrijving.'],
    ),
    ...breachFor(
      count(others, ({ parent }) => parent !== 'Annot'),
      accessible,
      ['Een markering staat niet in de tags.', '# markeringen staan niet in de tags.'],
    ),
    ...breachFor(
      pages.filter((page) => annotationsOf(file, page).length > 0 && file.name(page.dict.get('Tabs')) !== 'S').length,
      accessible,
      [
        'Op een bladzijde gaat de Tab-toets niet in leesvolgorde langs de links.',
        'Op # bladzijden gaat de Tab-toets niet in leesvolgorde langs de links.',
      ],
    ),
    ...archiveBreaches(checked, placed),
  ]
}

const apart = new Set(['Link', 'Widget', 'PrinterMark'])

function archiveBreaches({ file }: CheckedFile, placed: readonly Placed[]): readonly Breach[] {
  const flags = ({ dict }: Placed) => file.number(dict.get('F')) ?? 0
  const stays = placed.filter(({ type }) => type !== 'Popup')
  return [
    ...breachIf(
      placed.some(({ type }) => !lasting.has(type)),
      archive,
      'Er zitten geluiden, films of andere dingen in die niet te bewaren zijn.',
    ),
    // Print set; Invisible, Hidden, NoView and ToggleNoView clear (ISO 19005-2, 6.3.2).
    ...breachIf(
      stays.some((one) => (flags(one) & 0b100100111) !== 0b100),
      archive,
      'Er is een link, veld of markering die verborgen is, of niet wordt afgedrukt.',
    ),
    ...breachIf(
      stays.some(({ dict, type }) => type !== 'Link' && !isEmptyArea(file, dict) && !isDrawn(file, dict, type)),
      archive,
      'Van een veld of markering staat niet vast hoe die eruitziet.',
    ),
  ]
}

function isDrawn(file: CheckedFile['file'], dict: Dict, type: string): boolean {
  const appearance = file.dict(dict.get('AP'))
  const normal = file.resolve(appearance?.get('N'))
  if (appearance?.size !== 1) return false
  return normal instanceof Stream || (type === 'Widget' && isDict(normal))
}

function isEmptyArea(file: CheckedFile['file'], dict: Dict): boolean {
  const area = normalizedRectangle(file, dict.get('Rect'))
  return area !== undefined && area[0] === area[2] && area[1] === area[3]
}

/** Annotations outside the crop box are neither seen nor read. */
function placedAnnotations(checked: CheckedFile): readonly Placed[] {
  const { file, pages } = checked
  const parents = parentsOf(checked)
  return pages.flatMap((page) =>
    (file.array(page.dict.get('Annots')) ?? []).flatMap((each): readonly Placed[] => {
      const dict = file.dict(each)
      if (dict === undefined || isOutside(checked, page, dict)) return []
      const parent = each instanceof Ref ? parents.get(each.number) : undefined
      return [{ dict, type: file.name(dict.get('Subtype')) ?? '', parent: parent?.type, alt: parent?.alt ?? '' }]
    }),
  )
}

interface Parent {
  readonly type: string
  readonly alt: string
}

/** The element that refers to each annotation, by object number. */
function parentsOf({ file, root }: CheckedFile): ReadonlyMap<number, Parent> {
  const parents = new Map<number, Parent>()
  if (root !== undefined)
    forEachElement(root, ({ type, entries, kids }) => {
      for (const kid of kids)
        if (kid.kind === 'object') parents.set(kid.object.number, { type, alt: file.text(entries.get('Alt')) ?? '' })
    })
  return parents
}

function isOutside({ file }: CheckedFile, page: Page, annotation: Dict): boolean {
  const area = normalizedRectangle(file, annotation.get('Rect'))
  if (area === undefined) return false
  const [left, bottom, right, top] = pageBox(file, page.dict).crop
  return area[2] <= left || area[0] >= right || area[3] <= bottom || area[1] >= top
}
