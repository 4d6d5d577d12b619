import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// tsc keeps `./x.ts` in declarations, where a reader has `./x.d.ts` only. TypeScript of today finds its way; other readers of
// declarations look for `./x.js`, as for any published package.
const folder = 'dist/types'
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue
  const file = join(folder, name)
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]*)\.ts(?=['"])/g, '$1.js'),
  )
}
