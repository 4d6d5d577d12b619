import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
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
  clause: '**wij** verkopen, _maar alleen_ als de prijs hoger is dan wat er vorig jaar is geboden',
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
