import { copyFileSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proposal, type TrialProject, trialProject } from '../../cli/trial-project.ts'
import { documentedCommands, ownArguments } from '../../docs/documented-commands.ts'
import { root } from '../../docs/pages.ts'

/** The commands of the pages that are not run, and why. */
const notRun: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/[<[…$]/, 'a form with a placeholder'],
  [/^watch /, 'runs until it is stopped: tests/e2e/preview'],
  [/^style --watch$/, 'runs until it is stopped: tests/cli/commands/style-watch.test.ts'],
  [/^publish .*--to gpp/, 'speaks to a platform: tests/publish/publish-to-platform.test.ts has one'],
  [/^init$/, 'asks its questions: tests/cli/commands/init-command.test.ts answers them'],
  [/^agenda examples\//, 'sixteen proposals: tests/e2e/examples makes them'],
  [/^cache --/, 'about the cache of the user: tests/cli/commands/cache-command.test.ts has one of its own'],
  [/^new uitnodiging$/, 'needs the kind that its page makes: tests/compose/guide.test.ts'],
]

const agenda = `soort: agenda
vergadering: College
nummer: 48
datum: 2026-11-24
punten:
  - {voorstel: voorstellen/voorbeeld/voorstel.md, besluit: conform}
`

/** Settings of a municipality that archives and publishes. */
const config = `gemeente: {naam: Proefstad, code: gm0000}
archief: {archiefvormer: {naam: Gemeente Proefstad}, bron: Collegestukken Proefstad, waardering: {collegevoorstel: B}, begrippenlijsten: {vergadering: Vergadersoorten Proefstad}}
publicatie: {basisadres: https://www.proefstad.example/college/}
`

/** What a command needs from commands before it: the first pattern that fits. */
const before: readonly (readonly [pattern: RegExp, commands: readonly string[]])[] = [
  [/^(archive|publish) agenda/, ['agenda agenda.yaml --edition alle']],
  [/^(archive|publish) /, ['build voorstel.md voorstellen/*/voorstel.md --edition alle']],
  [
    /^merge-reports /,
    [
      'build voorstellen/*/voorstel.md --shard 1/2 --reporter json=deel-1.json',
      'build voorstellen/*/voorstel.md --shard 2/2 --reporter json=deel-2.json',
    ],
  ],
]

const lines = [
  ...new Set(
    documentedCommands()
      // The pages of rules show documents that are wrong; tests/rules/rule-pages.test.ts runs them.
      .filter(
        ({ page, place, words }) =>
          !page.startsWith('docs/regels/') && (place === 'block' || (words[0]?.length ?? 0) > 2),
      )
      .flatMap(({ words }) => words.flatMap((one) => ownArguments(one)?.join(' ') ?? [])),
  ),
].toSorted()
const reasonOf = (line: string) => notRun.find(([pattern]) => pattern.test(line))?.[1]

async function projectFor(line: string): Promise<TrialProject> {
  const made = await trialProject({
    'collegevoorstel.yaml': config,
    'voorstel.md': proposal(),
    'voorstellen/voorbeeld/voorstel.md': proposal(),
    'voorstellen/wijk/voorstel.md': proposal(),
    'agenda.yaml': agenda,
    'vergaderingen/week-48/agenda.yaml': agenda.replace('voorstellen/', '../../voorstellen/'),
    ...(line.startsWith('new ') ? {} : { 'voorstellen/parkeren/voorstel.md': proposal() }),
  })
  mkdirSync(join(made.root, 'examples'))
  for (const name of ['collegevoorstel.yaml', 'wijkgericht-werken', 'aankoop-timmerfabriek'])
    cpSync(join(root, 'examples', name), join(made.root, 'examples', name), { recursive: true })
  const word = line.includes('--changes') ? 'wijzigingen.docx' : 'formulier-tabellen.docx'
  copyFileSync(join(root, 'tests/import/fixtures/documents', word), join(made.root, 'voorstel.docx'))
  return made
}

describe('the commands in the pages', () => {
  it('are run, but for those of the table, each of which is there', () => {
    expect(lines.filter((line) => reasonOf(line) === undefined).length).toBeGreaterThan(30)
    expect(notRun.filter(([pattern]) => !lines.some((line) => pattern.test(line))).map(([, reason]) => reason)).toEqual(
      [],
    )
  })

  it.each(lines.filter((line) => reasonOf(line) === undefined))('%s', async (line) => {
    const { run } = await projectFor(line)
    const commands = before.find(([pattern]) => pattern.test(line))?.[1] ?? []
    for (const first of commands) expect((await run(...first.split(' '))).err).toBeDefined()
    const { code, err } = await run(...line.split(' '))
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
  })
})
