import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// tsc writes declarations for every source file. Those that index.d.ts does not reach are removed, so that the types of the packages
// they refer to are not needed. `./x.ts` becomes `./x.js`, which tools other than recent TypeScript expect.
const folder = 'dist/types'
const local = /((?:from|import|import\()\s*['"])(\.{1,2}\/[^'"]*)\.ts(?=['"])/g

const seen = new Set([join(folder, 'index.d.ts')])
for (const file of seen) {
  const text = readFileSync(file, 'utf8')
  for (const [, , path] of text.matchAll(local)) seen.add(join(dirname(file), `${path}.d.ts`))
  writeFileSync(file, text.replace(local, '$1$2.js'))
}
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.d.ts') && !seen.has(join(folder, name))) rmSync(join(folder, name))
}
