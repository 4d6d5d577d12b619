import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fallbackFont } from '../../../src/print/browser/fallback-font.ts'
import { surroundings } from '../../../src/system/surroundings.ts'

it('names a folder in the settings for fonts as XML has it, whatever signs are in it', async () => {
  const home = await mkdtemp(join(tmpdir(), 'lettertype-'))
  onTestFinished(() => rm(home, { recursive: true }))
  const folder = join(home, 'R&D <proef>')
  await mkdir(folder)
  const { FONTCONFIG_FILE = '' } = fallbackFont(folder, { ...surroundings(), platform: 'linux' })
  const text = await readFile(FONTCONFIG_FILE, 'utf8')
  expect(text).toContain(`<dir>${home}/R&amp;D &lt;proef&gt;</dir>`)
  expect(text).not.toMatch(/&(?!(amp|lt|gt);)/)
})
