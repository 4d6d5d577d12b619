/** `LENGTH=full`: the long runs as long as they get. `npm run proof` sets it; otherwise each takes a tenth. */
export const full = process.env.LENGTH === 'full'

/** `SEED`: what is made up at random is the same for the same number. A build server takes the date, and prints it. */
export const seed = Number(process.env.SEED ?? 20210330)

/** How many of something a long run takes. */
export function sized(whole: number): number {
  return full ? whole : Math.ceil(whole / 10)
}
