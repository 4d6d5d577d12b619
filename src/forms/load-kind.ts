import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { alternatives, explained } from '../diagnostics/nearest.ts'
import { isElsewhere } from '../system/inside.ts'
import { packageFolder } from '../system/package-folder.ts'
import { type FileRead, textOf } from '../system/read-whole.ts'
import { namesIn } from '../system/stat-of.ts'
import { type TrackedFiles, trackFiles } from '../system/tracked-files.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import { fileProblems, replacesUnsaid, type Say } from './file-problems.ts'
import { kindRules } from './form-rules.ts'
import { composedKinds, type Kind } from './kind.ts'
import { type KindFile, kindFile } from './kind-file.ts'
import { mergedFields, mergedSections } from './merge-kind.ts'
import { referenceProblems } from './reference-problems.ts'

/** The result of reading one kind; without a kind when there are errors. */
export interface KindRead {
  readonly kind?: Kind
  readonly diagnostics: readonly Diagnostic[]
}

/** The kinds of document of a project; each is read on first use. */
export interface KindSet {
  /** Valid values of `soort:`, in alphabetical order. */
  readonly soorten: readonly string[]
  /** Undefined for an unknown kind. */
  readonly load: (soort: string) => KindRead | undefined
  /** One of `composedKinds`. */
  readonly loadComposed: (soort: string) => KindRead
}

/**
 * The built-in kinds, and those of a project in `<root>/templates/documenten/`, which may replace or extend them.
 * @param nameOf the display name of a file of the project; by default its relative path
 */
export function loadKinds(
  projectRoot?: string,
  nameOf?: (path: string) => string,
  files: TrackedFiles = trackFiles(),
): KindSet {
  const builtIn = join(packageFolder, 'templates', 'documenten')
  const own = projectRoot === undefined ? undefined : join(projectRoot, 'templates', 'documenten')
  const folders: Folders = {
    root: projectRoot,
    builtIn: foldersIn(builtIn, files),
    own: own === undefined || own === builtIn ? new Map() : foldersIn(own, files),
    files,
    nameOf: (path) => {
      if (projectRoot === undefined || !path.startsWith(projectRoot + sep)) return relative(packageFolder, path)
      return nameOf?.(path) ?? relative(projectRoot, path)
    },
  }
  const names = new Set([...folders.builtIn.keys(), ...folders.own.keys()])
  const soorten = [...names].filter((name) => !composedKinds.includes(name)).sort()
  const reads = new Map<string, KindRead>()
  const load = (soort: string): KindRead => {
    const read = reads.get(soort) ?? readKind(soort, folders, [])
    reads.set(soort, read)
    return read
  }
  return { soorten, load: (soort) => (soorten.includes(soort) ? load(soort) : undefined), loadComposed: load }
}

interface Folders {
  /** The folder of the project. */
  readonly root: string | undefined
  readonly builtIn: ReadonlyMap<string, string>
  readonly own: ReadonlyMap<string, string>
  /** The display name of a file. */
  readonly nameOf: (path: string) => string
  readonly files: TrackedFiles
}

function foldersIn(folder: string, { note }: TrackedFiles): ReadonlyMap<string, string> {
  note(folder)
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() || entry.isSymbolicLink(),
  )
  return new Map(
    entries
      .map((entry): [string, string] => [entry.name, join(folder, entry.name)])
      .filter(([, path]) =>
        ['soort.yaml', 'document.hbs', 'document.css'].some((file) => {
          note(join(path, file))
          return existsSync(join(path, file))
        }),
      ),
  )
}

/** @param path the kinds that extend this one, to detect a cycle */
function readKind(soort: string, folders: Folders, path: readonly string[]): KindRead {
  const own = path.includes(soort) ? undefined : folders.own.get(soort)
  const builtIn = folders.builtIn.get(soort)
  const home = own ?? builtIn
  if (home === undefined) return { diagnostics: [] }
  const file = join(home, 'soort.yaml')
  const name = folders.nameOf(file)
  const link = own === undefined ? undefined : linkElsewhere(own, folders)
  if (link !== undefined) return { diagnostics: [link] }
  // Only a kind of the project can replace a built-in one of the same name.
  const below =
    own !== undefined && builtIn !== undefined ? () => readKind(soort, folders, [...path, soort]) : undefined
  const read = folders.files.read(file)
  if (read === 'map') return { diagnostics: [isFolder(name)] }
  const text = textOf(read)
  if (read === 'ontbreekt' || text === undefined)
    return withoutFile({ soort, home, name, files: folders.files }, below?.())
  const yaml = readYaml({ file: name, text, from: 0, to: text.length })
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics }
  const checked = validate(kindFile, yaml.value, { file: name, at: yaml.at, topic: 'soort' })
  const say: Say = (rule, at, reason, advice) =>
    diagnostic({ rule: kindRules[rule], file: name, place: yaml.at(at), reason, advice })
  const stated = checked.value
  const basis =
    stated.basis === undefined
      ? undefined
      : readBasis(stated.basis, { soort, isOwn: own !== undefined, path, say }, folders)
  const diagnostics = [
    ...yaml.diagnostics,
    ...checked.diagnostics,
    ...fileProblems(stated, basis?.kind, say),
    ...(below === undefined ? [] : replacesUnsaid(soort, stated, say)),
    ...(basis !== undefined && basis.kind === undefined
      ? []
      : pointing(own !== undefined, { stated, basis: basis?.kind, say }, folders)),
    ...(basis?.diagnostics ?? []),
  ]
  if (hasErrors(diagnostics)) return { diagnostics }
  const layoutFrom = basis?.kind ?? below?.().kind
  const made = makeKind({ soort, home, name, files: folders.files, file: read.file, stated }, basis?.kind, layoutFrom)
  return { ...made, diagnostics: [...diagnostics, ...made.diagnostics] }
}

/** A built-in kind may name what the project takes out of its basis; tests check it with the built-in ones. */
function pointing(
  isOwn: boolean,
  { stated, basis, say }: { readonly stated: Partial<KindFile>; readonly basis: Kind | undefined; readonly say: Say },
  { builtIn, own }: Folders,
): readonly Diagnostic[] {
  if (!isOwn && own.size > 0) return []
  const soorten = [...new Set([...builtIn.keys(), ...own.keys()])].filter((name) => !composedKinds.includes(name))
  return referenceProblems(stated, { basis, soorten }, say)
}

/** Reports a file of a kind, or its folder, that is a link out of the project: its text would be printed. */
function linkElsewhere(home: string, { root, nameOf, files }: Folders): Diagnostic | undefined {
  const paths = namesIn(home)
    .filter((name) => /\.(hbs|css|yaml)$/.test(name))
    .map((name) => join(home, name))
  const path = [home, ...paths].find((path) => {
    files.note(path)
    return root !== undefined && isElsewhere(path, [root])
  })
  if (path === undefined) return undefined
  return diagnostic({
    rule: kindRules['soort/buiten-project'],
    file: nameOf(path),
    reason: `${nameOf(path)} is een koppeling naar iets buiten de map van het project.`,
    advice: 'Zet het bestand of de map zelf in het project.',
  })
}

/** A folder without `soort.yaml` replaces only the template or style of the built-in kind of the same name. */
function withoutFile(
  { soort, home, name, files }: Omit<ReadKindFile, 'file' | 'stated'>,
  below: KindRead | undefined,
): KindRead {
  if (below?.kind) {
    const layout = readLayout(home, dirname(name), files)
    if (hasErrors(layout.diagnostics)) return { diagnostics: layout.diagnostics }
    return { kind: withLayout(below.kind, home, dirname(name), layout), diagnostics: below.diagnostics }
  }
  const advice = 'Maak dit bestand met titel, velden en onderdelen, of geef de map de naam van een bestaande soort.'
  return { diagnostics: [missing(name, `De soort ${soort} heeft geen soort.yaml.`, advice)] }
}

/** A kind that states a basis. */
interface ExtendingKind {
  readonly soort: string
  /** Of the project, not built in. */
  readonly isOwn: boolean
  /** The kinds that extend this one. */
  readonly path: readonly string[]
  readonly say: Say
}

function readBasis(basis: string, { soort, isOwn, path, say }: ExtendingKind, folders: Folders): KindRead {
  if (basis === soort ? !isOwn : path.includes(basis)) {
    return {
      diagnostics: [say('soort/basis', ['basis'], 'Deze soort bouwt op zichzelf voort.', 'Kies een andere basis.')],
    }
  }
  const isForeign = basis !== soort && composedKinds.includes(basis)
  if (isForeign || (!folders.builtIn.has(basis) && (basis === soort || !folders.own.has(basis)))) {
    const names = [...folders.builtIn.keys()].filter((name) => !composedKinds.includes(name))
    const advice = alternatives(basis, names, explained('soorten'))
    return { diagnostics: [say('soort/basis', ['basis'], `De soort “${basis}” bestaat niet.`, advice)] }
  }
  return readKind(basis, folders, [...path, soort])
}

/** A file of a kind that is missing, or a folder. */
function missing(file: string, reason: string, advice: string): Diagnostic {
  return diagnostic({ rule: kindRules['soort/bestand-ontbreekt'], file, reason, advice })
}

/** The template and style of a kind, as far as they exist. */
interface LayoutRead {
  readonly sjabloon?: string | undefined
  readonly stijl?: string | undefined
  readonly files: readonly FileRead[]
  readonly diagnostics: readonly Diagnostic[]
}

function readLayout(home: string, mapnaam: string, tracked: TrackedFiles): LayoutRead {
  const names = ['document.hbs', 'document.css'] as const
  const reads = names.map((name) => tracked.read(join(home, name)))
  const [sjabloon, stijl] = reads.map(textOf)
  return {
    sjabloon,
    stijl,
    files: reads.flatMap((read) => (typeof read === 'string' ? [] : [read.file])),
    diagnostics: names.flatMap((name, index) => (reads[index] === 'map' ? [isFolder(`${mapnaam}/${name}`)] : [])),
  }
}

function isFolder(name: string): Diagnostic {
  const advice = 'Geef die map een andere naam, of zet het bestand ervoor in de plaats.'
  return missing(name, `${name} is een map, geen bestand.`, advice)
}

/** A valid `soort.yaml`. */
interface ReadKindFile {
  readonly soort: string
  readonly files: TrackedFiles
  /** Its folder. */
  readonly home: string
  /** Its path as the user knows it. */
  readonly name: string
  readonly file: FileRead
  readonly stated: Partial<KindFile>
}

/** @param layoutFrom provides the template and style that the folder itself lacks */
function makeKind(
  { soort, home, name, files, file, stated }: ReadKindFile,
  basis: Kind | undefined,
  layoutFrom: Kind | undefined,
): KindRead {
  const layout = readLayout(home, dirname(name), files)
  if (hasErrors(layout.diagnostics)) return { diagnostics: layout.diagnostics }
  const sjabloon = layout.sjabloon ?? layoutFrom?.sjabloon
  if (sjabloon === undefined) {
    const advice = 'Zet er een document.hbs naast, of geef met basis de soort waarvan de opmaak komt.'
    return { diagnostics: [missing(name, `De soort ${soort} heeft geen document.hbs.`, advice)] }
  }
  const titel = stated.titel ?? basis?.titel ?? soort
  const takenOver = <Key extends 'velden' | 'onderdelen'>(key: Key): Kind[Key] | readonly [] =>
    stated.zonder?.includes(key) ? [] : (basis?.[key] ?? [])
  const kind: Kind = {
    soort,
    afstamming: [...new Set([soort, ...(basis?.afstamming ?? [])])],
    titel,
    // A title of its own is not followed by the words of the basis.
    opschrift: stated.opschrift ?? stated.titel ?? basis?.opschrift ?? titel,
    omschrijving: stated.omschrijving ?? basis?.omschrijving ?? '',
    toelichting: stated.toelichting ?? basis?.toelichting,
    // Another kind has another name; one that replaces a built-in kind keeps it.
    bestandsnaam: stated.bestandsnaam ?? (layoutFrom?.soort === soort ? layoutFrom.bestandsnaam : soort),
    formulierwoorden: stated.formulierwoorden ?? basis?.formulierwoorden ?? [],
    velden: mergedFields(takenOver('velden'), stated.velden ?? []),
    onderdelen: mergedSections(takenOver('onderdelen'), stated.onderdelen ?? []),
    status: stated.status ?? basis?.status,
    formulier: stated.formulier ?? basis?.formulier ?? false,
    ondertekent: stated.ondertekent ?? basis?.ondertekent ?? 'college',
    genummerd: stated.genummerd ?? basis?.genummerd ?? false,
    map: home,
    mapnaam: dirname(name),
    sjabloon,
    stijl: layout.stijl ?? layoutFrom?.stijl ?? '',
    bestanden: [file, ...layout.files, ...(layoutFrom?.bestanden ?? [])],
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
