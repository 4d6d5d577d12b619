/** The parts of a name, as far as they can be told apart. */
export interface PersonName {
  readonly achternaam: string
  readonly tussenvoegsel?: string
  readonly voorletters?: string
  readonly volledigeNaam: string
}

const initials = String.raw`(?<voorletters>(?:\p{Lu}\p{Ll}{0,2}\.[ ]?)+)`
const prefixes = `(?:(?<tussenvoegsel>(?:(?:van|von|de|den|der|het|ten|ter|te|in|op|aan|uit|bij|voor|la|le|du|di|da|[’']t|[’']s)[ ])+))?`
const surname = String.raw`(?<achternaam>\p{Lu}[\p{L}’'-]*(?:[ -](?:van |de |der |den )*\p{Lu}[\p{L}’'-]*)*)`
const pattern = new RegExp(`^${initials} ?${prefixes}${surname}$`, 'u')

/** `J.P. van der Berg` in its parts. A name of another form, as with a title before it, is a surname as a whole. */
export function personName(name: string): PersonName {
  const whole = name.trim()
  const { voorletters, tussenvoegsel, achternaam } = pattern.exec(whole)?.groups ?? {}
  if (voorletters === undefined || achternaam === undefined) return { achternaam: whole, volledigeNaam: whole }
  return {
    achternaam,
    ...(tussenvoegsel === undefined ? {} : { tussenvoegsel: tussenvoegsel.trim() }),
    voorletters: voorletters.replaceAll(' ', ''),
    volledigeNaam: whole,
  }
}
