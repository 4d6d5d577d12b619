import { childAt, childrenOf, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import { type Colour, fillOf } from './colours.ts'
import type { Styles } from './read-styles.ts'
import { type RunFormat, readRunFormat } from './run-format.ts'

/** What a table style gives a cell. */
export interface CellFormat {
  readonly run: RunFormat
  readonly fill?: Colour | 'none' | undefined
}

/** The position of a cell in its table. */
export interface CellPlace {
  readonly row: number
  readonly rows: number
  readonly column: number
  readonly columns: number
}

type Condition = 'firstRow' | 'lastRow' | 'firstCol' | 'lastCol' | 'band1Horz' | 'band2Horz' | 'band1Vert' | 'band2Vert'

/** From low to high precedence (ECMA-376, part 1, 17.7.6). */
const precedence: readonly Condition[] = [
  'band1Vert',
  'band2Vert',
  'band1Horz',
  'band2Horz',
  'firstCol',
  'lastCol',
  'firstRow',
  'lastRow',
]

export interface TableFormat {
  readonly hasHead: boolean
  readonly formatOf: (place: CellPlace) => CellFormat
}

/** @param properties `w:tblPr` */
export function tableFormat(properties: XmlElement | undefined, styles: Styles): TableFormat {
  const style = styles.byId.get(valueAt(properties, 'w:tblStyle') ?? '')
  const look = childAt(properties, 'w:tblLook')?.attributes ?? {}
  const applies = lookOf(look)
  const chain = style?.chain ?? []
  const formatFor = (element: XmlElement | undefined): CellFormat => ({
    run: readRunFormat(childAt(element, 'w:rPr'), styles.theme),
    fill:
      fillOf(childAt(element, 'w:tcPr', 'w:shd'), styles.theme) ??
      fillOf(childAt(element, 'w:pPr', 'w:shd'), styles.theme),
  })
  const whole = chain.map((element) => ({
    ...formatFor(element),
    fill: fillOf(childAt(element, 'w:tblPr', 'w:shd'), styles.theme) ?? formatFor(element).fill,
  }))
  const own: CellFormat = { run: {}, fill: fillOf(childAt(properties, 'w:shd'), styles.theme) }
  const conditional = new Map(
    precedence.map((condition) => [
      condition,
      chain
        .flatMap((element) =>
          childrenOf(element, 'w:tblStylePr').filter((each) => each.attributes['w:type'] === condition),
        )
        .map(formatFor),
    ]),
  )
  return {
    hasHead: applies('firstRow') && (conditional.get('firstRow')?.length ?? 0) > 0,
    formatOf: (place) =>
      merged([
        ...whole,
        own,
        ...precedence
          .filter((condition) => applies(condition) && holds(condition, place, applies))
          .flatMap((condition) => conditional.get(condition) ?? []),
      ]),
  }
}

function merged(formats: readonly CellFormat[]): CellFormat {
  return {
    run: Object.assign({}, ...formats.map(({ run }) => run)) as RunFormat,
    fill: formats.map(({ fill }) => fill).findLast((fill) => fill !== undefined),
  }
}

type Applies = (condition: Condition) => boolean

/** Older files state the look as bits. */
function lookOf(look: Readonly<Record<string, string>>): Applies {
  const bits = Number.parseInt(look['w:val'] ?? '04A0', 16)
  const flag = (name: string, bit: number) => {
    const value = look[`w:${name}`]
    return value === undefined ? (bits & bit) !== 0 : /^(1|true|on)$/.test(value)
  }
  return (condition) => {
    switch (condition) {
      case 'firstRow':
        return flag('firstRow', 0x20)
      case 'lastRow':
        return flag('lastRow', 0x40)
      case 'firstCol':
        return flag('firstColumn', 0x80)
      case 'lastCol':
        return flag('lastColumn', 0x100)
      case 'band1Horz':
      case 'band2Horz':
        return !flag('noHBand', 0x200)
      default:
        return !flag('noVBand', 0x400)
    }
  }
}

function holds(condition: Condition, { row, rows, column, columns }: CellPlace, applies: Applies): boolean {
  const rowInBody = row - (applies('firstRow') ? 1 : 0)
  const columnInBody = column - (applies('firstCol') ? 1 : 0)
  switch (condition) {
    case 'firstRow':
      return row === 0
    case 'lastRow':
      return row === rows - 1
    case 'firstCol':
      return column === 0
    case 'lastCol':
      return column === columns - 1
    case 'band1Horz':
      return rowInBody >= 0 && rowInBody % 2 === 0
    case 'band2Horz':
      return rowInBody >= 0 && rowInBody % 2 === 1
    case 'band1Vert':
      return columnInBody >= 0 && columnInBody % 2 === 0
    default:
      return columnInBody >= 0 && columnInBody % 2 === 1
  }
}
