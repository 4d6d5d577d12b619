import { forEachOperator, type Operator } from '../content/content-operators.ts'
import { pageBytes } from '../content/document-content.ts'
import { operandOf } from '../content/operands.ts'
import { shownCodes } from '../content/shown-codes.ts'
import { annotationsOf } from '../file/model/annotations.ts'
import type { Page } from '../file/model/pages.ts'
import { type Dict, isDict, nameOf, names, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { forEachElement } from '../tags/structure.ts'
import { accessible, archive, type Breach, breachFor, breachIf, type CheckedFile } from './breach.ts'
import { checkFonts, type ShownFont } from './check-fonts.ts'

/** Checks that all content is tagged or an artifact, the fonts that show text, and the colours (ISO 14289-1, 7.1, 7.21). */
export function checkContent(checked: CheckedFile): readonly Breach[] {
  const shown = new ContentWalk(checked).run()
  const profile = outputComponents(checked.file)
  const [rgb, cmyk, gray] = ['DeviceRGB', 'DeviceCMYK', 'DeviceGray'].map((space) => shown.colours.has(space))
  const hasWrongColours = (rgb && profile !== 3) || (cmyk && profile !== 4) || (gray && profile === undefined)
  return [
    ...breachFor(checked.root === undefined ? 0 : shown.unmarked.size, accessible, [
      'Op een bladzijde staat tekst of beeld buiten de tags.',
      'Op # bladzijden staat tekst of beeld buiten de tags.',
    ]),
    ...breachFor(shown.nested.size, accessible, [
      'Op een bladzijde is iets tegelijk als opmaak en als inhoud gemerkt.',
      'Op # bladzijden is iets tegelijk als opmaak en als inhoud gemerkt.',
    ]),
    ...checkFonts(checked.file, shown.fonts),
    ...breachIf(hasWrongColours === true, archive, 'De PDF zegt niet welke kleuren hij precies bedoelt.'),
  ]
}

/** What the content of the pages shows. */
interface Shown {
  /** Pages with content that is neither tagged nor an artifact, and with an artifact within tagged content or the reverse. */
  readonly unmarked: Set<Page>
  readonly nested: Set<Page>
  readonly fonts: Map<Dict, ShownFont>
  /** Device colour spaces. */
  readonly colours: Set<string>
}

type Marking = 'tagged' | 'artifact' | 'none'

const painting = names('Tj TJ \' " S s f F f* B B* b b* sh BI')
const showing = names('Tj TJ \' "')
const colourOf: Readonly<Record<string, string>> = {
  rg: 'DeviceRGB',
  RG: 'DeviceRGB',
  k: 'DeviceCMYK',
  K: 'DeviceCMYK',
  g: 'DeviceGray',
  G: 'DeviceGray',
}

const deepestForm = 25

/** The part of the graphics state that decides how text is shown. */
interface TextState {
  readonly font: Dict | undefined
  readonly mode: number
}

/** Where a stream is painted. */
interface Placement {
  readonly page: Page
  readonly resources: Dict
  /** Object number of the page or form that holds its marked content. */
  readonly holder: number
  readonly marking: Marking
  readonly depth: number
}

type Painted = Pick<Placement, 'marking' | 'page'>

class ContentWalk {
  readonly #file: PdfFile
  readonly #pages: readonly Page[]
  readonly #referenced = new Set<string>()
  /** Forms by the marking under which they were painted: a logo on every page is read once. */
  readonly #read = new Set<string>()
  readonly #shown: Shown = {
    unmarked: new Set(),
    nested: new Set(),
    fonts: new Map(),
    colours: new Set(),
  }

  constructor({ file, pages, root }: CheckedFile) {
    this.#file = file
    this.#pages = pages
    if (root !== undefined)
      forEachElement(root, ({ kids }) => {
        for (const kid of kids) if (kid.kind === 'mark') this.#referenced.add(`${kid.holder}:${kid.mcid}`)
      })
  }

  run(): Shown {
    for (const page of this.#pages) {
      const { ref, resources } = page
      this.#stream(pageBytes(this.#file, page), { page, resources, holder: ref.number, marking: 'none', depth: 0 })
      // The tags of an annotation are those of its object, not of its appearance.
      for (const annotation of annotationsOf(this.#file, page))
        this.#form(this.#file.dict(annotation.get('AP'))?.get('N'), {
          ...{ page, resources, holder: 0, marking: 'artifact', depth: 1 },
        })
    }
    return this.#shown
  }

  #stream(bytes: Uint8Array, placement: Placement): void {
    const marks: Marking[] = [placement.marking]
    const states: TextState[] = []
    let state: TextState = { font: undefined, mode: 0 }
    forEachOperator(bytes, (operator) => {
      const { name } = operator
      const marking = marks.at(-1) ?? 'none'
      if (name === 'BDC' || name === 'BMC') marks.push(this.#begin(bytes, operator, marking, placement))
      else if (name === 'EMC' && marks.length > 1) marks.pop()
      else if (name === 'q') states.push(state)
      else if (name === 'Q') state = states.pop() ?? state
      else if (name === 'Do') this.#paint(bytes, operator, { ...placement, marking, depth: placement.depth + 1 })
      else if (painting.has(name)) this.#show(bytes, operator, state, { marking, page: placement.page })
      else state = this.#change(bytes, operator, state, placement.resources)
    })
  }

  #begin(bytes: Uint8Array, operator: Operator, above: Marking, { holder, resources, page }: Placement): Marking {
    const isArtifact = nameOf(operandOf(bytes, operator, 0)) === 'Artifact'
    const operand = operator.name === 'BDC' ? operandOf(bytes, operator, 1) : undefined
    const properties = isDict(operand) ? operand : this.#named(resources, 'Properties', operand)
    const mcid = this.#file.number(properties?.get('MCID'))
    const isTagged = mcid !== undefined && this.#referenced.has(`${holder}:${mcid}`)
    if ((isArtifact && above === 'tagged') || (isTagged && above === 'artifact')) this.#shown.nested.add(page)
    if (above === 'artifact' || isArtifact) return 'artifact'
    return isTagged ? 'tagged' : above
  }

  #show(bytes: Uint8Array, operator: Operator, { font, mode }: TextState, { marking, page }: Painted): void {
    if (marking === 'none') this.#shown.unmarked.add(page)
    if (font === undefined || !showing.has(operator.name)) return
    const shown = this.#shown.fonts.get(font) ?? { codes: new Set(), isVisible: false }
    const width = this.#file.name(font.get('Subtype')) === 'Type0' ? 2 : 1
    const operand = operator.operands[operator.count - 1] ?? operator.start
    for (const code of shownCodes(bytes, operand, width)) shown.codes.add(code)
    shown.isVisible ||= mode !== 3
    this.#shown.fonts.set(font, shown)
  }

  #change(bytes: Uint8Array, operator: Operator, state: TextState, resources: Dict): TextState {
    const first = () => operandOf(bytes, operator, 0)
    const colour = colourOf[operator.name]
    if (colour !== undefined) this.#colour(colour, resources)
    else if (operator.name === 'cs' || operator.name === 'CS') this.#colour(nameOf(first()) ?? '', resources)
    else if (operator.name === 'Tf') return { ...state, font: this.#named(resources, 'Font', first()) }
    else if (operator.name === 'Tr') return { ...state, mode: Number(first()) }
    return state
  }

  /** A default colour space defines what a device space means (ISO 32000-1, 8.6.5.6). */
  #colour(space: string, resources: Dict): void {
    const known = this.#file.dict(resources.get('ColorSpace'))
    if (space.startsWith('Device') && !known?.has(space.replace('Device', 'Default'))) this.#shown.colours.add(space)
  }

  #paint(bytes: Uint8Array, operator: Operator, placement: Placement): void {
    const name = nameOf(operandOf(bytes, operator, 0)) ?? ''
    const object = this.#file.dict(placement.resources.get('XObject'))?.get(name)
    const found = this.#file.resolve(object)
    if (!(found instanceof Stream)) return
    if (this.#file.name(found.dict.get('Subtype')) === 'Form') this.#form(object, placement)
    else {
      if (placement.marking === 'none') this.#shown.unmarked.add(placement.page)
      this.#colour(this.#file.name(found.dict.get('ColorSpace')) ?? '', placement.resources)
    }
  }

  #form(object: PdfObject | undefined, placement: Placement): void {
    const form = this.#file.resolve(object)
    const number = object instanceof Ref ? object.number : 0
    const key = `${number} ${placement.marking}`
    if (!(form instanceof Stream) || placement.depth > deepestForm || (number > 0 && this.#read.has(key))) return
    // One with untagged content is read again on each page, to count the pages.
    if (placement.marking !== 'none') this.#read.add(key)
    const resources = this.#file.dict(form.dict.get('Resources')) ?? placement.resources
    this.#stream(this.#file.bytes(form), { ...placement, resources, holder: number })
  }

  #named(resources: Dict, category: string, name: PdfObject | undefined): Dict | undefined {
    const key = nameOf(name)
    return key === undefined ? undefined : this.#file.dict(this.#file.dict(resources.get(category))?.get(key))
  }
}

/** The number of colour components of the output intent; undefined where there is none. */
function outputComponents(file: PdfFile): number | undefined {
  for (const each of file.array(file.catalog()?.get('OutputIntents')) ?? []) {
    const profile = file.resolve(file.dict(each)?.get('DestOutputProfile'))
    if (profile instanceof Stream) return file.number(profile.dict.get('N'))
  }
  return undefined
}
