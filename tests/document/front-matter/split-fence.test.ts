import { expect, it } from 'vitest'
import { splitFence } from '../../../src/document/front-matter/split-fence.ts'

it.each(['', ' ', '\t ', '\uFEFF'])('the body begins at the start of a line, with %j behind the fence', (behind) => {
  for (const end of ['\n', '\r\n']) {
    const text = `---${end}zaak: Proef${end}---${behind}${end}Tekst.${end}`
    expect(text.slice(splitFence(text, 'voorstel.md').split?.body)).toBe(`Tekst.${end}`)
  }
  const bare = `---\nzaak: Proef\n---${behind}`
  expect(bare.slice(splitFence(bare, 'voorstel.md').split?.body)).toBe('')
})
