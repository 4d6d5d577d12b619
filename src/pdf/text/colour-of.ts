import { black, type Colour } from '../content/paint.ts'
import { isArray, nameOf, type PdfObject, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** Converts a colour for a comparison by eye; no profile is applied. @param named the colour space of that name, where it is no device */
export function colourIn(
  file: PdfFile,
  space: string,
  named: PdfObject | undefined,
  components: readonly number[],
): Colour {
  const found = file.resolve(named)
  const array = isArray(found) ? found : undefined
  const kind = file.name(array?.[0]) ?? nameOf(found ?? undefined) ?? space
  switch (kind) {
    case 'DeviceGray':
    case 'CalGray':
      return gray(components[0] ?? 0)
    case 'DeviceRGB':
    case 'CalRGB':
      return [components[0] ?? 0, components[1] ?? 0, components[2] ?? 0]
    case 'DeviceCMYK':
      return components.length === 0 ? black : fromInks(components)
    case 'ICCBased':
      return byCount(file, array?.[1], components)
    case 'Separation':
    case 'DeviceN':
      // No ink at all leaves the paper as it is.
      return components.length > 0 && components.every((each) => each === 0)
        ? [1, 1, 1]
        : `${kind} ${components.join(' ')}`
    case 'Pattern':
      return undefined
    default:
      return `${space} ${components.join(' ')}`
  }
}

function gray(level: number): Colour {
  return [level, level, level]
}

function fromInks([cyan = 0, magenta = 0, yellow = 0, key = 0]: readonly number[]): Colour {
  return [(1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key)]
}

function byCount(file: PdfFile, profile: PdfObject | undefined, components: readonly number[]): Colour {
  const found = file.resolve(profile)
  const count = found instanceof Stream ? file.number(found.dict.get('N')) : undefined
  if (components.length === 0) return black
  if (count === 4) return fromInks(components)
  return count === 3 ? [components[0] ?? 0, components[1] ?? 0, components[2] ?? 0] : gray(components[0] ?? 0)
}
