import { forEachOperator, type Operator } from '../content/content-operators.ts'
import { operandOf } from '../content/operands.ts'
import { operatorOperands } from '../content/operator-table.ts'
import { type Dict, isArray, isDict, Name, nameOf, type PdfObject, PdfString } from '../file/objects/objects.ts'
import { Keyword, ObjectParser } from '../file/read/parse-object.ts'
import { serialize } from '../file/write/serialize.ts'

/** What rewriting a content stream asks of the resources that it names. */
export interface ContentContext {
  readonly resource: (category: string, name: string) => PdfObject | undefined
  readonly dict: (object: PdfObject | undefined) => Dict | undefined
  /** Whether a layer is hidden. */
  readonly isHidden: (layer: PdfObject | undefined) => boolean
  /** The name under which an inline image is painted. */
  readonly inlineImage: (entries: Dict, data: Uint8Array) => string
  /** Called for marked content that a hidden layer takes along. */
  readonly hiddenMark: (mcid: number) => void
}

export interface RewrittenContent {
  readonly bytes: Uint8Array
  /** The names that the content uses, by category of resource. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>
}

/** An open marked-content sequence: written, left out as such, or hidden with all that it contains. */
type Sequence = 'written' | 'bare' | 'hidden'

/** The category of the resource that an operator names. */
const categories: Readonly<Record<string, string>> = {
  Tf: 'Font',
  gs: 'ExtGState',
  CS: 'ColorSpace',
  cs: 'ColorSpace',
  SCN: 'Pattern',
  scn: 'Pattern',
  sh: 'Shading',
  Do: 'XObject',
}

const paintsPath = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const paints = new Set(['Tj', 'TJ', "'", '"', 'Do', 'sh', 'BI'])

/** Entries of a property list that the structure, or a reader of the text, needs (ISO 32000-1, 14.6.2, 14.8.2.2, 14.9). */
const propertyKeys = ['MCID', 'Type', 'Subtype', 'Attached', 'BBox', 'Lang', 'Alt', 'ActualText', 'E'] as const

/**
 * Writes a content stream anew: known operators with operands of the right kind, without comments and hidden layers. Operators that
 * readers ignore are left out.
 */
export function rewriteContent(bytes: Uint8Array, context: ContentContext): RewrittenContent {
  const rewriter = new Rewriter(bytes, context)
  forEachOperator(bytes, (operator) => rewriter.take(operator))
  return rewriter.end()
}

class Rewriter {
  private readonly bytes: Uint8Array
  private readonly context: ContentContext
  private readonly written: string[] = []
  private readonly used = new Map<string, Set<string>>()
  private readonly sequences: Sequence[] = []
  private hidden = 0

  constructor(bytes: Uint8Array, context: ContentContext) {
    this.bytes = bytes
    this.context = context
  }

  end(): RewrittenContent {
    for (const sequence of this.sequences) if (sequence === 'written') this.written.push('EMC\n')
    return { bytes: Buffer.from(this.written.join(''), 'latin1'), used: this.used }
  }

  take(operator: Operator): void {
    const { name } = operator
    if (name === 'BDC' || name === 'BMC') this.begin(operator)
    else if (name === 'EMC') this.close()
    else if (this.hidden > 0 && paintsPath.has(name)) this.written.push('n\n')
    else if (this.hidden > 0 && paints.has(name)) this.skip(name)
    else if (name === 'BI') this.inline(operator)
    else this.write(operator)
  }

  /** What a hidden operator does besides painting. */
  private skip(name: string): void {
    if (name === "'" || name === '"') this.written.push('T*\n')
  }

  private write(operator: Operator): void {
    const { name } = operator
    const kinds = operatorOperands.get(name)
    if (kinds === undefined) return
    const operands = this.operands(operator, kinds)
    if (operands === undefined) return
    const category = categories[name]
    const resource = category === undefined ? undefined : operands.find((each) => each instanceof Name)
    if (category !== undefined && resource instanceof Name) {
      if (category === 'XObject' && this.isHiddenObject(resource.value)) return
      this.use(category, resource.value)
    }
    this.written.push(
      `${operands.map((each) => (typeof each === 'string' ? each : serialize(each, noRef))).join(' ')} ${name}\n`,
    )
  }

  private use(category: string, name: string): void {
    this.used.set(category, (this.used.get(category) ?? new Set()).add(name))
  }

  private isHiddenObject(name: string): boolean {
    const { context } = this
    return context.isHidden(context.dict(context.resource('XObject', name))?.get('OC'))
  }

  /** The last operands, as many as the operator takes; numbers as they are written. Undefined when one is of another kind. */
  private operands(operator: Operator, kinds: string): readonly (PdfObject | string)[] | undefined {
    const isOpen = kinds === 'N'
    const count = isOpen ? operator.count : kinds.length
    const first = operator.count - count
    if (first < 0) return undefined
    const made: (PdfObject | string)[] = []
    for (let index = 0; index < count; index++) {
      const kind = isOpen ? 'N' : (kinds[index] ?? '')
      const operand = this.operand(operator, first + index, kind)
      if (operand === undefined) return undefined
      made.push(operand)
    }
    return made
  }

  private operand(operator: Operator, index: number, kind: string): PdfObject | string | undefined {
    if (kind === 'n' || kind === 'N') {
      const digits = this.digitsAt(operator.operands[index] ?? 0)
      if (digits !== undefined) return digits
    }
    const found = operandOf(this.bytes, operator, index)
    switch (kind) {
      case 'n':
        return typeof found === 'number' ? found : undefined
      case 'N':
        return typeof found === 'number' || found instanceof Name ? found : undefined
      case 's':
        return found instanceof PdfString ? found : undefined
      case 'm':
        return found instanceof Name ? found : undefined
      default:
        return isArray(found)
          ? found.filter((each) => typeof each === 'number' || each instanceof PdfString)
          : undefined
    }
  }

  /** A number as it is written, so that no digit changes; undefined for one in another notation. */
  private digitsAt(from: number): string | undefined {
    let text = ''
    for (let at = from; at < from + 40; at++) {
      const code = this.bytes[at] ?? 32
      const isPart = (code >= 48 && code <= 57) || code === 46 || ((code === 45 || code === 43) && at === from)
      if (!isPart)
        return code <= 32 || code === 91 || code === 47 || code === 40 || code === 60 ? plain(text) : undefined
      text += String.fromCharCode(code)
    }
    return undefined
  }

  private begin(operator: Operator): void {
    const sequence = this.sequenceOf(operator)
    this.sequences.push(sequence)
    if (sequence === 'hidden') this.hidden++
  }

  private sequenceOf(operator: Operator): Sequence {
    const { context } = this
    const tag = nameOf(
      operandOf(this.bytes, operator, operator.name === 'BMC' ? operator.count - 1 : operator.count - 2),
    )
    const last = operator.name === 'BMC' ? undefined : operandOf(this.bytes, operator, operator.count - 1)
    const properties = last instanceof Name ? context.dict(context.resource('Properties', last.value)) : last
    if (this.hidden > 0) {
      const mcid = isDict(properties) ? properties.get('MCID') : undefined
      if (typeof mcid === 'number') context.hiddenMark(mcid)
      return 'bare'
    }
    if (tag === 'OC') return context.isHidden(isDict(properties) ? properties : undefined) ? 'hidden' : 'bare'
    if (tag === undefined) return 'bare'
    const kept = isDict(properties) ? keptProperties(properties) : new Map()
    const written = serialize(new Name(tag), noRef)
    this.written.push(kept.size === 0 ? `${written} BMC\n` : `${written} ${serialize(kept, noRef)} BDC\n`)
    return 'written'
  }

  private close(): void {
    const sequence = this.sequences.pop()
    if (sequence === 'hidden') this.hidden--
    if (sequence === 'written') this.written.push('EMC\n')
  }

  /** Image data between ID and EI. */
  private inline({ start, end }: Operator): void {
    const parser = new ObjectParser(this.bytes, start, end)
    const entries: Dict = new Map()
    for (let token = parser.next(); !(token instanceof Keyword && token.value === 'BI'); token = parser.next())
      if (token === undefined) return
    for (let key = parser.next(); key instanceof Name; key = parser.next()) {
      const value = parser.next()
      if (value === undefined || value instanceof Keyword) return
      entries.set(key.value, value)
    }
    const name = this.context.inlineImage(entries, this.bytes.subarray(parser.at + 1, Math.max(parser.at + 1, end - 2)))
    this.use('XObject', name)
    this.written.push(`/${name} Do\n`)
  }
}

function plain(text: string): string | undefined {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? text : undefined
}

function keptProperties(properties: Dict): Dict {
  const made: Dict = new Map()
  for (const key of propertyKeys) {
    const value = properties.get(key)
    const isList = isArray(value) && value.every((each) => typeof each === 'number' || each instanceof Name)
    if (isList || typeof value === 'number' || value instanceof Name || value instanceof PdfString) made.set(key, value)
  }
  return made
}

/** The objects in a content stream are all direct (ISO 32000-1, 7.8.2). */
function noRef(): string {
  return 'null'
}
