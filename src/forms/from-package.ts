import { join, sep } from 'node:path'
import { packageFolder } from '../system/package-folder.ts'
import type { Kind } from './kind.ts'

/** Whether a kind is the package's own; one of the user's own may lack a field that a template of ours names. */
export function isFromPackage({ map }: Kind): boolean {
  return map.startsWith(join(packageFolder, 'templates', 'documenten') + sep)
}
