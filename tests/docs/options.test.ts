import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { page, root } from './pages.ts'

// The tables of the page of commands and options, against the options of the program.

const { text } = page('docs/opdrachten.md')
const program = commands(fakeTerminal(root), new AbortController().signal, () => {})

const optionsOf = new Map(
  program.commands.map((command) => [
    command.name(),
    command.options.filter(({ hidden }) => !hidden).flatMap(({ long }) => long ?? []),
  ]),
)

interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The table of which the first cells of the head are these. */
function table(...begin: readonly string[]): Table {
  const tables = [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => line.split('|').slice(1, -1))
      .map((cells) => cells.map((cell) => cell.trim())),
  )
  const found = tables.find(([head]) => begin.every((cell, at) => head?.[at] === cell))
  const [head, , ...rows] = found ?? []
  if (head === undefined) throw new Error(`no table ${begin.join(' | ')}`)
  return { head, rows }
}

function codes(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}

/** Without what follows an option in its code: `--jobs <n>`. */
function optionsIn(cell?: string): readonly string[] {
  return codes(cell)
    .map((code) => code.replace(/ .*/, ''))
    .filter((code) => code.startsWith('--'))
}

const byCommand = table('optie', '`build`')
const columns = byCommand.head.slice(1).flatMap(codes)
const others = table('andere opdracht').rows.map(([names, options]) => ({ names: codes(names), options }))

describe('the page of commands and options', () => {
  it('has a row for each command, and each command in one table of options', () => {
    const described = table('opdracht').rows.flatMap(([cell]) => codes(cell).map((code) => code.split(' ')[1]))
    expect(new Set(described)).toEqual(new Set([...optionsOf.keys(), 'help']))
    const placed = [...columns, ...others.flatMap(({ names }) => names)]
    expect(placed.toSorted()).toEqual([...optionsOf.keys()].filter((name) => name !== 'help').toSorted())
  })

  it.each(columns.map((name, at) => [name, at + 1] as const))('has the options of %s', (name, column) => {
    const stated = byCommand.rows.filter((row) => row[column] === 'ja').flatMap(([option]) => optionsIn(option))
    expect(stated.toSorted()).toEqual(optionsOf.get(name)?.toSorted())
  })

  it.each(others.flatMap(({ names, options }) => names.map((name) => [name, options] as const)))(
    'has the options of %s',
    (name, cell) => {
      const questions =
        name === 'init' ? table('optie', 'wat het is').rows.flatMap(([option]) => optionsIn(option)) : []
      expect([...optionsIn(cell), ...questions].toSorted()).toEqual(optionsOf.get(name)?.toSorted())
    },
  )

  it('explains each option of build', () => {
    const explained = table('optie', 'wat het doet').rows.flatMap(([option]) => optionsIn(option))
    expect(explained.toSorted()).toEqual(optionsOf.get('build')?.toSorted())
  })
})
