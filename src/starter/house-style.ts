import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { type Color, contrast, parseColor } from '../compose/house-style/color.ts'
import type { FileToWrite } from '../system/write-files.ts'
import { yamlText } from '../yaml/write-yaml.ts'
import type { YamlMap } from '../yaml/yaml-value.ts'
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
 * @throws UnusableFile
 */
export function houseStyleFiles(answers: Answers): readonly FileToWrite[] {
  const folder = `templates/huisstijlen/${houseStyleName(answers.naam)}`
  const logo = answers.logo === '' ? undefined : logoOf(answers.logo)
  const faces = answers.lettertype === '' ? [] : facesIn(answers.lettertype)
  const about: YamlMap = {
    naam: answers.naam,
    ...(logo ? { logo: logo.path } : {}),
    tokens: ['tokens.css'],
    stijl: 'stijl.css',
    ...(faces.length > 0 ? { lettertypen: faces.map(({ face }) => face) } : {}),
  }
  const head = '# Wat hier kan staan: collegevoorstel explain huisstijl\n'
  return [
    { path: `${folder}/huisstijl.yaml`, bytes: `${head}${yamlText(about, 'block')}\n` },
    { path: `${folder}/tokens.css`, bytes: tokensText(answers, faces[0]?.face.familie) },
    { path: `${folder}/stijl.css`, bytes: stripeText },
    ...[...(logo ? [logo] : []), ...faces.map(({ file }) => file)].map((file) => ({
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
  /* Een lichte tint van de tweede kleur, waarop alle tekst goed te lezen is. */
  --collegevoorstel-besluit-background-color: ${tint(kleur, tweedeKleur)};
${family === undefined ? '' : `  --utrecht-document-font-family: "${family}";\n`}}
`
}

const stripeText = `/* De streep onder de titel. */
.formuliernaam::after,
.titelblok h1::after {
  border-color: var(--tweede-kleur);
}
`

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

interface Face {
  readonly face: {
    readonly familie: string
    readonly bestand: string
    readonly gewicht: string
    readonly stijl: string
  }
  readonly file: FileToWrite
}

/** Words in names of font files, with their weight; the first that a name has counts. */
const weights: readonly (readonly [word: string, weight: string])[] = [
  ['semibold', '600'],
  ['demibold', '600'],
  ['extrabold', '800'],
  ['bold', '700'],
  ['black', '900'],
  ['medium', '500'],
  ['light', '300'],
]

/** The font files in a folder, by what their names say: `duinwijk-600-italic.woff2`, `Duinwijk-SemiBold.ttf`. */
function facesIn(folder: string): readonly Face[] {
  const names = namesOf(folder).filter((name) => /\.(woff2|ttf)$/i.test(name))
  const faces = names.sort().map((name) => faceOf(name, folder))
  const keys = faces.map(({ face }) => `${face.gewicht} ${face.stijl}`)
  const twice = keys.find((key, index) => keys.indexOf(key) < index)
  if (twice !== undefined)
    throw new UnusableFile(
      `In ${folder} staat meer dan één bestand voor ${twice}. Laat in die map per dikte één rechte en één cursieve letter staan.`,
    )
  if (!keys.includes('400 normal'))
    throw new UnusableFile(
      `In ${folder} staat geen gewone letter van het lettertype (dikte 400, woff2 of ttf). Zet er een bestand in zoals duinwijk-400.woff2.`,
    )
  return faces
}

function faceOf(name: string, folder: string): Face {
  const base = basename(name, extname(name))
  const plain = base.toLowerCase().replace(/[^a-z0-9]/g, '')
  const isItalic = /italic|oblique|cursief|\d00i$/.test(plain)
  const number = /(?<!\d)([1-9]00)(?!\d)/.exec(base)?.[1]
  const named = weights.find(([word]) => plain.includes(word))?.[1]
  const familie = base.split(/[-_ ]/)[0] ?? base
  return {
    face: {
      familie: familie.replace(/["'\\<>]/g, ''),
      bestand: name,
      gewicht: number ?? named ?? '400',
      stijl: isItalic ? 'italic' : 'normal',
    },
    file: { path: name, bytes: bytesOf(join(folder, name)) },
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
