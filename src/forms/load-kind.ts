import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { didYouMean } from '../diagnostics/nearest.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { ask, keepAsked } from '../system/asked.ts'
import { packageFolder } from '../system/package-folder.ts'
import { type FileRead, readWhole, textOf } from '../system/read-whole.ts'
import { readPackageYaml } from '../yaml/ready-yaml.ts'
import { validate } from '../yaml/validate.ts'
import { composedKinds } from './composed-kinds.ts'
import { fileProblems, type Say } from './file-problems.ts'
import { kindRules } from './form-rules.ts'
import type { Kind } from './kind.ts'
import { type KindFile, kindFile } from './kind-file.ts'
import { fieldOf, merged, sectionOf } from './merge-kind.ts'

/** What became of reading one kind: with errors there is no kind. */
export interface KindRead {
  readonly kind?: Kind
  readonly diagnostics: readonly Diagnostic[]
}

/** The kinds of document that can be made here; each is read when first asked for. */
export interface KindSet {
  /** Names an author may write at `soort:`, in alphabetical order. */
  readonly soorten: readonly string[]
  /** Undefined for a name that is no kind. */
  readonly load: (soort: string) => KindRead | undefined
  /** One that is made of data (composed-kinds.ts). */
  readonly loadComposed: (soort: string) => KindRead
}

/**
 * Built-in kinds, and those of a project in `<root>/templates/documenten/`, which may replace or extend them.
 *
 * @param nameOf how the user knows a file of the project; default its path from the project's folder
 */
export function loadKinds(projectRoot?: string, nameOf?: (path: string) => string): KindSet {
  const builtIn = join(packageFolder, 'templates', 'documenten')
  const own = projectRoot === undefined ? undefined : join(projectRoot, 'templates', 'documenten')
  const folders: Folders = {
    builtIn: foldersIn(builtIn),
    own: own === undefined || own === builtIn ? new Map() : foldersIn(own),
    nameOf: (path) => {
      if (projectRoot === undefined || !path.startsWith(projectRoot + sep)) return relative(packageFolder, path)
      return nameOf?.(path) ?? relative(projectRoot, path)
    },
  }
  const names = new Set([...folders.builtIn.keys(), ...folders.own.keys()])
  const soorten = [...names].filter((name) => !composedKinds.includes(name)).sort()
  const reads = new Map<string, () => KindRead>()
  const load = (soort: string): KindRead => {
    const read = reads.get(soort) ?? keepAsked(() => readKind(soort, folders, []))
    reads.set(soort, read)
    return read()
  }
  return { soorten, load: (soort) => (soorten.includes(soort) ? load(soort) : undefined), loadComposed: load }
}

interface Folders {
  readonly builtIn: ReadonlyMap<string, string>
  readonly own: ReadonlyMap<string, string>
  /** How the user knows a file. */
  readonly nameOf: (path: string) => string
}

function foldersIn(folder: string): ReadonlyMap<string, string> {
  ask(folder)
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() || entry.isSymbolicLink(),
  )
  return new Map(
    entries
      .map((entry): [string, string] => [entry.name, join(folder, entry.name)])
      .filter(([, path]) =>
        ['soort.yaml', 'document.hbs', 'document.css'].some((file) => {
          ask(join(path, file))
          return existsSync(join(path, file))
        }),
      ),
  )
}

/** `path` is the chain of kinds that build on each other, to find a circle. */
function readKind(soort: string, folders: Folders, path: readonly string[]): KindRead {
  const own = path.includes(soort) ? undefined : folders.own.get(soort)
  const builtIn = folders.builtIn.get(soort)
  const home = own ?? builtIn
  if (home === undefined) return { diagnostics: [] }
  const file = join(home, 'soort.yaml')
  const name = folders.nameOf(file)
  // Only a kind of one's own has a built-in one of the same name below it.
  const below =
    own !== undefined && builtIn !== undefined ? () => readKind(soort, folders, [...path, soort]) : undefined
  const read = readWhole(file)
  if (read === 'map') return { diagnostics: [aFolder(name)] }
  const text = textOf(read)
  if (read === 'ontbreekt' || text === undefined) return withoutFile(soort, home, name, below?.())
  const yaml = readPackageYaml({ file: name, text, from: 0, to: text.length })
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics }
  const checked = validate(kindFile, yaml.value, { file: name, at: yaml.at })
  const say: Say = (rule, at, reason, advice) => diagnostic({ rule, file: name, place: yaml.at(at), reason, advice })
  const stated = checked.value
  const basis =
    stated.basis === undefined ? undefined : readBasis(stated.basis, soort, own !== undefined, folders, path, say)
  const diagnostics = [
    ...yaml.diagnostics,
    ...checked.diagnostics,
    ...fileProblems(stated, say),
    ...(basis?.diagnostics ?? []),
  ]
  if (hasErrors(diagnostics)) return { diagnostics }
  const made = finish(soort, home, [read.file], stated, basis?.kind, basis?.kind ?? below?.().kind, name)
  return { ...made, diagnostics: [...diagnostics, ...made.diagnostics] }
}

/** A folder with only a layout: the built-in kind of the same name in another coat. */
function withoutFile(soort: string, home: string, name: string, below: KindRead | undefined): KindRead {
  if (below?.kind) {
    const layout = readLayout(home, dirname(name))
    if (hasErrors(layout.diagnostics)) return { diagnostics: layout.diagnostics }
    return { kind: withLayout(below.kind, home, dirname(name), layout), diagnostics: below.diagnostics }
  }
  const advice = 'Maak dit bestand met titel, velden en onderdelen, of geef de map de naam van een bestaande soort.'
  return {
    diagnostics: [
      broken(kindRules['soort/bestand-ontbreekt'], name, `De soort ${soort} heeft geen soort.yaml.`, advice),
    ],
  }
}

function readBasis(
  basis: string,
  soort: string,
  isOwn: boolean,
  folders: Folders,
  path: readonly string[],
  say: Say,
): KindRead {
  if (basis === soort ? !isOwn : path.includes(basis)) {
    return {
      diagnostics: [
        say(kindRules['soort/basis'], ['basis'], 'Deze soort bouwt op zichzelf voort.', 'Kies een andere basis.'),
      ],
    }
  }
  const isForeign = basis !== soort && composedKinds.includes(basis)
  if (isForeign || (!folders.builtIn.has(basis) && (basis === soort || !folders.own.has(basis)))) {
    const names = [...folders.builtIn.keys()].filter((name) => !composedKinds.includes(name))
    const advice = `${didYouMean(basis, names)}Kies uit: ${names.join(', ')}.`
    return { diagnostics: [say(kindRules['soort/basis'], ['basis'], `De soort "${basis}" bestaat niet.`, advice)] }
  }
  return readKind(basis, folders, [...path, soort])
}

function broken(rule: Rule, file: string, reason: string, advice: string): Diagnostic {
  return diagnostic({ rule, file, reason, advice })
}

/** The files that say how a kind is laid out, as far as they are there. */
interface LayoutRead {
  readonly sjabloon?: string | undefined
  readonly stijl?: string | undefined
  readonly files: readonly FileRead[]
  readonly diagnostics: readonly Diagnostic[]
}

function readLayout(home: string, mapnaam: string): LayoutRead {
  const names = ['document.hbs', 'document.css'] as const
  const reads = names.map((name) => readWhole(join(home, name)))
  const [sjabloon, stijl] = reads.map((read) => (typeof read === 'string' ? undefined : read.content.toString('utf8')))
  return {
    sjabloon,
    stijl,
    files: reads.flatMap((read) => (typeof read === 'string' ? [] : [read.file])),
    diagnostics: names.flatMap((name, index) => (reads[index] === 'map' ? [aFolder(`${mapnaam}/${name}`)] : [])),
  }
}

function aFolder(name: string): Diagnostic {
  const advice = 'Geef die map een andere naam, of zet het bestand ervoor in de plaats.'
  return broken(kindRules['soort/bestand-ontbreekt'], name, `${name} is een map, geen bestand.`, advice)
}

function finish(
  soort: string,
  home: string,
  own: readonly FileRead[],
  file: Partial<KindFile>,
  basis: Kind | undefined,
  fallback: Kind | undefined,
  name: string,
): { readonly kind?: Kind; readonly diagnostics: readonly Diagnostic[] } {
  const layout = readLayout(home, dirname(name))
  if (hasErrors(layout.diagnostics)) return { diagnostics: layout.diagnostics }
  const sjabloon = layout.sjabloon ?? fallback?.sjabloon
  if (sjabloon === undefined) {
    const advice = 'Zet er een document.hbs naast, of geef met basis de soort waarvan de opmaak komt.'
    return {
      diagnostics: [
        broken(kindRules['soort/bestand-ontbreekt'], name, `De soort ${soort} heeft geen document.hbs.`, advice),
      ],
    }
  }
  const kind: Kind = {
    soort,
    titel: file.titel ?? basis?.titel ?? soort,
    omschrijving: file.omschrijving ?? basis?.omschrijving ?? '',
    velden: merged(basis?.velden ?? [], file.velden ?? [], (field) => field.veld, fieldOf),
    onderdelen: merged(basis?.onderdelen ?? [], file.onderdelen ?? [], (section) => section.id, sectionOf),
    genummerd: file.genummerd ?? basis?.genummerd ?? false,
    map: home,
    mapnaam: dirname(name),
    sjabloon,
    stijl: layout.stijl ?? fallback?.stijl ?? '',
    bestanden: [...own, ...layout.files, ...(fallback?.bestanden ?? [])],
  }
  return { kind, diagnostics: [] }
}

function withLayout(kind: Kind, home: string, mapnaam: string, layout: LayoutRead): Kind {
  return {
    ...kind,
    map: home,
    mapnaam,
    sjabloon: layout.sjabloon ?? kind.sjabloon,
    stijl: layout.stijl ?? kind.stijl,
    bestanden: [...layout.files, ...kind.bestanden],
  }
}
