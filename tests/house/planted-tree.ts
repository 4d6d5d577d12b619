import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The root of this project, whose real configurations the checks read. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Texts by path. */
export type Tree = Readonly<Record<string, string>>

/** Writes a tree in a folder of its own, which goes when the test ends. */
export function plantTree(tree: Tree): string {
  const folder = mkdtempSync(join(tmpdir(), 'collegevoorstel-huis-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
