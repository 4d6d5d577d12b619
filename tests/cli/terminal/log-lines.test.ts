import { describe, expect, it } from 'vitest'
import { proposal, trialProject } from '../trial-project.ts'

/** GitHub takes a line that begins with `::`, spaces before it aside, for a command to the job. */
const commandLines = (text: string) => text.split(/\r\n|\n|\r/).filter((line) => line.trimStart().startsWith('::'))

describe('what a document or its name says never begins a line of its own in a log', () => {
  const key = '"sleutel\\n::stop-commands::x\\n  ::error::Alles is goed.": waarde'

  it.each(['voorstel.md', '::add-mask::a.md', 'een\n::error::twee.md'])('%j', async (name) => {
    const { run } = await trialProject({ [name]: proposal({ front: `${key}\nbehandelwijze: "Hamer\\n::stuk"` }) })
    for (const args of [['check'], ['check', '--fix'], ['build'], ['check', '--reporter', 'pretty']]) {
      const { code, err } = await run(...args, name)
      expect([code, commandLines(err)]).toEqual([1, []])
      expect(err).toContain('De sleutel “sleutel ::stop-commands::x   ::error::Alles is goed.” is onbekend.')
    }
  })

  it('nor does a control character in the name of a file that is repaired, or of one that cannot be used', async () => {
    const name = 'rood\u001B[31m.md'
    const { run } = await trialProject({ [name]: proposal({ without: ['datum'], front: 'datum: 30-3-2021' }) })
    expect((await run('check', '--fix', name)).err).toMatch(/^1 ding hersteld in rood\uFFFD\[31m\.md\n/)
    expect((await run('check', name, '--reporter', `json=${name}`)).err).toMatch(/^--reporter: rood\uFFFD\[31m\.md kan/)
  })
})
