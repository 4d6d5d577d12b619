import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Built, buildExamples } from './built-examples.ts'

/** The pages that matter, as pictures: whoever changes them sees it here, and looks at them (`GOLDENS=new` takes the new ones). */
const pages = [
  ['routeblad', 'wijkgericht-werken/intern/voorstel.pdf', 1],
  ['voorstel', 'wijkgericht-werken/intern/voorstel.pdf', 2],
  ['brief', 'wijkgericht-werken/intern/bijlagen/01-brief-raad.pdf', 1],
  ['beantwoording', 'herziening-subsidies/intern/bijlagen/03-beantwoording-vragen.pdf', 1],
  ['geheim', 'herziening-subsidies/intern/bijlagen/05-financiele-positie.pdf', 1],
  ['onaf', 'kort-en-onaf/intern/voorstel.pdf', 3],
] as const

const goldens = join(import.meta.dirname, 'goldens')
/** Programs that draw differ in the edges of letters; a line that moves differs more. */
const allowed = 0.004
let built: Built
let scratch = ''

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'pagina-'))
  built = await buildExamples()
})
afterAll(() => {
  built.remove()
  rmSync(scratch, { recursive: true, force: true })
})

function picture(path: string, page: number): PNG {
  const to = join(scratch, 'pagina')
  execFileSync('pdftoppm', [
    '-r',
    '60',
    '-f',
    `${page}`,
    '-l',
    `${page}`,
    '-gray',
    '-png',
    '-singlefile',
    join(built.folder, path),
    to,
  ])
  return PNG.sync.read(readFileSync(`${to}.png`))
}

it.each(pages)('%s looks as it did', (name, path, page) => {
  const golden = join(goldens, `${name}.png`)
  const made = picture(path, page)
  if (!existsSync(golden) || process.env.GOLDENS === 'new') {
    if (process.env.CI && !existsSync(golden)) throw new Error(`${golden} is missing`)
    writeFileSync(golden, PNG.sync.write(made, { colorType: 0 }))
  }
  const kept = PNG.sync.read(readFileSync(golden))
  expect([made.width, made.height]).toEqual([kept.width, kept.height])
  const difference = new PNG({ width: made.width, height: made.height })
  const count = pixelmatch(kept.data, made.data, difference.data, made.width, made.height, { threshold: 0.2 })
  const share = count / (made.width * made.height)
  const shown = join(tmpdir(), 'collegevoorstel-verschil')
  if (share > allowed) {
    mkdirSync(shown, { recursive: true })
    writeFileSync(join(shown, `${name}-nu.png`), PNG.sync.write(made))
    writeFileSync(join(shown, `${name}-verschil.png`), PNG.sync.write(difference))
  }
  expect(share, `the page and the difference are in ${shown}`).toBeLessThanOrEqual(allowed)
})
