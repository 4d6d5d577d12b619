import { writeFileSync } from 'node:fs'
import { importSource } from './import-source.js'

/** Writes the reference page of the guide from the schemas of the program: `npm run reference`. */
const { builtInReference } = await importSource('src/reference/guide-page.ts')
writeFileSync('docs/naslag.md', builtInReference())
