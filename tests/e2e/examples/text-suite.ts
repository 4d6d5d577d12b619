import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachmentsGiven, kindOf } from './attachments-given.ts'
import { type BuiltIn, exampleNames, examplesFolder, type Style, styles } from './built-examples.ts'
import { one, readGiven } from './given.ts'
import { readLines } from './read-lines.ts'
import { attachmentLines } from './written-attachment.ts'
import { typographic } from './written-lines.ts'
import { proposalLines } from './written-proposal.ts'

/**
 * The text of every example as others read it, line by line, against what its author wrote: all of it, nothing else, in order.
 */
export function textSuite(built: BuiltIn): void {
  const fileIn = (style: Style, name: string, path: string): string => join(built(style).folder, name, 'intern', path)

  describe.each(exampleNames)('%s', (name) => {
    const path = join(examplesFolder, name, 'voorstel.md')

    test.each(styles)('the proposal in %s: every field and section, and nothing between them', async (style) => {
      const given = readGiven(path)
      const attachments = attachmentsGiven(path, given.data)
      const kind = kindOf(one(given.data.soort) ?? '?')
      expect(await readLines(fileIn(style, name, `${kind.bestandsnaam}.pdf`))).toEqual(
        proposalLines(given, kind, attachments, style).map(typographic),
      )
      // `naam` names the folder.
      expect([undefined, name]).toContain(given.data.naam)
      expect(given.unread(), 'values that no test has an expectation of').toEqual([])
    })

    const count = attachmentsGiven(path, readGiven(path).data).length
    const numbers = Array.from({ length: count }, (_, index) => index)
    test.each(styles.flatMap((style) => numbers.map((index) => [style, index] as const)))(
      'in %s, attachment %i after the first',
      async (style, index) => {
        const proposal = readGiven(path).data
        const attachment = attachmentsGiven(path, proposal)[index]
        if (attachment === undefined) throw new Error('no attachment')
        const file = fileIn(style, name, attachment.output)
        if (attachment.form === 'pdf') {
          expect(readFileSync(file).equals(readFileSync(attachment.source))).toBe(true)
          return
        }
        expect(await readLines(file)).toEqual(attachmentLines(attachment, readGiven(path), style).map(typographic))
        expect(attachment.given?.unread() ?? [], 'values that no test has an expectation of').toEqual([])
      },
    )
  })

  test('between them the examples give every field of the form a value', () => {
    const keys = new Set(
      exampleNames.flatMap((name) => Object.keys(readGiven(join(examplesFolder, name, 'voorstel.md')).data)),
    )
    expect(
      kindOf('collegevoorstel')
        .velden.map(({ veld }) => veld)
        .filter((veld) => !keys.has(veld)),
    ).toEqual([])
  })
}
