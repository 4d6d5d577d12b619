import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkProposals } from '../../src/pipeline/check.ts'
import { proposal } from '../cli/trial-project.ts'

it('tells of links, pictures and notes also where a document has other errors, and of each once', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'alles-tegelijk-'))
  try {
    writeFileSync(join(cwd, 'stuk.png'), 'geen afbeelding')
    const typed = '[kop](#nergens) [adres](cijfers.pdf) ![Kaart van de wijken](stuk.png) <b>\n\n[^1]: noot'
    const written = (text: string) => {
      writeFileSync(join(cwd, 'voorstel.md'), `${proposal()}\n${text}\n`)
      return checkProposals({ files: ['voorstel.md'], cwd, strictness: 'lenient' })
    }
    const about = /^(links|afbeeldingen|html|tekst)\//
    const rules = async (text: string) => {
      const { documents } = await written(text)
      return documents.flatMap(({ diagnostics }) =>
        diagnostics.map(({ ruleId }) => ruleId).filter((id) => about.test(id)),
      )
    }
    const own = ['links/kop', 'links/adres', 'afbeeldingen/leesbaar']
    expect(await rules(typed)).toEqual([...own, 'html/verboden', 'tekst/voetnoot-ongebruikt'])
    expect(await rules(typed.replace('<b>', ''))).toEqual([...own, 'tekst/voetnoot-ongebruikt'])
  } finally {
    rmSync(cwd, { recursive: true })
  }
})
