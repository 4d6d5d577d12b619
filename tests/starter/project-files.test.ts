import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

test('the task for VS Code is the one of the page about editors', () => {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8')
  const blocks = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, text = '']) => JSON.parse(text))
  expect(blocks).toContainEqual(JSON.parse(readFileSync(join(root, 'templates/begin/taken.json'), 'utf8')))
})
