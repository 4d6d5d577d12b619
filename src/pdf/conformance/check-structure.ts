import { readStructure } from '../tags/read-structure.ts'
import { type Element, forEachElement, isElement } from '../tags/structure.ts'
import { isStandardType } from '../tags/structure-types.ts'
import { accessible, type Breach, breachFor, breachIf, type CheckedFile, tagged } from './breach.ts'

/** Every type has one standard meaning (ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.4). */
export function checkRoles({ file }: CheckedFile): readonly Breach[] {
  const unmapped = new Set<string>()
  const remapped = new Set<string>()
  readStructure(file, (own, role) => {
    if (!isStandardType(role)) unmapped.add(own)
    else if (isStandardType(own) && own !== role) remapped.add(own)
    return role
  })
  const [first = ''] = unmapped
  const [other = ''] = remapped
  return [
    ...breachIf(unmapped.size > 0, tagged, `De tag ${first} heeft geen vaste betekenis.`),
    ...breachIf(remapped.size > 0, tagged, `De tag ${other} heeft een andere betekenis gekregen dan de vaste.`),
  ]
}

/** Checks descriptions, headings, notes, and which element may be in which (ISO 14289-1, 7.2, 7.3, 7.4, 7.7, 7.9). */
export function checkStructure({ file, root }: CheckedFile): readonly Breach[] {
  if (root === undefined) return []
  const undescribed = { Figure: 0, Formula: 0 }
  const notes = new Set<string>()
  let unnumbered = 0
  let misplaced: string | undefined
  forEachElement(root, (current) => {
    const { type, entries, id } = current
    const alt = file.text(entries.get('Alt')) ?? ''
    const isDescribed = alt !== '' || file.text(entries.get('ActualText')) !== undefined
    if ((type === 'Figure' || type === 'Formula') && !isDescribed) undescribed[type]++
    if (type === 'Note') {
      if (id === undefined || id === '' || notes.has(id)) unnumbered++
      notes.add(id ?? '')
    }
    misplaced ??= misplacedIn(current)
  })
  return [
    ...breachFor(undescribed.Figure, accessible, [
      'Een afbeelding heeft geen beschrijving voor wie haar niet ziet.',
      '# afbeeldingen hebben geen beschrijving voor wie ze niet ziet.',
    ]),
    ...breachFor(undescribed.Formula, accessible, [
      'Een formule heeft geen beschrijving voor wie haar niet ziet.',
      '# formules hebben geen beschrijving voor wie ze niet ziet.',
    ]),
    ...breachFor(unnumbered, accessible, ['Een noot heeft geen eigen nummer.', '# noten hebben geen eigen nummer.']),
    ...breachIf(misplaced !== undefined, accessible, misplaced ?? ''),
    ...headingBreaches(root),
  ]
}

/** What may be directly in a list or a table of contents, and where its parts may be (ISO 32000-1, 14.8.4.3). */
const contents: Readonly<Record<string, ReadonlySet<string>>> = {
  L: new Set(['L', 'LI', 'Caption']),
  LI: new Set(['Lbl', 'LBody']),
  TOC: new Set(['TOC', 'TOCI', 'Caption']),
}
const containers: Readonly<Record<string, string>> = { LI: 'L', LBody: 'LI', TOCI: 'TOC' }

function misplacedIn({ type, kids }: Element): string | undefined {
  const types = kids.filter(isElement).map((kid) => kid.type)
  const allowed = contents[type]
  const stranger = types.find((kid) => allowed?.has(kid) === false)
  if (stranger !== undefined) return `In de tag ${type} staat een tag ${stranger}; die hoort daar niet.`
  const lost = types.find((kid) => containers[kid] !== undefined && containers[kid] !== type)
  if (lost !== undefined) return `De tag ${lost} staat niet in een tag ${containers[lost]}.`
  if (allowed?.has('Caption') && types.slice(1).includes('Caption'))
    return 'Het bijschrift van een lijst staat niet voorop.'
  return undefined
}

/** Levels start at 1 and skip none; numbered and unnumbered headings are not mixed (ISO 14289-1, 7.4). */
function headingBreaches(root: Element): readonly Breach[] {
  let last = 0
  let skipped: string | undefined
  let unnumbered = false
  let hasTwins = false
  forEachElement(root, ({ type, kids }) => {
    hasTwins ||= kids.filter((kid) => isElement(kid) && kid.type === 'H').length > 1
    unnumbered ||= type === 'H'
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (level === 0) return
    if (level > last + 1)
      skipped ??= last === 0 ? `De eerste kop is kop ${level}, niet kop 1.` : `Na kop ${last} komt kop ${level}.`
    last = level
  })
  return [
    ...breachIf(skipped !== undefined, accessible, `De koppen slaan een niveau over. ${skipped}`),
    ...breachIf(
      hasTwins || (unnumbered && last > 0),
      accessible,
      'De koppen zeggen niet duidelijk van welk niveau ze zijn.',
    ),
  ]
}
