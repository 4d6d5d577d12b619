import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentTokens } from '../compose/house-style/document-tokens.ts'
import { houseStyleFile } from '../compose/house-style/house-style-file.ts'
import { configJsonSchema } from '../config/config-schema.ts'
import { editorJsonSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { kindFile } from '../forms/kind-file.ts'
import type { KindSet } from '../forms/load-kind.ts'
import { agendaJsonSchema } from '../meeting/agenda-schema.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import { packageFolder } from '../system/package-folder.ts'
import { kindPage } from './kind-page.ts'
import { groundsPage } from './law-page.ts'
import { outcomePage } from './outcome-page.ts'
import type { ReferencePage } from './page.ts'
import { ruleFamilies, rulesPage } from './rules-page.ts'
import { keyTable } from './schema-rows.ts'

/** Something that `explain` explains: a page of ours, the page of a rule, or a part of the guide. */
export type Topic =
  | { readonly name: string; readonly page: () => ReferencePage }
  | { readonly name: string; readonly rule: string }
  | { readonly name: string; readonly markdown: () => string }

interface NamedPage {
  readonly name: string
  /** On one line, for the list of topics. */
  readonly about: string
  readonly page: () => ReferencePage
}

const fixedPages: readonly NamedPage[] = [
  { name: 'regels', about: 'alle regels; of noem één familie, bijvoorbeeld taal', page: () => rulesPage() },
  { name: 'gronden', about: 'de gronden van de Woo en de Wob', page: groundsPage },
  { name: 'besluiten', about: 'wat er bij een agendapunt besloten kan zijn', page: outcomePage },
  { name: 'instellingen', about: 'de sleutels van collegevoorstel.yaml', page: () => schemaPage(configSchema()) },
  { name: 'agenda', about: 'de sleutels van agenda.yaml', page: () => schemaPage(agendaJsonSchema()) },
  {
    name: 'huisstijl',
    about: 'de sleutels van huisstijl.yaml, en de tokens',
    page: houseStylePage,
  },
  { name: 'soort', about: 'de sleutels van soort.yaml', page: () => schemaPage(editorJsonSchema(kindFile)) },
]

function houseStylePage(): ReferencePage {
  const keys = schemaPage(editorJsonSchema(houseStyleFile))
  return {
    ...keys,
    tables: [...keys.tables, { title: 'Tokens', columns: ['Token', 'Waarvoor'], typed: [0], rows: documentTokens }],
  }
}

/** Other words for a topic. */
const aliases: Readonly<Record<string, string>> = {
  configuratie: 'instellingen',
  config: 'instellingen',
  uitkomsten: 'besluiten',
  woo: 'gronden',
  wob: 'gronden',
  lakken: 'gronden',
  'collegevoorstel.yaml': 'instellingen',
  'agenda.yaml': 'agenda',
  'huisstijl.yaml': 'huisstijl',
  'soort.yaml': 'soort',
}

/** What a template can print, from the page for who makes one. */
function templateText(): string {
  const page = readFileSync(join(packageFolder, 'docs', 'huisstijl.md'), 'utf8')
  const from = page.indexOf(templateHeading)
  const to = page.indexOf('\n## ', from + 1)
  return page.slice(from, to < 0 ? undefined : to + 1)
}

const templateTopic = 'sjabloon'
const templateHeading = '## Wat een sjabloon kan afdrukken'

/** The settings without the levels of each rule, which have a page of their own. */
function configSchema(): JsonSchema {
  return configJsonSchema([])
}

function schemaPage(schema: JsonSchema): ReferencePage {
  return { title: String(schema.title ?? ''), lead: String(schema.description ?? ''), tables: [keyTable('', schema)] }
}

/** The topic that a word names: a kind, a page, a rule with or without its family. Undefined for any other word. */
export function topicNamed(word: string, kinds: KindSet): Topic | undefined {
  const name = word.trim().toLowerCase().replace(/\.md$/, '')
  const kind = kinds.load(name)?.kind
  if (kind) return { name, page: () => kindPage(kind) }
  if (name === 'soorten') return { name, page: () => kindsPage(kinds) }
  if (name === templateTopic) return { name, markdown: templateText }
  const rule = ruleNamed(name)
  if (rule !== undefined) return { name: rule, rule }
  const fixed =
    fixedPages.find((page) => page.name === name) ??
    fixedPages.find((page) => page.name === aliases[word.trim().toLowerCase()])
  if (fixed) return fixed
  return ruleFamilies.includes(name) ? { name, page: () => rulesPage(name) } : undefined
}

/** A rule by its whole name, or by the last part of it where only one rule has that. */
function ruleNamed(name: string): string | undefined {
  if (ruleCatalogue.has(name)) return name
  const ids = [...ruleCatalogue.keys()].filter((id) => id.endsWith(`/${name}`))
  return ids.length === 1 ? ids[0] : undefined
}

/** Every word that names a topic. */
export function topicNames(kinds: KindSet): readonly string[] {
  return [...fixedPages.map(({ name }) => name), 'soorten', ...kinds.soorten, ...ruleFamilies, ...ruleCatalogue.keys()]
}

function kindsPage(kinds: KindSet): ReferencePage {
  return {
    title: 'Soorten documenten',
    lead: 'Een nieuw document van een soort maakt u met: collegevoorstel new <soort>',
    tables: [{ title: '', columns: ['Soort', 'Waarvoor'], typed: [0], rows: kindRows(kinds) }],
  }
}

function kindRows(kinds: KindSet): readonly (readonly string[])[] {
  return kinds.soorten.map((soort) => [soort, kinds.load(soort)?.kind?.omschrijving ?? ''])
}

/** The topics with a word on each. */
export function overview(kinds: KindSet): ReferencePage {
  return {
    title: 'Wat wilt u weten?',
    lead: 'Typ collegevoorstel explain met een van deze woorden erachter, of met de naam van een regel, zoals taal/lange-zin. Die naam staat achter elke melding, tussen rechte haken.',
    tables: [
      {
        title: 'Soorten documenten: sleutels en onderdelen',
        columns: ['Soort', 'Waarvoor'],
        typed: [0],
        rows: kindRows(kinds),
      },
      {
        title: 'Lijsten',
        columns: ['Onderwerp', 'Wat u krijgt'],
        typed: [0],
        rows: [
          ...fixedPages.map(({ name, about }) => [name, about]),
          [templateTopic, 'wat een sjabloon kan afdrukken'],
        ],
      },
    ],
  }
}

/** The pages of the reference in the guide, for the built-in kinds. */
export function guidePages(kinds: KindSet): readonly ReferencePage[] {
  const ofKinds = kinds.soorten.flatMap((soort) => {
    const kind = kinds.load(soort)?.kind
    return kind ? [kindPage(kind)] : []
  })
  return [...ofKinds, ...fixedPages.filter(({ name }) => name !== 'regels').map(({ page }) => page())]
}
