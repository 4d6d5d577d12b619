/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const syllables = 'qua xob zyv wuq jix kyf vux qez dwo byz fyx gux hyq puw syx tyz vyq zox'.split(' ')
const accented = 'quà xöb zÿv wüq jïx kýf vûx qéz dwô býz fÿx gùx hýq púw sýx týz vÿq zòx'.split(' ')

/**
 * Secrets that no program, font or law has of its own: made-up words, none of which holds another, in every form a secret can
 * have. `letters` is what is left of it in lower case without accents, spaces and hyphens.
 */
export interface Secret {
  readonly typed: string
  readonly letters: string
}

export function secretMaker(random: () => number): () => Secret {
  let made = 0
  const earlier: string[] = []
  const upTo = (most: number) => Math.floor(random() * most)
  const part = (list: readonly string[]) => list[upTo(list.length)] ?? ''
  const word = (list: readonly string[], count: number) => Array.from({ length: count }, () => part(list)).join('')
  const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
  const one = (): Secret => {
    made += 1
    const forms = [
      () => word(syllables, 4),
      () => capital(word(syllables, 3 + upTo(3))),
      () => `${capital(word(syllables, 2))} ${capital(word(syllables, 3))}`,
      () => word(accented, 4),
      () => `${capital(word(accented, 2))}-${capital(word(syllables, 2))}`,
      () => `QX${10_000 + upTo(89_999)}ZK${made}W`,
      () => `731-${1_000_000 + upTo(8_999_999)}-${10 + upTo(89)}`,
      () => `${word(syllables, 2).toUpperCase()} ${word(syllables, 3)} ${word(accented, 2)}`,
    ]
    const typed = (forms[upTo(forms.length)] ?? (() => ''))()
    return { typed, letters: lettersOf(typed) }
  }
  return () => {
    let secret = one()
    // One that stands in another would be found where only the other is shown.
    const overlaps = (other: string) => other.includes(secret.letters) || secret.letters.includes(other)
    while (earlier.some(overlaps)) secret = one()
    earlier.push(secret.letters)
    return secret
  }
}

/** Lower case, without accents, and nothing but letters and digits. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Nd}]/gu, '')
}
