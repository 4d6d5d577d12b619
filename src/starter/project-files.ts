import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configJsonSchema } from '../config/config-schema.ts'
import { daysAfter } from '../forms/dutch-date.ts'
import type { JsonSchema } from '../forms/editor-json-schema.ts'
import { agendaJsonSchema } from '../meeting/agenda-schema.ts'
import { allRules } from '../rules/catalogue.ts'
import { packageFolder } from '../system/package-folder.ts'
import type { FileToWrite } from '../system/write-files.ts'
import type { Answers } from './answers.ts'
import { filledText, filledYaml, type Words } from './fill-in.ts'
import { houseStyleFiles, houseStyleName } from './house-style.ts'
import { namesIn } from './questions.ts'

/** The example proposal that a project begins with. */
export const exampleProposal = 'voorstellen/voorbeeld/voorstel.md'
export const projectConfig = 'collegevoorstel.yaml'

const workflows: Readonly<Record<string, { readonly source: string; readonly target: string } | undefined>> = {
  github: { source: 'github-actions.yml', target: '.github/workflows/voorstellen.yml' },
  gitlab: { source: 'gitlab-ci.yml', target: '.gitlab-ci.yml' },
}

const untilCouncil = 16

/** The settings and the house style of a project in the folder `home`. @throws UnusableFile */
export function settingsFiles(answers: Answers, home: string): readonly FileToWrite[] {
  return [
    { path: projectConfig, bytes: filledYaml(beginning('instellingen.txt'), wordsOf(answers)) },
    ...houseStyleFiles(answers, home),
  ]
}

/** All other files that a project begins with. @param today ISO date */
export function starterFiles(answers: Answers, today: string): readonly FileToWrite[] {
  const [portefeuillehouder = ''] = namesIn(answers.portefeuillehouders)
  const street = [answers.straat, `${answers.postcode} ${answers.plaats}`.trim()].filter((line) => line !== '')
  const words: Words = {
    datum: today,
    raadsdatum: daysAfter(today, untilCouncil),
    portefeuillehouder,
    raad: `De gemeenteraad van ${answers.naam}`,
    adresregels: street.length > 0 ? street : undefined,
  }
  const workflow = workflows[answers.ci]
  return [
    { path: exampleProposal, bytes: filledYaml(beginning('voorstel.md'), words) },
    { path: 'voorstellen/voorbeeld/bijlagen/brief-raad.md', bytes: filledYaml(beginning('brief-raad.md'), words) },
    { path: 'LEESMIJ.md', bytes: readMe(answers) },
    { path: '.gitignore', bytes: beginning('gitignore') },
    { path: '.vscode/settings.json', bytes: json(editorSettings) },
    { path: '.vscode/extensions.json', bytes: json({ recommendations: ['redhat.vscode-yaml'] }) },
    { path: '.vscode/tasks.json', bytes: beginning('taken.json') },
    { path: '.vscode/schemas/configuratie.json', bytes: json(configJsonSchema(allRules)) },
    { path: '.vscode/schemas/agenda.json', bytes: json(agendaJsonSchema()) },
    ...(workflow ? [{ path: workflow.target, bytes: workflowText(workflow.source) }] : []),
  ]
}

/** The schemas are files of the project: the program may be installed anywhere. */
const editorSettings = {
  'yaml.schemas': {
    './.vscode/schemas/configuratie.json': 'collegevoorstel.yaml',
    './.vscode/schemas/agenda.json': 'agenda.yaml',
  },
}

function wordsOf(answers: Answers): Words {
  const { straat, postcode, plaats, postbus, artikel, termijn } = answers
  const stated = Object.entries({ straat, postcode, plaats, postbus }).filter(([, value]) => value !== '')
  const orNothing = (answer: string) => (answer === '' ? undefined : answer)
  return {
    naam: answers.naam,
    code: answers.code,
    adres: stated.length > 0 ? Object.fromEntries(stated) : undefined,
    telefoon: orNothing(answers.telefoon),
    website: orNothing(answers.website),
    huisstijl: houseStyleName(answers.naam),
    burgemeester: orNothing(answers.burgemeester),
    secretaris: orNothing(answers.secretaris),
    portefeuillehouders: namesIn(answers.portefeuillehouders),
    raad: answers.griffier === '' ? undefined : { griffier: answers.griffier },
    vragenrecht: { artikel, termijn },
  }
}

function readMe({ naam, ci }: Answers): string {
  const pipeline = workflows[ci]
  return filledText(beginning('leesmij.md'), {
    naam,
    huisstijlmap: `templates/huisstijlen/${houseStyleName(naam)}`,
    bouwserver:
      pipeline === undefined
        ? undefined
        : `\n\`${pipeline.target}\` maakt na elke wijziging alle voorstellen. Daarvoor moet het programma in \`package.json\` staan:\n\`npm install --save-dev collegevoorstel\`.\n`,
  })
}

/** Without its first line, which says where to put it. */
function workflowText(source: string): string {
  const text = readFileSync(join(packageFolder, 'docs', 'ci', source), 'utf8')
  return text.slice(text.indexOf('\n') + 1)
}

function beginning(name: string): string {
  return readFileSync(join(packageFolder, 'templates', 'begin', name), 'utf8')
}

function json(value: JsonSchema): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
