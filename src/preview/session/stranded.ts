import { failure } from '../../pipeline/failure.ts'
import type { Making, Wish } from './maker.ts'

/** What fails outside the documents stands above the pages like what is wrong with them. */
export function stranded(file: string, { houseStyle }: Wish, error: unknown): Omit<Making, 'asked'> {
  const diagnostics = [failure(file, error)]
  return { diagnostics, texts: new Map(), keys: new Map(), houseStyle: houseStyle ?? 'neutraal', houseStyles: [] }
}
