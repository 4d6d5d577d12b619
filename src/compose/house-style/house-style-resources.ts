import { basename, extname } from 'node:path'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { isPicture, publicPicture, readPicture } from '../../document/pictures/image.ts'
import { afterColon } from '../../forms/dutch-words.ts'
import { type Resource, resourceOrigin } from '../../print/page/printable.ts'
import { sha256 } from '../../system/digest.ts'
import { escapeHtml, type SafeHtml, safeHtml } from '../html/safe-html.ts'
import type { HouseStyleFile } from './house-style-file.ts'
import { type Reading, readInside, reportValue } from './house-style-files.ts'

const imageTypes: readonly string[] = ['.svg', '.png', '.jpg', '.jpeg']

/** The logo as HTML; adds its image, without camera metadata, to the resources. */
export function readLogo(
  stated: Partial<HouseStyleFile>,
  resources: Map<string, Resource>,
  reading: Reading,
): SafeHtml | undefined {
  if (stated.logo === undefined) return undefined
  if (!imageTypes.includes(extname(stated.logo).toLowerCase())) {
    const reason = `Het logo “${stated.logo}” is geen SVG, PNG of JPEG.`
    reportValue(reading, ['logo'], {
      rule: houseStyleRules['huisstijl/logo'],
      reason,
      advice: 'Lever het logo aan als SVG.',
    })
    return undefined
  }
  const bytes = readInside(stated.logo, ['logo'], reading)
  if (bytes === undefined) return undefined
  const read = readPicture(bytes)
  // All editions show the same logo.
  const picture = isPicture(read) ? publicPicture(read) : read
  if (!isPicture(picture)) {
    const reason = `Logo ${stated.logo}: ${afterColon(picture.reason)}`
    reportValue(reading, ['logo'], { rule: houseStyleRules['huisstijl/logo'], reason, advice: picture.advice })
    return undefined
  }
  const address = addResource(picture, stated.logo, resources)
  const alt = stated.logotekst ?? `Logo ${stated.naam ?? ''}`.trim()
  return safeHtml(`<img class="logo" src="${address}" alt="${escapeHtml(alt)}">`)
}

/** The key contains a digest, because files in different folders may have the same name; the name is for messages. */
export function addResource({ type, bytes }: Resource, path: string, resources: Map<string, Resource>): string {
  const hash = sha256(bytes).slice(0, 16)
  const key = `huisstijl/${hash}/${basename(path).replace(/[^\w.-]+/g, '-')}`
  resources.set(key, { type, bytes })
  return `${resourceOrigin}${key}`
}
