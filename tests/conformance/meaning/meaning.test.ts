import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { build } from '../../../src/pipeline/build.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import { type Built, buildExamples, exampleNames, examplesFolder } from '../../e2e/examples/built-examples.ts'
import { startPrinter } from '../print-html.ts'
import { verdict } from '../verdict.ts'
import { clauses, differences } from './clauses.ts'
import { writeKitchenSink } from './kitchen-sink.ts'
import { readTags, type Tag, type TaggedPdf } from './read-tags.ts'
import { firstLost, lost, type SourceFacts, sourceFacts } from './source-facts.ts'
import { areasOf, everyTag, isTag, lineOf, tagsOf, textOf } from './walk-tags.ts'

/** A PDF that was made, and the Markdown it was made of; none for a picture that became an attachment. */
interface Made {
  readonly name: string
  readonly path: string
  readonly pdf: TaggedPdf
  readonly source: SourceFacts | undefined
}

const styles = ['voorbeeldstad', 'neutraal'] as const
const made: Made[] = []
const scratch = mkdtempSync(join(tmpdir(), 'betekenis-'))
const examples: Built[] = []

beforeAll(async () => {
  for (const style of styles) {
    await addKitchenSink(style)
    const built = await buildExamples({ style })
    examples.push(built)
    for (const name of exampleNames) {
      const folder = join(built.folder, name, 'intern')
      const own = join(examplesFolder, name)
      // A kind states the name of its file.
      const pdf = readdirSync(folder).find((each) => each.endsWith('.pdf')) ?? ''
      await add(`${style}: ${name}`, join(folder, pdf), readFileSync(join(own, 'voorstel.md'), 'utf8'))
      for (const [index, { bestand }] of attachmentsOf(join(own, 'voorstel.md')).entries()) {
        const number = String(index + 1).padStart(2, '0')
        const file = readdirSync(join(folder, 'bijlagen')).find((each) => each.startsWith(number)) ?? ''
        // A PDF that is passed through is not ours.
        if (bestand.endsWith('.pdf')) continue
        const text = bestand.endsWith('.md') ? readFileSync(join(own, bestand), 'utf8') : undefined
        await add(`${style}: ${name} ${bestand}`, join(folder, 'bijlagen', file), text)
      }
    }
  }
}, 300_000)

afterAll(() => {
  for (const built of examples) built.remove()
  rmSync(scratch, { recursive: true, force: true })
})

async function addKitchenSink(style: string): Promise<void> {
  const folder = mkdtempSync(join(scratch, 'alles-'))
  const sources = writeKitchenSink(folder, style)
  const printer = openPrinter({ browser: 'meegeleverd', jobs: 2 })
  const request = { files: ['voorstel.md'], cwd: folder, strictness: 'lenient', html: 'discard', jobs: 1 } as const
  const report = await build(request, { printer }).finally(() => printer.close())
  const errors = report.documents.flatMap(({ diagnostics }) => diagnostics.filter(({ fatal }) => fatal))
  if (errors.length > 0) throw new Error(errors.join('\n'))
  const home = join(folder, 'uitvoer/alles/intern')
  const files = ['voorstel.pdf', ...readdirSync(join(home, 'bijlagen')).map((name) => `bijlagen/${name}`)]
  for (const file of files) await add(`${style}: alles ${file}`, join(home, file), sources.get(file))
}

async function add(name: string, path: string, markdown: string | undefined): Promise<void> {
  const headings = path.endsWith('voorstel.pdf') ? 'fixed' : 'free'
  made.push({
    name,
    path,
    pdf: await readTags(path),
    source: markdown === undefined ? undefined : sourceFacts(markdown, headings),
  })
}

function attachmentsOf(path: string): readonly { readonly bestand: string }[] {
  const matter = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
  return (parse(matter) as { bijlagen?: { bestand: string }[] }).bijlagen ?? []
}

/** What is wrong in each PDF, by its name; empty when nothing is in any. */
function wrong(look: (one: Made) => readonly string[]): readonly string[] {
  return made.flatMap((one) => look(one).map((words) => `${one.name}: ${words}`))
}

const withSource = (look: (source: SourceFacts, one: Made) => readonly string[]) =>
  wrong((one) => (one.source ? look(one.source, one) : []))

/** The proposals with the form of the college; its short form has other headings, and a council proposal has no form. */
const proposals = () =>
  made.filter(({ path }) => path.endsWith('/voorstel.pdf') && !path.includes('buurtfeest-oostwijk'))
/** Examples of those other kinds. */
const others = ['buurtfeest-oostwijk', 'zwembad-de-kolk']

test('all of them are there: every kind, in both styles', () => {
  expect(made.filter(({ name }) => name.includes('alles')).length).toBe(2 * 9)
  expect(made.length).toBe(2 * (9 + 21))
  expect(proposals().length).toBe(2 * (exampleNames.length - others.length + 1))
})

describe('what any PDF must hold to', () => {
  test.each(Object.entries(clauses))('%s', (_, clause) => expect(wrong(({ pdf }) => clause(pdf))).toEqual([]))
})

describe('what the source says', () => {
  test('is read in its order, each word whole, in the order of the tags', () => {
    expect(withSource(({ text }, { pdf }) => firstLost(text, textOf(pdf.root, /^(Figure|Reference)$/)))).toEqual([])
  })

  test('is in the text that yet another reader takes from the page, each word whole and as often', () => {
    const shown = (path: string) => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
    expect(withSource(({ text }, { path }) => lost(text, shown(path)).slice(0, 5))).toEqual([])
  })

  test('of pictures is what is heard of them, in their order', () => {
    const own = /^Logo van/
    const heard = ({ pdf }: Made) =>
      tagsOf(pdf.root, /^Figure$/)
        .map(({ alt }) => alt ?? '')
        .filter((alt) => !own.test(alt))
    expect(withSource(({ pictures }, one) => differences(pictures, heard(one)))).toEqual([])
  })

  test('of boxes to tick is heard, each before its text', () => {
    const boxes = /^(niet )?aangevinkt$/
    const states = ({ pdf }: Made) =>
      [...everyTag(pdf.root)].flatMap(({ type, kids }) =>
        kids.flatMap((kid, index) => {
          if (!isTag(kid) || !boxes.test(kid.actual ?? '')) return []
          const next = kids[index + 1]
          if ((next === undefined || next.type === 'area') && type !== 'TD')
            return [`nothing after ${kid.actual} in ${type}`]
          return [kid.actual ?? '']
        }),
      )
    const own = (one: Made) => states(one).filter((state) => !/^(niet )?aangevinkt$/.test(state))
    expect(wrong(own)).toEqual([])
    // A proposal has the boxes of its form before those of its text.
    expect(withSource(({ boxes }, one) => differences(boxes, states(one).slice(-boxes.length || Infinity)))).toEqual([])
    for (const one of proposals()) expect(states(one).length, one.name).toBeGreaterThanOrEqual(9)
  })

  test('of links: their words and where they lead', () => {
    const told = ({ pdf }: Made) =>
      tagsOf(pdf.root, /^Link$/)
        .filter((link) => areasOf(link).every(({ goal }) => !/^(fn|fnref)-/.test(goal)))
        .map((link) => ({ goal: areasOf(link)[0]?.goal ?? '', says: areasOf(link)[0]?.says ?? '' }))
    const bare = (address: string) => address.replace(/^(https?:\/\/|mailto:|#)/, '').replace(/^(kop-)*/, '')
    expect(
      withSource(({ links }, one) =>
        differences(
          links.map(({ goal, text }) => `${bare(goal)}: ${text.replace(/\s+/g, ' ')}`),
          told(one).map(({ goal, says }) => `${bare(goal)}: ${says}`),
        ),
      ),
    ).toEqual([])
  })

  test('of passages in another language is told, with their words', () => {
    expect(
      withSource(({ foreign }, { pdf }) =>
        foreign.flatMap(({ lang, text }) => {
          const passages = [...everyTag(pdf.root)].filter((tag) => tag.lang === lang).map((tag) => lineOf(tag))
          return passages.some((passage) => firstLost(text, passage).length === 0) ? [] : [`no ${lang} for “${text}”`]
        }),
      ),
    ).toEqual([])
  })

  test('of notes: each is a Note, and referred to as often', () => {
    expect(
      withSource(({ notes, references }, { pdf }) => {
        const found = `${tagsOf(pdf.root, /^Note$/).length} ${tagsOf(pdf.root, /^Reference$/).length}`
        return found === `${notes} ${references}` ? [] : [`${notes} notes, ${references} references, but ${found}`]
      }),
    ).toEqual([])
  })
})

describe('the form', () => {
  test('has its decision points in a numbered list, straight below their heading', () => {
    for (const { name, pdf } of proposals()) {
      const isHead = (tag: Tag) => /^H[1-6]$/.test(tag.type) && lineOf(tag) === 'Voorstel'
      const section = tagsOf(pdf.root, /^Sect$/).find(({ kids: [first] }) => first && isTag(first) && isHead(first))
      const list = section?.kids.filter(isTag)[1]
      expect(list?.type, name).toBe('L')
      expect(list?.numbering, name).toBe('Decimal')
      const labels = list?.kids
        .filter(isTag)
        .map((item) => item.kids.filter(isTag).map((kid) => [kid.type, lineOf(kid)]))
      for (const [index, parts] of (labels ?? []).entries()) {
        expect(parts?.[0], name).toEqual(['Lbl', `${index + 1}.`])
        expect(parts?.[1]?.[0], name).toBe('LBody')
      }
    }
  })

  test('has its labels as headers of the row that holds their value', () => {
    const labels = ['Zaak', 'Zaaknummer', 'Datum', 'Auteur', 'Status', 'Team', 'Onderwerp', 'Portefeuillehouder']
    for (const { name, pdf } of proposals()) {
      const rows = tagsOf(pdf.root, /^TR$/).map((row) => row.kids.filter(isTag))
      for (const label of labels) {
        const row = rows.find(([head]) => head?.type === 'TH' && head.scope === 'Row' && lineOf(head) === label)
        expect(row?.[1]?.type, `${name}: ${label}`).toBe('TD')
        expect(lineOf(row?.[1] ?? pdf.root), `${name}: ${label}`).toMatch(/\S/)
        expect(row?.[1]?.headers, `${name}: ${label}`).toContain(row?.[0]?.id)
      }
    }
  })
})

test('everything Markdown can hold passes 2a and ua1, in every kind and both styles', {
  timeout: 300_000,
}, async () => {
  const files = made.filter(({ name }) => name.includes('alles'))
  expect(await verdict(new Map(files.map(({ name, path }) => [name.replace(/\W+/g, '-'), readFileSync(path)])))).toBe(
    '',
  )
})

test('what the browser prints of a careless page breaks these clauses, so they can fail', async () => {
  const printer = await startPrinter()
  const path = join(scratch, 'browser.pdf')
  const picture =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const html = `<!doctype html><html lang="en"><head><title>x</title><style></style></head><body>
<h2>Kop</h2><h5>Sprong</h5><ul><li>punt</li></ul><figure><img src="${picture}" alt="x"></figure>
<p>Een <a href="https://voorbeeld.example/">koppeling</a>, <span role="img" aria-label="gelakt, artikel 5.1">5.1</span>.</p>
<ul style="list-style: '- '"><li>streep</li></ul><table><tr><th scope="row">a</th><td>b</td></tr></table></body></html>`
  writeFileSync(path, await printer.print(html).finally(() => printer.close()))
  const pdf = await readTags(path)
  const broken = Object.entries(clauses).filter(([, clause]) => clause(pdf).length > 0)
  expect(broken.map(([name]) => name)).toEqual([
    'headings begin at 1, skip no level and say something',
    'a list holds items, an item one label at most and one body',
    'a picture has words, and a box to tick says its state before its text',
    'text is no picture: a redaction and a box are read as words',
    'a picture on one page has a place on it',
    'a table has one name, and no other below its heading has the same',
    'a list with labels says which',
    'a heading of the text opens a section',
    'an area is called what is heard of its link',
    'every area is in a Link, says something and leads somewhere',
    'the language is told',
  ])
})
