import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { severityOf } from '../../../src/diagnostics/diagnostic.ts'
import { checkFiles } from '../../../src/meeting/check-files.ts'
import { editionsExample, exampleNames, examplesFolder } from './built-examples.ts'

/** Unfinished on purpose, to show what an author then sees. */
const unfinished = 'kort-en-onaf'

async function findingsIn(...files: readonly string[]): Promise<readonly string[]> {
  const report = await checkFiles({ files, cwd: examplesFolder, strictness: 'lenient', repair: 'nothing' })
  return report.documents.flatMap(({ diagnostics }) =>
    diagnostics
      .filter(({ file }) => !file.includes(unfinished))
      .map((each) => `${basename(each.file)}:${each.line} ${severityOf(each)} ${each.source}/${each.ruleId}`),
  )
}

it('no finished example has a finding', async () => {
  const files = [...exampleNames, editionsExample].map((name) => `${name}/voorstel.md`)
  expect(files).toContain(`${unfinished}/voorstel.md`)
  expect(await findingsIn(...files)).toEqual([])
})

it('the example meeting has none but for the unfinished proposal and a PDF of others', async () => {
  expect(await findingsIn('agenda-week-48/agenda.yaml')).toEqual([
    // Item 3.9 is the unfinished proposal, on which nothing was decided.
    'agenda.yaml:51 info collegevoorstel/agenda/besluiten-onvolledig',
    // A letter of the province, whose PDF has no tags.
    'agenda.yaml:23 info collegevoorstel/agenda/niet-in-bundel',
  ])
})
