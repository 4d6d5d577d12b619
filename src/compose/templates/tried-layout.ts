import { isFromPackage } from '../../forms/from-package.ts'
import type { Kind } from '../../forms/kind.ts'
import { liesWithin } from '../../system/inside.ts'
import { packageFolder } from '../../system/package-folder.ts'
import type { HouseStyle } from '../house-style/house-style.ts'

const tried = new WeakMap<HouseStyle, boolean>()

/**
 * Whether all that lays a document out is the package's own, which was tried before it was packed: then only the text itself can
 * have problems, and no page has to be composed to find them.
 */
export function isTriedLayout(kind: Kind, houseStyle: HouseStyle): boolean {
  if (!isFromPackage(kind)) return false
  const isOwn = tried.get(houseStyle) ?? houseStyle.files.every(({ path }) => liesWithin(packageFolder, path))
  tried.set(houseStyle, isOwn)
  return isOwn
}
