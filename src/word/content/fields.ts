/** A field that is open: its instruction until the separator, then its result. */
interface OpenField {
  instruction: string
  isResult: boolean
}

/** Follows complex fields (`w:fldChar`), which can extend over paragraphs and contain one another. */
export interface FieldStack {
  readonly begin: () => void
  readonly addInstruction: (text: string) => void
  readonly separate: () => void
  readonly end: () => FieldInstruction | undefined
  /** Opens a field whose instruction is known (`w:fldSimple`); closed by `end`. */
  readonly beginSimple: (instruction: string) => void
  readonly isInstruction: () => boolean
  /** The innermost field that produces the text here. */
  readonly name: () => string | undefined
  readonly link: () => string | undefined
}

export interface FieldInstruction {
  /** In capitals: `HYPERLINK`. */
  readonly name: string
  readonly argument: string
  /** After the switch `\l`: a bookmark. */
  readonly anchor: string
}

export function fieldStack(): FieldStack {
  const open: OpenField[] = []
  const results = () => open.filter(({ isResult }) => isResult).map(({ instruction }) => parsed(instruction))
  return {
    begin: () => open.push({ instruction: '', isResult: false }),
    beginSimple: (instruction) => open.push({ instruction, isResult: true }),
    addInstruction: (text) => {
      const field = open.at(-1)
      if (field !== undefined && !field.isResult) field.instruction += text
    },
    separate: () => {
      const field = open.at(-1)
      if (field !== undefined) field.isResult = true
    },
    end: () => {
      const field = open.pop()
      return field === undefined ? undefined : parsed(field.instruction)
    },
    isInstruction: () => open.some(({ isResult }) => !isResult),
    // A link inside a table of contents belongs to that table.
    name: () => {
      const names = results().map(({ name }) => name)
      return names.find((name) => name === 'TOC' || name === 'INDEX') ?? names.at(-1)
    },
    link: () => {
      const found = results().findLast(({ name }) => name === 'HYPERLINK')
      return found === undefined ? undefined : found.argument || `#${found.anchor}`
    },
  }
}

function parsed(instruction: string): FieldInstruction {
  const [, name = '', rest = ''] = /^\s*(\S+)\s*(.*)$/s.exec(instruction) ?? []
  const argument = /^(?:"([^"]*)"|([^\s\\"][^\s]*))/.exec(rest)
  const anchor = /\\l\s+"([^"]*)"/.exec(rest)
  return { name: name.toUpperCase(), argument: argument?.[1] ?? argument?.[2] ?? '', anchor: anchor?.[1] ?? '' }
}
