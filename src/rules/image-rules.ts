import { extname } from 'node:path'
import type { Image, ImageReference } from 'mdast'
import { afterColon } from '../diagnostics/after-colon.ts'
import type { Fix } from '../diagnostics/edit.ts'
import type { Document } from '../document/document.ts'
import { isPicture } from '../document/pictures/image.ts'
import { type Inside, resolveInside } from '../system/inside.ts'
import { nodesOf } from './nodes-of.ts'
import type { Rule, RuleContext, RuleFinding } from './rule.ts'

const imageTypes = ['.png', '.jpg', '.jpeg', '.svg']

/** Rules on the pictures in the text. */
export const imageRules: readonly Rule[] = [described, imageFiles, readable]

function* described(document: Document): Iterable<RuleFinding> {
  for (const image of [...nodesOf(document, 'image'), ...nodesOf(document, 'imageReference')]) {
    if ((image.alt ?? '').trim() !== '') continue
    yield {
      rule: 'afbeeldingen/alt',
      place: image.position,
      reason: 'Deze afbeelding heeft geen beschrijving.',
      advice: 'Schrijf tussen de rechte haken wat erop te zien is: ![Kaart van de wijken](kaart.png).',
    }
  }
}

function* imageFiles(document: Document, { config }: RuleContext): Iterable<RuleFinding> {
  for (const [image, url] of imagesOf(document)) {
    const reference = decoded(url)
    const found = fileAt(document, reference, config.root)
    if (!found.ok)
      yield {
        rule: 'afbeeldingen/bestand',
        place: image.position,
        reason: `Afbeelding: ${afterColon(found.reason)}`,
        advice: found.advice,
        fix: addressFix(document, image, url, found.right),
      }
    else if (!isImageName(found.path)) {
      const advice = 'Gebruik een PNG-, JPEG- of SVG-bestand.'
      yield {
        rule: 'afbeeldingen/bestand',
        place: image.position,
        reason: `${reference} is geen afbeelding die in een PDF kan.`,
        advice,
      }
    }
  }
}

/** What is in the file; of a file that is not there, or is no picture by its name, `afbeeldingen/bestand` tells. */
function* readable(document: Document, { config, readPicture }: RuleContext): Iterable<RuleFinding> {
  if (readPicture === undefined) return
  for (const [image, url] of imagesOf(document)) {
    const found = fileAt(document, decoded(url), config.root)
    if (!found.ok || !isImageName(found.path)) continue
    const picture = readPicture(found.path)
    const problem = isPicture(picture) ? picture.remark : picture
    if (problem === undefined) continue
    yield {
      rule: isPicture(picture) ? 'afbeeldingen/opslag' : 'afbeeldingen/leesbaar',
      place: image.position,
      reason: `${url}: ${afterColon(problem.reason)}`,
      advice: problem.advice,
    }
  }
}

function fileAt(document: Document, reference: string, root: string): Inside {
  return resolveInside(root, document.source.path, reference)
}

function isImageName(path: string): boolean {
  return imageTypes.includes(extname(path).toLowerCase())
}

/** Only of an address that stands in the picture itself, as it is. */
function addressFix(
  document: Document,
  image: Image | ImageReference,
  url: string,
  right: string | undefined,
): Fix | undefined {
  const from = image.position?.start.offset
  if (image.type !== 'image' || from === undefined || right === undefined) return undefined
  const pieces = document.source.text.slice(from, image.position?.end.offset).split(`](${url}`)
  if (pieces.length !== 2 || url !== decoded(url) || !/^[\p{L}\p{N}._/-]+$/u.test(right)) return undefined
  const at = from + (pieces[0]?.length ?? 0) + 2
  return [{ from: at, to: at + url.length, put: [right] }]
}

/** Images with their address; of one that refers to a definition, that of the definition. */
function imagesOf(document: Document): readonly (readonly [Image | ImageReference, string])[] {
  const definitions = new Map(
    nodesOf(document, 'definition').map((definition) => [definition.identifier, definition.url]),
  )
  const referred = nodesOf(document, 'imageReference').map(
    (image) => [image, definitions.get(image.identifier) ?? ''] as const,
  )
  return [...nodesOf(document, 'image').map((image) => [image, image.url] as const), ...referred]
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
