import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Color, contrast, parseColor } from '../compose/house-style/color.ts'
import { packageOf } from '../compose/house-style/find-house-style.ts'
import { plainFamily } from '../compose/house-style/font-faces.ts'
import { isFontFile, readFontFile } from '../compose/house-style/font-file.ts'
import { packagedFaces } from '../compose/house-style/font-package.ts'
import { trackFiles } from '../system/tracked-files.ts'
import type { FileToWrite } from '../system/write-files.ts'
import { yamlText } from '../yaml/write-yaml.ts'
import type { YamlMap, YamlValue } from '../yaml/yaml-value.ts'
import type { Answers } from './answers.ts'

/** A file of an answer that cannot be used: what is wrong and what to do, as Dutch sentences. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

/** Neutral tokens of text on the tinted area, besides the colour of the municipality. */
const textOnTint: readonly Color[] = [
  [0x1a, 0x1f, 0x24],
  [0x5b, 0x64, 0x6c],
]
/** Above the least that WCAG asks, since a tint is rounded to whole numbers. */
const leastContrast = 4.6
const strongestTint = 0.12

/** The name of the folder of a house style: the municipality in small letters, without accents. */
export function houseStyleName(municipality: string): string {
  const plain = municipality
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'huisstijl' : plain
}

/**
 * The files of a house style, relative to the project: the neutral one with the answers filled in.
 * @param home the folder of the project
 * @throws UnusableFile
 */
export function houseStyleFiles(answers: Answers, home: string): readonly FileToWrite[] {
  const folder = `templates/huisstijlen/${houseStyleName(answers.naam)}`
  const logo = answers.logo === '' ? undefined : logoOf(answers.logo)
  const fonts = answers.lettertype === '' ? undefined : fontsOf(answers.lettertype, home)
  const about: YamlMap = {
    naam: answers.naam,
    ...(logo ? { logo: logo.path } : {}),
    tokens: ['tokens.css'],
    ...(fonts ? { lettertypen: fonts.stated } : {}),
  }
  const head = '# Wat hier kan staan: collegevoorstel explain huisstijl\n'
  return [
    { path: `${folder}/huisstijl.yaml`, bytes: `${head}${yamlText(about, 'block')}\n` },
    { path: `${folder}/tokens.css`, bytes: tokensText(answers, fonts?.family) },
    ...[...(logo ? [logo] : []), ...(fonts?.files ?? [])].map((file) => ({
      ...file,
      path: `${folder}/${file.path}`,
    })),
  ]
}

function tokensText({ naam, kleur, tweedeKleur }: Answers, family: string | undefined): string {
  return `/* De kleuren${family === undefined ? '' : ' en het lettertype'} van ${naam.replaceAll('*/', '')}. Wat hier niet staat, is als in de neutrale huisstijl. */
:root {
  --kleur: ${kleur};
  --tweede-kleur: ${tweedeKleur};

  --utrecht-heading-1-color: var(--kleur);
  --utrecht-heading-2-color: var(--kleur);
  --utrecht-link-color: var(--kleur);
  --utrecht-table-header-color: var(--kleur);
  --utrecht-table-caption-color: var(--kleur);
  --collegevoorstel-accent-color: var(--kleur);
  /* De streep onder de titel draagt geen tekst en mag dus licht zijn. */
  --collegevoorstel-streep-color: var(--tweede-kleur);
  /* Een lichte tint van de tweede kleur, waarop alle tekst goed te lezen is. */
  --collegevoorstel-besluit-background-color: ${tint(kleur, tweedeKleur)};
${family === undefined ? '' : `  --utrecht-document-font-family: "${family}";\n`}}
`
}

/** The strongest tint of the second colour on which the first colour and all other text can be read. */
function tint(first: string, second: string): string {
  const colour = parseColor(second) ?? [255, 255, 255]
  const texts = [...textOnTint, parseColor(first) ?? [0, 0, 0]] as const
  for (let share = strongestTint; share > 0; share -= 0.01) {
    const mixed = colour.map((channel) => Math.round(255 - (255 - channel) * share)) as unknown as Color
    if (texts.every((text) => contrast(text, mixed) >= leastContrast)) return hex(mixed)
  }
  return '#ffffff'
}

function hex(colour: Color): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function logoOf(path: string): FileToWrite {
  const extension = extname(path).toLowerCase()
  if (!['.svg', '.png', '.jpg', '.jpeg'].includes(extension))
    throw new UnusableFile(`Het logo ${path} is geen SVG, PNG of JPEG. Geef het logo in een van die vormen.`)
  return { path: `logo${extension}`, bytes: bytesOf(path) }
}

/** The fonts of an answer. */
interface Fonts {
  readonly family: string
  /** For `lettertypen` in `huisstijl.yaml`. */
  readonly stated: YamlValue
  readonly files: readonly FileToWrite[]
}

/** A name of npm with a scope, as all packages with fonts have. */
const packageName = /^@[\w.-]+\/[\w.-]+$/

/** Whether an answer names a package of npm instead of a folder. */
export function isFontPackage(answer: string): boolean {
  return packageName.test(answer)
}

/** The fonts in a package that is installed, or of the files in a folder. @param home the folder of the project, for a package */
function fontsOf(answer: string, home: string): Fonts {
  if (!isFontPackage(answer)) return fontsIn(answer)
  const files = trackFiles()
  const folder = packageOf(answer, home, files)
  if (folder === undefined)
    throw new UnusableFile(
      `Het npm-pakket ${answer} met het lettertype is niet geïnstalleerd. Installeer het eerst: npm install ${answer}.`,
    )
  const [face] = packagedFaces(folder, files)
  if (face === undefined)
    throw new UnusableFile(
      `In het npm-pakket ${answer} staat geen lettertype. Neem een pakket van @fontsource of @fontsource-variable.`,
    )
  return { family: plainFamily(face.family), stated: [answer], files: [] }
}

/** The font files in a folder, by what they say of themselves. */
function fontsIn(folder: string): Fonts {
  const names = namesOf(folder).filter((name) => /\.(woff2?|ttf|otf)$/i.test(name))
  const fonts = names.sort().map((name) => {
    const bytes = bytesOf(join(folder, name))
    const font = readFontFile(bytes)
    if (!isFontFile(font)) throw new UnusableFile(`Het bestand ${name} ${font.reason} ${font.advice}`)
    return { name, bytes, ...font, key: `${font.weights.join(' tot ')} ${font.style}` }
  })
  const keys = fonts.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) < index)
  if (twice !== undefined)
    throw new UnusableFile(
      `In ${folder} staat meer dan één bestand voor ${twice}. Laat in die map per dikte één rechte en één cursieve letter staan.`,
    )
  const regular = fonts.find(({ style, weights: [least, most] }) => style === 'normal' && least <= 400 && most >= 400)
  if (regular === undefined)
    throw new UnusableFile(
      `In ${folder} staat geen gewone letter van het lettertype (dikte 400, woff2, woff, ttf of otf). Zet er een bestand in zoals duinwijk-400.woff2.`,
    )
  const family = plainFamily(regular.family)
  return {
    family,
    stated: fonts.map(({ name }) => ({ familie: family, bestand: name })),
    files: fonts.map(({ name, bytes }) => ({ path: name, bytes })),
  }
}

function namesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    throw new UnusableFile(`De map ${folder} met het lettertype is er niet. Kijk de naam na.`)
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new UnusableFile(`Het bestand ${path} kan niet worden gelezen. Kijk de naam en de map na.`)
  }
}
