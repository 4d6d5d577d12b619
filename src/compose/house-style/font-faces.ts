import { basename, join } from 'node:path'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import type { Resource } from '../../print/page/printable.ts'
import type { Path } from '../../yaml/yaml-value.ts'
import { packageOf } from './find-house-style.ts'
import { isFontFile, readFontFile } from './font-file.ts'
import { type PackagedFace, packagedFaces } from './font-package.ts'
import type { FontFormat } from './font-tables.ts'
import type { HouseStyleFile } from './house-style-file.ts'
import { type Reading, readInside, reportValue } from './house-style-files.ts'
import { addResource } from './house-style-resources.ts'

/** A font file of a house style: one weight, or a range of weights, of a family. */
export interface StyleFace {
  readonly family: string
  readonly weights: readonly [least: number, most: number]
  readonly style: 'normal' | 'italic'
  /** As the resource is known to the page. */
  readonly address: string
  readonly format: FontFormat
  /** In CSS syntax; undefined for all that the font has. */
  readonly range: string | undefined
  /** As the user knows it. */
  readonly file: string
}

type StatedFace = NonNullable<HouseStyleFile['lettertypen']>[number]

/** The font faces of a house style; adds the font files to the resources, and reports those that cannot be used. */
export function readFaces(
  stated: Partial<HouseStyleFile>,
  resources: Map<string, Resource>,
  reading: Reading,
): readonly StyleFace[] {
  return (stated.lettertypen ?? []).flatMap((face, index) => {
    const at: Path = ['lettertypen', index]
    return typeof face === 'string'
      ? packageFaces(face, at, resources, reading)
      : fileFace(face, at, resources, reading)
  })
}

function fileFace(
  { familie, bestand, gewicht, stijl }: Exclude<StatedFace, string>,
  at: Path,
  resources: Map<string, Resource>,
  reading: Reading,
): readonly StyleFace[] {
  const place = [...at, 'bestand']
  const bytes = readInside(bestand, place, reading)
  const font = bytes && usable(bytes, bestand, place, reading)
  if (font === undefined) return []
  const [least = font.weights[0], most = least] = gewicht?.split(' ').map(Number) ?? font.weights
  const address = addResource(font.resource, bestand, resources)
  const { format } = font
  return [
    {
      family: plainFamily(familie),
      weights: [least, most],
      style: stijl ?? font.style,
      address,
      format,
      range: undefined,
      file: bestand,
    },
  ]
}

function packageFaces(
  name: string,
  at: Path,
  resources: Map<string, Resource>,
  reading: Reading,
): readonly StyleFace[] {
  const { root, files } = reading.project
  const folder = packageOf(name, root, files)
  if (folder === undefined) {
    reportValue(reading, at, {
      rule: houseStyleRules['huisstijl/lettertypebestand'],
      reason: `Het npm-pakket “${name}” met een lettertype is niet geïnstalleerd.`,
      advice: `Installeer het met npm install ${name}, of noem de bestanden met familie en bestand.`,
    })
    return []
  }
  const faces = packagedFaces(folder, files, reading.files)
  if (faces.length === 0)
    reportValue(reading, at, {
      rule: houseStyleRules['huisstijl/lettertypebestand'],
      reason: `In het npm-pakket “${name}” staat geen lettertype.`,
      advice: 'Neem een pakket van @fontsource of @fontsource-variable, of noem de bestanden met familie en bestand.',
    })
  return faces.flatMap((face) => packageFace(face, { name, folder, at, resources, reading }))
}

interface PackageReading {
  readonly name: string
  readonly folder: string
  readonly at: Path
  readonly resources: Map<string, Resource>
  readonly reading: Reading
}

function packageFace(
  { file, range, ...face }: PackagedFace,
  { name, folder, at, resources, reading }: PackageReading,
): readonly StyleFace[] {
  const bytes = readInside(file, at, reading, folder)
  const shown = join(name, file)
  const font = bytes && usable(bytes, shown, at, reading)
  if (font === undefined) return []
  const address = addResource(font.resource, file, resources)
  return [{ ...face, family: plainFamily(face.family), address, format: font.format, range, file: shown }]
}

function usable(bytes: Buffer, shown: string, at: Path, reading: Reading) {
  const font = readFontFile(bytes)
  if (isFontFile(font)) return { ...font, resource: { type: `font/${mediaTypes[font.format]}`, bytes } }
  reportValue(reading, at, {
    rule: houseStyleRules['huisstijl/lettertypebestand'],
    reason: `${basename(shown)} ${font.reason}`,
    advice: font.advice,
  })
  return undefined
}

const mediaTypes: Readonly<Record<FontFormat, string>> = {
  woff2: 'woff2',
  woff: 'woff',
  truetype: 'ttf',
  opentype: 'otf',
}

/** Without what would end a string of CSS. */
export function plainFamily(family: string): string {
  return family.replace(/["'\\<>]/g, '')
}

/** The `@font-face` rules of faces. */
export function facesCss(faces: readonly StyleFace[]): string {
  return faces
    .map(({ family, weights: [least, most], style, address, format, range }) => {
      const weight = least === most ? String(least) : `${least} ${most}`
      const part = range === undefined ? '' : `;unicode-range:${range}`
      return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};src:url(${address}) format('${format}')${part}}\n`
    })
    .join('')
}

/** The cuts of a family that documents use, each with the weights that are taken for it. */
const cuts = [
  { words: 'de gewone letter (dikte 400)', style: 'normal', least: 350, most: 550 },
  { words: 'de cursieve (dikte 400)', style: 'italic', least: 350, most: 550 },
  { words: 'de vette (dikte 600)', style: 'normal', least: 560, most: 800 },
  { words: 'de vette cursieve (dikte 600)', style: 'italic', least: 560, most: 800 },
] as const

/** The cuts that a family lacks, in words. */
export function missingCuts(family: string, faces: readonly StyleFace[]): readonly string[] {
  const own = faces.filter((face) => face.family === family)
  return cuts
    .filter(
      ({ style, least, most }) =>
        !own.some((face) => face.style === style && face.weights[0] <= most && face.weights[1] >= least),
    )
    .map(({ words }) => words)
}
