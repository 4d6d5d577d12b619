import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkProposals } from '../../../src/pipeline/check.ts'
import { proposal } from '../../cli/trial-project.ts'

const folder = mkdtempSync(join(tmpdir(), 'half-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ground = '{grond="5.1.2.e"}'

/** What an author may type who means to have a text redacted, and what would be printed as it stands. */
const halves = [
  `:lak [Kwartel]${ground}`,
  `:Lak[Kwartel]${ground}`,
  `: lak[Kwartel]${ground}`,
  `lak[Kwartel]${ground}`,
  `:lak_[Kwartel]${ground}`,
  `：lak[Kwartel]${ground}`,
  `:lak[Kwartel] ${ground}`,
  `:lak(Kwartel)${ground}`,
  `::lak[Kwartel]${ground}`,
  `:::lak[Kwartel]${ground}`,
  `:lakken[Kwartel]${ground}`,
  `:gelakt[Kwartel]${ground}`,
  `:\u200blak[Kwartel]${ground}`,
  `&#58;lak[Kwartel]${ground}`,
  `:lak[Kwartel`,
  ':lak[Kwartel]',
  ':lak[Kwartel]{grond="9.9"}',
  ':lak[Kwartel]{grond=“5.1.2.e”}',
  ':lak[Kwartel]{grond="5.1.2.e"',
  ':lak[Kwartel{grond="5.1.2.e"}',
  `:lak[Kwartel\n\nmeer]${ground}`,
  `:lak\n[Kwartel]${ground}`,
  `| a | b |\n|---|---|\n| :lak[Kwar|tel]${ground} | x |`,
  `\`:lak[Kwartel]${ground}\``,
  `\`\`\`\n:lak[Kwartel]${ground}\n\`\`\``,
  `<b>:lak[Kwartel]${ground}</b>`,
  `[x](https://www.voorbeeldstad.example/:lak[Kwartel]${ground})`,
  `:::lak${ground}\nKwartel`,
  `::::lak${ground}\nKwartel\n:::`,
  `- a\n\n  :::lak${ground}\n  Kwartel\n\n- b`,
  `> :::lak${ground}\n> Kwartel\n\nverder`,
  `::: lak ${ground}\nKwartel\n:::`,
  `:::Lak${ground}\nKwartel\n:::`,
]

it.each(halves)('refuses a redaction that is not one: %s', async (half) => {
  writeFileSync(join(folder, 'voorstel.md'), proposal().replace('## Samenvatting\n', `## Samenvatting\n\n${half}\n`))
  const [report] = (await checkProposals({ files: ['voorstel.md'], cwd: folder, strictness: 'lenient' })).documents
  expect(report?.outcome).toBe('fouten')
})

it.each([`\\:lak[Kwartel]${ground}`, `:lak[Kwartel]${ground}`, 'De lak[1] is droog, met grond{verf} erop.'])(
  'takes what is one, and what is meant as plain text: %s',
  async (whole) => {
    writeFileSync(join(folder, 'voorstel.md'), proposal().replace('## Samenvatting\n', `## Samenvatting\n\n${whole}\n`))
    const [report] = (await checkProposals({ files: ['voorstel.md'], cwd: folder, strictness: 'lenient' })).documents
    expect(report?.outcome).toBe('gemaakt')
  },
)
