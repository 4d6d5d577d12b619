import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { earlier, failing, proposal, trialProject } from '../cli/trial-project.ts'

/** Paragraphs of sixty different words, more than three million bytes of them. */
const words = (paragraph: number) => Array.from({ length: 60 }, (_, index) => `woord${paragraph}x${index}`).join(' ')
const threeMegabytes = proposal({ text: Array.from({ length: 4500 }, (_, index) => words(index)).join('\n\n') })

describe('a proposal of three megabytes', () => {
  it('is made, to the last word', async () => {
    expect(Buffer.byteLength(threeMegabytes)).toBeGreaterThan(3_000_000)
    const project = await trialProject({ 'voorstel.md': threeMegabytes })
    const { code, err } = await project.run('build', 'voorstel.md', '--timeout', '600')
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^✓ voorstel\.md: 1 PDF, \d{3,4} pagina’s/) })
    const pdf = join(project.root, 'uitvoer/proef/intern/voorstel.pdf')
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 64_000_000 })
    expect(text).toContain('woord0x0')
    expect(text).toContain('woord4499x59')
  }, 600_000)

  it('runs out of time when it gets a second, with the step and the flag, and nothing half written', async () => {
    const project = await trialProject({ ...earlier, 'voorstel.md': threeMegabytes })
    const err = await failing(project, 3, 'build', 'voorstel.md', '--timeout', '1')
    const lines = err.split('\n')
    expect(lines[0]).toBe('✗ voorstel.md: mislukt')
    // A text of such sentences has other things said of it as well; this is said last.
    const [where, advice, ...rest] = lines.slice(lines.findIndex((line) => line.includes('duurde langer')))
    expect(where).toMatch(
      /^voorstel\.md {2}fout {2}(Het starten van de browser|Het (laden|afdrukken) van het document) duurde langer dan 1 seconde \(stap: (starten|laden|afdrukken)\)\.$/,
    )
    expect(advice).toBe(
      '  Geef meer tijd met --timeout <seconden>, of maak met --jobs minder documenten tegelijk.  [omgeving/tijd-verstreken]',
    )
    expect(rest.slice(0, 2)).toEqual(['', '1 fout'])
  }, 600_000)
})
