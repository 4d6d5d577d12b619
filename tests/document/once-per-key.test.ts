import { expect, it } from 'vitest'
import { oncePerKey } from '../../src/system/lazily.ts'

it('works out each once, in whatever order they are asked about', () => {
  const asked: string[] = []
  const lengthOf = oncePerKey(({ name }: { readonly name: string }) => {
    asked.push(name)
    return name.length || undefined
  })
  const [one, two, none] = [{ name: 'a' }, { name: 'bb' }, { name: '' }]
  expect([one, two, none, one, two, none].map((each) => lengthOf(each))).toEqual([1, 2, undefined, 1, 2, undefined])
  expect(asked).toEqual(['a', 'bb', ''])
})
