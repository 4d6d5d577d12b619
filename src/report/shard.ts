/** One of the parts that a run was cut into, so that several machines each do their share: part `number` (from 1) of `of`. */
export interface Shard {
  readonly number: number
  readonly of: number
}

/** `2/4`; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, number = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const part: Shard = { number: Number(number), of: Number(of) }
  return part.number >= 1 && part.number <= part.of ? part : undefined
}
