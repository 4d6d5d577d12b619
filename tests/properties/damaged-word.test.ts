import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { importFiles } from '../../src/import/import-word.ts'
import { documentsFolder, inFolder } from '../import/import-fixture.ts'
import { seed, sized } from '../run-size.ts'
import { randomFrom } from './made-up-words.ts'

const count = sized(2000)
const names = readdirSync(documentsFolder)

/** A document of another program with an element removed, repeated, renamed or emptied: well formed, but not as any program writes it. */
function damaged(random: () => number): Uint8Array {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const parts = unzipSync(readFileSync(join(documentsFolder, pick(names))))
  const name = pick(Object.keys(parts).filter((each) => /\.(xml|rels)$/.test(each)))
  const xml = strFromU8(parts[name] ?? new Uint8Array())
  const elements = [...xml.matchAll(/<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g)]
  if (elements.length === 0) return zipSync(parts)
  const { 0: whole, 1: tag = '', index } = pick(elements)
  const other = pick(elements)[0]
  const replacement = pick([
    '',
    whole + whole,
    other,
    `<${tag}/>`,
    whole.replace(/="[^"]*"/g, '=""'),
    whole.replace(/="\d+"/g, '="-1"'),
    `<w:p>${whole}</w:p>`,
  ])
  return zipSync({ ...parts, [name]: strToU8(xml.slice(0, index) + replacement + xml.slice(index + whole.length)) })
}

test(`${count} damaged Word documents are read or refused (seed ${seed})`, { timeout: 3_600_000 }, async () => {
  const random = randomFrom(seed)
  await inFolder(async (folder) => {
    for (let index = 0; index < count; index++) {
      const file = `d${index}.docx`
      writeFileSync(join(folder, file), damaged(random))
      const { documents } = await importFiles({
        files: [file],
        cwd: folder,
        changes: random() < 0.5 ? 'accept' : 'reject',
      })
      for (const { outcome, diagnostics, cause } of documents) {
        expect([outcome, cause], file).toEqual([
          diagnostics.some(({ fatal }) => fatal === true) ? 'fouten' : 'gemaakt',
          undefined,
        ])
      }
    }
  })
})
