import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { proposal, trialProject } from '../cli/trial-project.ts'
import { filesBelow } from '../files-below.ts'

const home = mkdtempSync(join(tmpdir(), 'lengte-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

interface Secrets {
  readonly name: string
  readonly clause: string
  readonly block: string
}

const short: Secrets = { name: 'Ab', clause: 'nee', block: 'Kort.' }
const long: Secrets = {
  name: 'mevrouw Van den Berg-Klaverweide en haar vier kinderen',
  clause: `**wij** "verkopen, _maar' alleen_ als 'de prijs hoger is dan -- wat er vorig jaar" is "geboden...`,
  block: 'Veel tekst.\n\n- een\n- twee\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> En nog een aanhaling.',
}

function source({ name, clause, block }: Secrets): string {
  return `---
soort: overig
status: openbaar
titel: 'Gesprek met :lak[${name}]{grond="5.1.2.e"}'
---

## Verslag van :lak[${name}]{grond="5.1.2.e"}

Op de vraag zei zij: :lak[${clause}]{grond="5.1.2.e"}. Dat is een :taal[win-win]{en}.[^1]
Zij noemt ":lak[${clause}]{grond="5.1.2.e"}" 'zo'n' antwoord -- en ':lak[${clause}]{grond="5.1.2.b"}'s "ja".

:::lak{grond="5.1.2.b"}
${block}
:::

| Wie | Wat |
|---|---|
| :lak[${name}]{grond="5.1.2.e"} | eigenaar |

[^1]: Zie de brief van :lak[${name}]{grond="5.1.2.e"}.
`
}

test('nothing of a public edition shows how long what it leaves out is: two that differ in that alone are the same to the byte', async () => {
  const printer = openPrinter({ jobs: 2 })
  try {
    const made = []
    for (const [folder, secrets] of [
      ['kort', short],
      ['lang', long],
    ] as const) {
      mkdirSync(join(home, folder))
      writeFileSync(join(home, folder, 'stuk.md'), source(secrets))
      const request = {
        files: ['stuk.md'],
        cwd: join(home, folder),
        strictness: 'lenient',
        html: 'keep',
        jobs: 1,
      } as const
      const report = await build({ ...request, editions: ['openbaar'] }, { printer })
      expect(
        report.documents[0]?.diagnostics.filter(({ fatal }) => fatal).map(({ reason, line }) => `${line} ${reason}`),
      ).toEqual([])
      const out = join(home, folder, 'uitvoer')
      const names = await filesBelow(out)
      made.push(Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name), 'latin1')])))
    }
    const [one, other] = made
    expect(Object.keys(one ?? {}).sort()).toEqual(
      expect.arrayContaining(['stuk/openbaar/manifest.json', 'stuk/openbaar/overig.pdf']),
    )
    expect(other).toEqual(one)
  } finally {
    await printer.close()
  }
})

describe('a public run that succeeds', () => {
  const lak = (text: string) => `:lak[${text}]{grond="5.1.2.e"}`
  /** Two secrets that differ in words, length, lines, readability and findings. */
  const one = {
    name: 'Ab Li',
    clause: 'nee',
    block: 'Kort.',
    attachment: 'Kort.',
  }
  const other = {
    name: 'mevrouw Van den Berg-Klaverweide en haar vier kinderen',
    clause:
      'teneinde de bovengenoemde aangelegenheid conform de vigerende regelgeving te effectueren en met betrekking tot al het andere wat daar nog bij komt kijken een besluit te nemen, zie NL02 ABNA 0123 4567 89',
    block:
      'Veel tekst...\n\nEn klik hier voor meer.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> Een aanhaling van 06-87654321.',
    attachment: 'Een lange tekst. [Klik hier](https://x.example/).\n\nNL02 ABNA 0123 4567 89\n\nXXX nog invullen.',
  }
  const files = ({ name, clause, block, attachment }: typeof one) => ({
    'voorstel.md': proposal({
      text: [
        `Op de vraag zei zij: ${lak(clause)}. De rekening is NL91 ABNA 0417 1643 00, zegt ${lak(name)} op 06-12345678.`,
        `:::lak{grond="5.1.2.b"}\n${block}\n:::`,
        'Teneinde dit te bespoedigen, zie [hier](https://x.example/a). Mail jan@gmail.com.',
        `| Wie | Wat |\n|---|---|\n| ${lak(name)} | eigenaar |`,
        `Zie de noot[^1] en bijlage 1 en 2.\n\n[^1]: Van ${lak(name)}, teneinde.`,
      ].join('\n\n'),
      without: ['onderwerp'],
      front: [
        `onderwerp: 'Gesprek met ${lak(name)} met betrekking tot alles'`,
        'bijlagen: [{soort: overig, titel: Brief, bestand: brief.md}, {soort: overig, titel: Plan, bestand: plan.md}]',
        'geheimhouding: [{op: bijlage 2, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]',
      ].join('\n'),
    }).replace('## Juridisch kader\n\nn.v.t.', '## Juridisch kader\n\nGeheimhouding is nodig voor de onderhandeling.'),
    'brief.md': `---\nsoort: overig\ntitel: Brief\n---\n\nAan ${lak(name)} en ${lak(clause)}, teneinde.\n\n:::lak{grond="5.1.2.b"}\n${block}\n:::\n\nMet betrekking tot NL91 ABNA 0417 1643 00.\n`,
    'plan.md': `---\nsoort: overig\ntitel: Plan\n---\n\n${attachment}\n`,
  })

  test('is a function of the public text: two secrets give the same bytes in every file, report and log', async () => {
    const results = []
    for (const secrets of [one, other]) {
      const project = await trialProject(files(secrets))
      const forms = ['json=r.json', 'sarif=r.sarif', 'junit=r.xml', 'github=r.txt', 'pretty=p.txt']
      const args = ['build', 'voorstel.md', '--edition', 'openbaar', '--html']
      const { code, out, err } = await project.run(...args, ...forms.flatMap((form) => ['--reporter', form]))
      expect(code, err).toBe(0)
      const told = forms.map((form) => timeless(readFileSync(join(project.root, form.split('=')[1] ?? ''), 'utf8')))
      results.push({
        out,
        err: timeless(err),
        told: told.map((text) => text.replaceAll(project.root, '<map>')),
        files: await project.output(),
      })
    }
    const [first, second] = results
    expect(first?.told.join('\n')).toMatch(/privacy\/iban/)
    expect(first?.told.join('\n')).toMatch(/taal\//)
    expect(second).toEqual(first)
  })
})

function timeless(text: string): string {
  return text.replace(/"(?:duur|seconden)[^"]*": ?[\d.]+|time="[\d.]+"|\(… s\)|\d+,\d s/g, '')
}
