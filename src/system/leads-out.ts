import { isAbsolute, sep } from 'node:path'

/** Whether a way from one folder to a path, as `relative` has it, leads out of that folder; `..x` is a name like any other. */
export function leadsOut(way: string): boolean {
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
}
