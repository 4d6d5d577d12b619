import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isPicture, readPicture } from '../document/image.ts'
import { type Resource, resourceOrigin } from '../print/printable.ts'
import { liesWithin } from '../project/inside.ts'
import { packageFolder } from '../project/package-folder.ts'
import { afterColon } from '../report/after-colon.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../report/diagnostic.ts'
import type { RuleId } from '../report/rule-catalog.ts'
import { didYouMean } from '../yaml/nearest.ts'
import { type Path, readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import { textFonts } from './fonts.ts'
import { type HouseStyleFile, houseStyleFile } from './house-style-file.ts'
import { escapeHtml, type SafeHtml, safeHtml } from './safe-html.ts'
import type { TemplateSource } from './template-check.ts'
import { readTokens, type TokenFile } from './tokens.ts'

/** How documents look: colours, logo, letterhead. Read from `huisstijl.yaml` and the files beside it. */
export interface HouseStyle {
  /** As in the configuration: `voorbeeldstad`. */
  readonly name: string
  readonly title: string
  /** CSS: faces of its own, tokens. Comes before the style of the kind. */
  readonly tokens: string
  /** CSS that comes after the style of the kind. */
  readonly style: string
  readonly logo?: SafeHtml
  /** By name: `briefhoofd`. */
  readonly partials: ReadonlyMap<string, TemplateSource>
  /** Logo and faces. */
  readonly resources: ReadonlyMap<string, Resource>
  /** Absolute paths of all that was read: what to watch, and what a cache depends on. */
  readonly files: readonly string[]
}

export interface HouseStyleRead {
  /** Absent when there are errors. */
  readonly houseStyle?: HouseStyle
  readonly diagnostics: readonly Diagnostic[]
}

/** Where a house style may be looked for. */
export interface HouseStyleProject {
  /** Absolute folder of the configuration file; undefined without one. */
  readonly root?: string | undefined
  /** How the user knows a file in that folder; default its path from there. */
  readonly nameOf?: ((path: string) => string) | undefined
  /** Where the name of the house style stands. */
  readonly stated?: { readonly file: string; readonly place: Diagnostic['place'] } | undefined
}

const builtInFolder = join(packageFolder, 'templates', 'huisstijlen')
const imageTypes: readonly string[] = ['.svg', '.png', '.jpg', '.jpeg']
/** Where npm packages of NL Design System keep their custom properties. */
const packagedTokens = ['dist/theme.css', 'dist/index.css', 'dist/variables.css', 'dist/root.css']

/**
 * A house style by its name: a folder (`./huisstijl`), one of the project's own in `templates/huisstijlen/`, a built-in one, or
 * an npm package of the project.
 */
export function loadHouseStyle(name: string, project: HouseStyleProject): HouseStyleRead {
  const folder = findFolder(name, project)
  if (folder === undefined) {
    const builtIn = readdirSync(builtInFolder)
    const reason = `De huisstijl "${name}" is niet gevonden.`
    const advice = `${didYouMean(name, builtIn)}Kies een ingebouwde (${builtIn.join(', ')}), een map (./huisstijl) of een npm-pakket dat u hebt geïnstalleerd.`
    const { file = 'collegevoorstel.yaml', place } = project.stated ?? {}
    return { diagnostics: [problem('huisstijl/onbekend', file, reason, advice, place)] }
  }
  return readFolder(name, folder, project)
}

function findFolder(name: string, { root }: HouseStyleProject): string | undefined {
  const isPath = name.startsWith('.') || isAbsolute(name)
  const places = [
    ...(root === undefined
      ? []
      : [...(isPath || name.includes('/') ? [resolve(root, name)] : []), join(root, 'templates', 'huisstijlen', name)]),
    ...(isPath ? [] : [join(builtInFolder, name)]),
  ]
  const found = places.find((place) => existsSync(place) && statSync(place).isDirectory())
  return found ?? (isPath ? undefined : packageOf(name, root))
}

/** Folder of an npm package in the project, or of one that comes with the program. */
function packageOf(name: string, root: string | undefined): string | undefined {
  for (const from of root === undefined ? [packageFolder] : [root, packageFolder]) {
    const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
    const found = places.map((place) => join(place, name)).find((place) => existsSync(join(place, 'package.json')))
    if (found !== undefined) return realpathSync(found)
  }
  return undefined
}

/** Reading one house style: what was read, and what was wrong. */
interface Reading {
  readonly folder: string
  readonly project: HouseStyleProject
  /** `huisstijl.yaml` as the user knows it. */
  readonly file: string
  readonly at: (path: Path) => Diagnostic['place']
  readonly files: string[]
  readonly diagnostics: Diagnostic[]
}

function readFolder(name: string, folder: string, project: HouseStyleProject): HouseStyleRead {
  const path = join(folder, 'huisstijl.yaml')
  const text = existsSync(path) ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '') : ''
  const file = shownPath(path, project)
  const yaml = readYaml({ file, text, from: 0, to: text.length })
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics }
  const checked = validate(houseStyleFile, yaml.value, { file, at: yaml.at })
  const diagnostics = [...yaml.diagnostics, ...checked.diagnostics]
  const reading: Reading = { folder, project, file, at: yaml.at, files: text === '' ? [] : [path], diagnostics }
  const stated: Partial<HouseStyleFile> = checked.value
  const tokenFiles = readTokenFiles(stated, text === '', reading)
  const tokens = readTokens(tokenFiles)
  diagnostics.push(...tokens.diagnostics)
  const resources = new Map<string, Resource>()
  const faces = readFaces(stated, resources, reading)
  const family = checkFamily(tokens.value('--utrecht-document-font-family'), stated, tokenFiles, reading)
  const logo = readLogo(stated, resources, reading)
  const style = stated.stijl === undefined ? '' : (readInside(stated.stijl, ['stijl'], reading)?.toString('utf8') ?? '')
  const partials = readPartials(join(folder, 'partials'), project, reading.files)
  if (hasErrors(diagnostics)) return { diagnostics }
  const scoped = tokenFiles.map((source) => onRoot(source.text, stated.klasse)).join('\n')
  const houseStyle: HouseStyle = {
    name,
    title: stated.naam ?? basename(folder),
    tokens: `${faces}${scoped}\n${family}`,
    style,
    ...(logo === undefined ? {} : { logo }),
    partials,
    resources,
    files: reading.files,
  }
  return { houseStyle, diagnostics }
}

function readTokenFiles(stated: Partial<HouseStyleFile>, bare: boolean, reading: Reading): readonly TokenFile[] {
  if (bare) {
    const found = ['tokens.css', ...packagedTokens].find((path) => existsSync(join(reading.folder, path)))
    if (found === undefined) {
      const advice = 'Zet er een huisstijl.yaml met tokens in; docs/huisstijl.md heeft een voorbeeld.'
      reading.diagnostics.push(
        problem('huisstijl/leeg', reading.file, 'In deze map of dit pakket staat geen huisstijl.', advice),
      )
      return []
    }
    return [tokenFile(join(reading.folder, found), reading)]
  }
  // A house style may consist of a logo alone: the neutral colours stay.
  const usual = existsSync(join(reading.folder, 'tokens.css')) ? ['tokens.css'] : []
  return (stated.tokens ?? usual).flatMap((path, index) => {
    const beside = join(reading.folder, path)
    const [scope = '', second = ''] = path.split('/')
    const packageName = scope.startsWith('@') ? `${scope}/${second}` : scope
    const packaged = path.startsWith('.') ? undefined : packageOf(packageName, reading.project.root)
    const inPackage = packaged === undefined ? undefined : join(packaged, path.slice(packageName.length + 1))
    for (const [place, home] of [
      [beside, reading.folder],
      [inPackage, packaged],
    ] as const) {
      if (place === undefined || home === undefined || !existsSync(place)) continue
      if (liesWithin(home, place)) return [tokenFile(place, reading)]
      outsideFolder(path, ['tokens', index], reading)
      return []
    }
    missing(path, ['tokens', index], reading)
    return []
  })
}

function tokenFile(path: string, reading: Reading): TokenFile {
  reading.files.push(path)
  return { name: shownPath(path, reading.project), text: readFileSync(path, 'utf8') }
}

/** Packages put their tokens in a class; on paper there is one theme, so they go on the root. Nothing may be loaded from elsewhere. */
function onRoot(css: string, klasse: string | undefined): string {
  const local = css.replace(/@import\b[^;]*;/g, '').replace(/@charset\b[^;]*;/g, '')
  return klasse === undefined ? local : local.replaceAll(`.${klasse}`, ':root')
}

function readFaces(stated: Partial<HouseStyleFile>, resources: Map<string, Resource>, reading: Reading): string {
  const rules = (stated.lettertypen ?? []).map((face, index) => {
    const bytes = readInside(face.bestand, ['lettertypen', index, 'bestand'], reading)
    if (bytes === undefined) return ''
    const key = `huisstijl/${basename(face.bestand)}`
    resources.set(key, { type: 'font/woff2', bytes })
    const family = face.familie.replace(/["'\\<>]/g, '')
    return `@font-face{font-family:'${family}';font-weight:${Number(face.gewicht)};font-style:${face.stijl === 'italic' ? 'italic' : 'normal'};src:url(${resourceOrigin}${encodeURI(key)}) format('woff2')}\n`
  })
  return rules.join('')
}

/** A family without a file would come from the machine, or not at all: our own takes its place. */
function checkFamily(
  family: string | undefined,
  stated: Partial<HouseStyleFile>,
  tokenFiles: readonly TokenFile[],
  reading: Reading,
): string {
  const first = family
    ?.split(',')[0]
    ?.trim()
    .replace(/^["']|["']$/g, '')
  const own = (stated.lettertypen ?? []).map((face) => face.familie)
  if (first === undefined || first === '' || first.startsWith('Source Sans'))
    return `:root{--utrecht-document-font-family:${textFonts}}\n`
  if (own.includes(first))
    return `:root{--utrecht-document-font-family:'${first.replace(/["'\\<>]/g, '')}',${textFonts}}\n`
  const reason = `Het lettertype "${first}" hoort niet bij de huisstijl; Source Sans 3 komt ervoor in de plaats.`
  const advice = 'Zet de bestanden van het lettertype (woff2) bij lettertypen in huisstijl.yaml.'
  const file = tokenFiles.at(-1)?.name ?? reading.file
  reading.diagnostics.push(diagnostic({ rule: 'huisstijl/lettertype', file, reason, advice }))
  return `:root{--utrecht-document-font-family:${textFonts}}\n`
}

function readLogo(
  stated: Partial<HouseStyleFile>,
  resources: Map<string, Resource>,
  reading: Reading,
): SafeHtml | undefined {
  if (stated.logo === undefined) return undefined
  if (!imageTypes.includes(extname(stated.logo).toLowerCase())) {
    const reason = `Het logo "${stated.logo}" is geen SVG, PNG of JPEG.`
    reading.diagnostics.push(
      problem('huisstijl/logo', reading.file, reason, 'Lever het logo aan als SVG.', reading.at(['logo'])),
    )
    return undefined
  }
  const bytes = readInside(stated.logo, ['logo'], reading)
  if (bytes === undefined) return undefined
  const picture = readPicture(bytes)
  if (!isPicture(picture)) {
    const reason = `Logo ${stated.logo}: ${afterColon(picture.reason)}`
    reading.diagnostics.push(problem('huisstijl/logo', reading.file, reason, picture.advice, reading.at(['logo'])))
    return undefined
  }
  const key = `huisstijl/${basename(stated.logo)}`
  resources.set(key, { type: picture.type, bytes })
  const alt = stated.logotekst ?? `Logo ${stated.naam ?? ''}`.trim()
  return safeHtml(`<img class="logo" src="${resourceOrigin}${escapeHtml(encodeURI(key))}" alt="${escapeHtml(alt)}">`)
}

/** Templates in a folder, by their name without `.hbs`. */
export function readPartials(
  folder: string,
  project: HouseStyleProject,
  files: string[],
): ReadonlyMap<string, TemplateSource> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.hbs')) : []
  return new Map(
    names.sort().map((name): [string, TemplateSource] => {
      const path = join(folder, name)
      files.push(path)
      return [basename(name, '.hbs'), { name: shownPath(path, project), text: readFileSync(path, 'utf8') }]
    }),
  )
}

function outsideFolder(path: string, at: Path, { diagnostics, file, at: locate }: Reading): void {
  const reason = `Het bestand "${path}" ligt buiten de map van de huisstijl.`
  diagnostics.push(problem('huisstijl/buiten-map', file, reason, 'Zet het bestand in de map zelf.', locate(at)))
}

/** A file of the house style itself: never one outside its folder. */
function readInside(path: string, at: Path, reading: Reading): Buffer | undefined {
  const full = resolve(reading.folder, path)
  if (!existsSync(full)) {
    missing(path, at, reading)
    return undefined
  }
  if (!liesWithin(reading.folder, full)) {
    outsideFolder(path, at, reading)
    return undefined
  }
  reading.files.push(full)
  return readFileSync(full)
}

function missing(path: string, at: Path, { file, at: locate, diagnostics }: Reading): void {
  diagnostics.push(
    problem(
      'huisstijl/bestand-ontbreekt',
      file,
      `Het bestand "${path}" bestaat niet.`,
      'Kijk de naam en de map na.',
      locate(at),
    ),
  )
}

function problem(rule: RuleId, file: string, reason: string, advice: string, place?: Diagnostic['place']): Diagnostic {
  const where = place !== undefined && 'start' in place ? { place } : {}
  return diagnostic({ rule, file, reason, advice, ...where })
}

/** Relative to the project when it lies in it, else to the program. */
export function shownPath(path: string, { root, nameOf }: HouseStyleProject): string {
  if (root !== undefined && nameOf !== undefined && path.startsWith(root + sep)) return nameOf(path)
  for (const base of [root, packageFolder]) {
    if (base !== undefined && path.startsWith(base + sep)) return relative(base, path)
  }
  return path
}
