import type { Element } from 'hast'
import type { Image, ImageReference, Paragraph, Parents } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { bodyRules } from '../../document/document-rules.ts'
import { captionText, onlyImage } from '../../document/markdown/captions.ts'
import { besideMarks } from '../../document/markdown/redaction-marks.ts'
import { isPicture, type Picture } from '../../document/pictures/image.ts'
import { afterColon } from '../../forms/dutch-words.ts'
import { resourceOrigin } from '../../print/page/printable.ts'
import { sha256 } from '../../system/digest.ts'
import { printable } from '../house-style/characters.ts'
import { withFonts } from '../house-style/fonts.ts'
import { captionNumber, textWithReferences } from './markdown-captions.ts'
import { element, type MarkdownRendering, pictureAt, type ShownImage, text } from './markdown-rendering.ts'

interface Shown extends ShownImage {
  readonly alt: string
  readonly title: string
}

/**
 * Images of the project. An image alone in a paragraph becomes a figure with its title as caption, which the finishing pass
 * turns into `Figure` and `Caption` (ISO 14289-1, 7.3).
 */
export function figureHandlers(rendering: MarkdownRendering) {
  return {
    image: (state: State, node: Image) => inText(rendering, shownOf(state, node)),
    imageReference(state: State, node: ImageReference) {
      const shown = shownOf(state, node)
      return shown ? inText(rendering, shown) : defaultHandlers.imageReference(state, node)
    },
    paragraph(state: State, node: Paragraph, parent: Parents | undefined): Element | undefined {
      const image = onlyImage(node)
      const shown = image && shownOf(state, image)
      if (shown) return figure(rendering, shown)
      const isBlank = node.children.every((child) => child.type === 'text' && child.value.trim() === '')
      if (isBlank && parent?.type === 'root') return undefined
      return element('p', {}, state.all(node))
    },
  }
}

function shownOf(state: State, node: Image): Shown
function shownOf(state: State, node: Image | ImageReference): Shown | undefined
function shownOf(state: State, node: Image | ImageReference): Shown | undefined {
  const target = node.type === 'image' ? node : state.definitionById.get(node.identifier.toUpperCase())
  if (target === undefined) return undefined
  const title = besideMarks(target.title ?? '', printable)
  return { url: target.url, alt: printable(node.alt ?? ''), title, place: node.position }
}

function figure(rendering: MarkdownRendering, shown: Shown): Element | undefined {
  const image = imageElement(rendering, shown)
  if (image === undefined) return undefined
  const className = ['figuur']
  if (shown.title.trim() === '') return element('figure', { className }, [image])
  const numbered = captionNumber(rendering, 'figuur', { position: shown.place })
  const title = shown.title.slice(numbered ? captionText('figuur', shown.title).length : 0)
  const words = title === '' ? [] : textWithReferences(rendering, title)
  const content = numbered ? [numbered.element, ...(title === '' ? [] : [text(' ')]), ...words] : words
  const caption = element('figcaption', { className: ['bijschrift'] }, content)
  return element('figure', { ...(numbered ? { id: numbered.id } : {}), className }, [image, caption])
}

function inText(rendering: MarkdownRendering, shown: Shown): Element | undefined {
  const image = imageElement(rendering, shown)
  if (image === undefined) return undefined
  const title = shown.title.trim() === '' ? {} : { title: shown.title }
  return { ...image, properties: { ...image.properties, className: ['in-tekst'], ...title } }
}

function imageElement(rendering: MarkdownRendering, shown: Shown): Element | undefined {
  const found = pictureAt(rendering, shown)
  const problem = isPicture(found) ? found.remark : found
  if (problem)
    rendering.report({
      rule: isPicture(found) ? bodyRules['afbeeldingen/opslag'] : bodyRules['afbeeldingen/leesbaar'],
      place: shown.place,
      reason: `${shown.url}: ${afterColon(problem.reason)}`,
      advice: problem.advice,
    })
  if (!isPicture(found)) return undefined
  const key = addResource(rendering, found)
  if (!rendering.shown.has(key)) rendering.shown.set(key, shown)
  const { width, height } = printedSize(found)
  return element('img', { src: `${resourceOrigin}${key}`, alt: shown.alt, width, height })
}

/** Adds an image to the resources, under a key derived from its content. */
function addResource(rendering: MarkdownRendering, picture: Picture): string {
  const bytes = picture.type === 'image/svg+xml' ? withFonts(picture.bytes) : picture.bytes
  const key = `afbeeldingen/${sha256(bytes).slice(0, 16)}.${picture.extension}`
  if (!rendering.resources.has(key)) rendering.resources.set(key, { type: picture.type, bytes })
  return key
}

/** In mm: the text width, and a height that leaves room for a caption. */
const largest = { width: 160, height: 190 }
const pixelsPerInch = 150
const cssPixelsPerInch = 96
const mmPerInch = 25.4

/** In CSS pixels: photographs at 150 pixels per inch, drawings at their own size, at most the size of a page. */
function printedSize(picture: Picture): { readonly width: number; readonly height: number } {
  const density = picture.type === 'image/svg+xml' ? cssPixelsPerInch : pixelsPerInch
  const width = (picture.width / density) * mmPerInch
  const height = (picture.height / density) * mmPerInch
  const scale = Math.min(1, largest.width / width, largest.height / height)
  const toPixels = (mm: number) => Math.max(1, Math.round((mm * scale * cssPixelsPerInch) / mmPerInch))
  return { width: toPixels(width), height: toPixels(height) }
}
