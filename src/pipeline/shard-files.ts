import { createHash } from 'node:crypto'
import type { Shard } from '../report/report.ts'

/**
 * The files that fall to one shard of a run, in the order they were asked for. Together the shards hold every file once, and differ by one
 * file at most. The files are put in the order of a hash of their name and cut into runs: so the order in which a shell lists them
 * does not matter, and a file that is added moves at most one other from each part to the next, whose cache stays warm.
 *
 * @param files as the user typed them, each once
 */
export function shardFiles(files: readonly string[], { number, of }: Shard): readonly string[] {
  const order = files
    .map((file) => ({ file, key: createHash('sha256').update(file.normalize()).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.file < b.file ? -1 : 1))
  const cut = (at: number) => Math.floor((files.length * at) / of)
  const own = new Set(order.slice(cut(number - 1), cut(number)).map(({ file }) => file))
  return files.filter((file) => own.has(file))
}
