import { extname } from 'node:path'
import type { Image, ImageReference } from 'mdast'
import type { Fix } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { bodyRules } from '../document/document-rules.ts'
import { decoded } from '../document/markdown/link-target.ts'
import { isPicture } from '../document/pictures/image.ts'
import { afterColon } from '../forms/dutch-words.ts'
import { defineDocumentRules, type Remark, type RuleContext, type RuleFinding } from './rule.ts'
import { eachNode, imagesOf } from './text/nodes-of.ts'

const imageTypes = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg']

/** Rules on the images in the text. */
export const imageRules = defineDocumentRules({
  'afbeeldingen/alt': {
    guards: 'Elke afbeelding heeft een beschrijving voor wie haar niet ziet (PDF/UA-1, 7.3).',
    check: eachNode(['image', 'imageReference'], undescribed),
  },
  'afbeeldingen/beschrijving': {
    severity: 'warning',
    guards: 'De beschrijving van een afbeelding zegt wat erop te zien is (WCAG 2.1, 1.1.1).',
    check: eachNode(['image', 'imageReference'], meaningless),
  },
  'afbeeldingen/bestand': {
    guards: 'Elke afbeelding is een PNG, JPEG, GIF, WebP of SVG in de map van het project.',
    fix: 'sometimes',
    check: imageFiles,
  },
  'afbeeldingen/leesbaar': { ...bodyRules['afbeeldingen/leesbaar'], check: readable },
  // Found by the check of `afbeeldingen/leesbaar`.
  'afbeeldingen/opslag': bodyRules['afbeeldingen/opslag'],
})

function undescribed({ alt }: Image | ImageReference): Remark | undefined {
  if ((alt ?? '').trim() !== '') return undefined
  const advice = 'Schrijf tussen de rechte haken wat erop te zien is: ![Kaart van de wijken](kaart.png).'
  return { reason: 'Deze afbeelding heeft geen beschrijving.', advice }
}

/** Words that describe any image, and file names of cameras and programs. */
const anyPicture =
  /^(de |een )?(afbeelding|foto|plaatje|figuur|grafiek|tabel|kaart|logo|image|picture|photo|screenshot|schermafbeelding|img|dsc|scan)[\s_-]*\d*$/i
const fileName = /^[^\s]+\.(png|jpe?g|svg|gif|webp|tiff?|bmp|heic)$/i

function meaningless(image: Image | ImageReference): Remark | undefined {
  const alt = (image.alt ?? '').trim()
  if (!anyPicture.test(alt) && !fileName.test(alt)) return undefined
  const advice =
    'Schrijf wat een lezer mist die haar niet ziet: “Staafdiagram: het aantal meldingen daalt van 80 naar 35”.'
  return { reason: `“${alt}” zegt niet wat er op de afbeelding te zien is.`, advice }
}

function* imageFiles(document: Document, { config, tracked }: RuleContext): Iterable<RuleFinding> {
  for (const [image, url] of imagesOf(document)) {
    const reference = decoded(url)
    const found = tracked.resolve(config.root, document.source.path, reference)
    if (!found.ok)
      yield {
        place: image.position,
        reason: `Afbeelding: ${afterColon(found.reason)}`,
        advice: found.advice,
        fix: addressFix(document, image, url, found.right),
      }
    else if (!isImageName(found.path)) {
      const advice = 'Gebruik een PNG-, JPEG- of SVG-bestand.'
      yield {
        place: image.position,
        reason: `${reference} is geen afbeelding die in een PDF kan.`,
        advice,
      }
    }
  }
}

/** The content of the file. A file that is absent, or no image by its name, is a matter of `afbeeldingen/bestand`. */
function* readable(document: Document, { config, tracked, readPicture }: RuleContext): Iterable<RuleFinding> {
  if (readPicture === undefined) return
  for (const [image, url] of imagesOf(document)) {
    const found = tracked.resolve(config.root, document.source.path, decoded(url))
    if (!found.ok || !isImageName(found.path)) continue
    const picture = readPicture(found.path)
    const problem = isPicture(picture) ? picture.remark : picture
    if (problem === undefined) continue
    yield {
      rule: bodyRules[isPicture(picture) ? 'afbeeldingen/opslag' : 'afbeeldingen/leesbaar'],
      place: image.position,
      reason: `${url}: ${afterColon(problem.reason)}`,
      advice: problem.advice,
    }
  }
}

function isImageName(path: string): boolean {
  return imageTypes.includes(extname(path).toLowerCase())
}

/** Only for an unencoded address in the image itself. */
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
  return [{ from: at, to: at + url.length, replacement: [right] }]
}
