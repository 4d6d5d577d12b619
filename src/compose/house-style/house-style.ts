import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import { didYouMean, mostAlternatives } from '../../diagnostics/nearest.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { isFromPackage, type Kind } from '../../forms/kind.ts'
import type { Resource } from '../../print/page/printable.ts'
import { liesWithin } from '../../system/inside.ts'
import { oncePerKey } from '../../system/lazily.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { type FileRead, textOf } from '../../system/read-whole.ts'
import { statOf } from '../../system/stat-of.ts'
import { type TrackedFiles, trackFiles } from '../../system/tracked-files.ts'
import { readYaml } from '../../yaml/read-yaml.ts'
import { validate } from '../../yaml/validate.ts'
import type { SafeHtml } from '../html/safe-html.ts'
import { checkFamily } from './check-family.ts'
import { checkNames } from './check-names.ts'
import { checkPartials } from './check-partials.ts'
import { builtInFolder, findFolder, linkElsewhere } from './find-house-style.ts'
import { facesCss, readFaces, type StyleFace } from './font-faces.ts'
import { type HouseStyleFile, houseStyleFile } from './house-style-file.ts'
import { type HouseStyleProject, type Reading, shownPath } from './house-style-files.ts'
import { readLogo } from './house-style-resources.ts'
import { basisOf, onRoot, readStyle, readTokenFiles, withDerived } from './token-files.ts'
import { readTokens } from './tokens.ts'

/** The appearance of documents: colours, logo, letterhead. Read from `huisstijl.yaml` and the files beside it. */
export interface HouseStyle {
  /** In the configuration: `voorbeeldstad`. */
  readonly name: string
  readonly title: string
  /** CSS with font faces and tokens, which precedes the style of the kind. */
  readonly tokens: string
  /** CSS that follows the style of the kind. */
  readonly style: string
  /** The value of a token, with `var()` resolved. */
  readonly value: (token: string) => string | undefined
  /** Its own fonts. */
  readonly faces: readonly StyleFace[]
  readonly logo?: SafeHtml
  /** By name: `briefhoofd`. */
  readonly partials: ReadonlyMap<string, TemplateSource>
  /** Logo and font files. */
  readonly resources: ReadonlyMap<string, Resource>
  /** All files that were read, for the watcher and the cache. */
  readonly files: readonly FileRead[]
  /** Records the files of layouts that are made with it. */
  readonly tracked: TrackedFiles
}

/** The text of a template, and the name by which the user knows its file. */
export interface TemplateSource {
  readonly name: string
  readonly text: string
}

export interface HouseStyleRead {
  /** Absent when there are errors. */
  readonly houseStyle?: HouseStyle
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Loads a house style by name: a folder (`./huisstijl`), a subfolder of `templates/huisstijlen/` in the project, a built-in one,
 * or an npm package of the project.
 */
export function loadHouseStyle(
  name: string,
  { files = trackFiles(), ...rest }: Omit<HouseStyleProject, 'files'> & Partial<Pick<HouseStyleProject, 'files'>>,
): HouseStyleRead {
  const project = { ...rest, files }
  const { file = 'collegevoorstel.yaml', place } = project.stated ?? {}
  const fail = (rule: Rule, reason: string, advice: string): HouseStyleRead => ({
    diagnostics: [diagnostic({ rule, file, place, reason, advice })],
  })
  const folder = findFolder(name, project)
  if (folder === 'buiten-project') {
    const reason = `De huisstijl “${name}” ligt buiten de map van het project.`
    const advice = 'Zet de map van de huisstijl in het project, of installeer haar als npm-pakket.'
    return fail(houseStyleRules['huisstijl/buiten-project'], reason, advice)
  }
  if (folder === undefined) {
    const builtIn = readdirSync(builtInFolder)
    const reason = `De huisstijl “${name}” is niet gevonden.`
    const advice = `${didYouMean(name, builtIn)}Kies een ingebouwde (${builtIn.slice(0, mostAlternatives).join(', ')}), een map (./huisstijl) of een npm-pakket dat u hebt geïnstalleerd.`
    return fail(houseStyleRules['huisstijl/onbekend'], reason, advice)
  }
  const link = linkElsewhere(folder, project)
  if (link !== undefined) {
    const reason = `${shownPath(join(folder, link), project)} is een koppeling naar iets buiten de map van de huisstijl en het project.`
    return fail(houseStyleRules['huisstijl/buiten-map'], reason, 'Zet het bestand of de map zelf in de huisstijl.')
  }
  return readFolder(name, folder, project)
}

function readFolder(name: string, folder: string, project: HouseStyleProject): HouseStyleRead {
  const path = join(folder, 'huisstijl.yaml')
  const file = shownPath(path, project)
  const read = project.files.read(path)
  if (read === 'map') {
    const reason = `${file} is een map, geen bestand.`
    const advice = 'Geef die map een andere naam.'
    return { diagnostics: [diagnostic({ rule: houseStyleRules['huisstijl/bestand-ontbreekt'], file, reason, advice })] }
  }
  const text = textOf(read) ?? ''
  const yaml = readYaml({ file, text, from: 0, to: text.length })
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics }
  const checked = validate(houseStyleFile, yaml.value, { file, at: yaml.at, topic: 'huisstijl' })
  const diagnostics = [...yaml.diagnostics, ...checked.diagnostics]
  const reading: Reading = {
    folder,
    project,
    file,
    at: yaml.at,
    files: read === 'ontbreekt' ? [] : [read.file],
    diagnostics,
  }
  const stated: Partial<HouseStyleFile> = checked.value
  const tokenFiles = withDerived(readTokenFiles(stated, text === '', reading))
  const basis = basisOf(folder, project.files)
  const tokens = readTokens(tokenFiles, basis)
  diagnostics.push(...tokens.diagnostics)
  const resources = new Map<string, Resource>()
  const faces = readFaces(stated, resources, reading)
  const family = checkFamily(tokens.origin('--utrecht-document-font-family'), faces, reading)
  const logo = readLogo(stated, resources, reading)
  const style = readStyle(stated.stijl, reading)
  const partials = readPartials(join(folder, 'partials'), project, reading.files)
  diagnostics.push(...checkPartials(partials, project.files))
  const sheets = [...tokenFiles, ...(style ? [style] : [])]
  diagnostics.push(...checkNames(sheets, faces, project.files))
  if (hasErrors(diagnostics)) return { diagnostics }
  const scoped = [
    // Zero specificity, so that the tokens of the house style always take precedence.
    ...basis.map((source) => source.text.replace(':root', ':where(:root)')),
    ...tokenFiles.map((source) => onRoot(source, stated.klasse)),
  ].join('\n')
  const houseStyle: HouseStyle = {
    name,
    title: stated.naam ?? basename(folder),
    tokens: `${facesCss(faces)}${scoped}\n:root{--utrecht-document-font-family:${family}}\n`,
    style: style?.text ?? '',
    value: tokens.value,
    faces,
    ...(logo === undefined ? {} : { logo }),
    partials,
    resources,
    files: reading.files,
    tracked: project.files,
  }
  return { houseStyle, diagnostics }
}

/** The templates in a folder, by name without `.hbs`. */
export function readPartials(
  folder: string,
  project: HouseStyleProject,
  files: FileRead[],
): ReadonlyMap<string, TemplateSource> {
  project.files.note(folder)
  const isFolder = statOf(folder)?.isDirectory()
  const names = isFolder ? readdirSync(folder).filter((name) => name.endsWith('.hbs')) : []
  return new Map(
    names.sort().flatMap((name): readonly [string, TemplateSource][] => {
      const path = join(folder, name)
      const read = project.files.read(path)
      const text = textOf(read)
      if (typeof read === 'string' || text === undefined) return []
      files.push(read.file)
      return [[basename(name, '.hbs'), { name: shownPath(path, project), text }]]
    }),
  )
}

/**
 * Whether kind and house style both come from this package, where tests cover them: then only the text itself can have problems,
 * which are found without composing a page.
 */
export function isTriedLayout(kind: Kind, houseStyle: HouseStyle): boolean {
  return isFromPackage(kind) && isFromPackageOnly(houseStyle)
}

const isFromPackageOnly = oncePerKey(({ files }: HouseStyle) =>
  files.every(({ path }) => liesWithin(packageFolder, path)),
)
