import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// tsc writes declarations of every source file. A user of the package sees what index.d.ts leads to and nothing else: the rest goes,
// and with it the need for the packages that it speaks of.
// It also keeps `./x.ts` in them, where a reader has `./x.d.ts` only. TypeScript of today finds its way; other readers of declarations
// look for `./x.js`, as for any published package.
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
