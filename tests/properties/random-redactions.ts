import { isOrdinary } from '../../src/publication/terms/ordinary-words.ts'
import { randomFrom } from './made-up-words.ts'

/** A redaction, and another way to write what it says. */
export interface SecretPair {
  readonly redacted: string
  readonly elsewhere: string
  /** What kind of secret, and the form in which it stands elsewhere. */
  readonly form: string
}

export interface Random {
  readonly upTo: (most: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
}

export function randomOf(seed: number): Random {
  const random = randomFrom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  return {
    upTo,
    pick: (items) => {
      const item = items[upTo(items.length)]
      if (item === undefined) throw new Error('nothing to pick')
      return item
    },
  }
}

const heads =
  'Zwart Kwast Moer Quist Brand Hoog Wester Ooster Linde Vree Mole Rooi Terp Wiel Zonne Klaver Ruig Appel Kersen Üx Bré Dün'
const tails = 'sluiter hoven kamp stra ema mansen inga enbosch beek veldt huijs meijer gaarde wijck loo daal'
export const wordNames =
  'Bakker Visser Groen Boer Slager Koning Mulder Vos Kok Bos Timmerman Schipper Klein Wit Dekker Kuiper Prins Molenaar'.split(
    ' ',
  )
const firstNames = 'Jantje Pieter Marieke Willemijn Fatima Mohammed Anneke Joost Sjoerd Liesbeth'.split(' ')
const particles = ['', '', '', 'van ', 'de ', 'van der ', 'van den ', 'ter ']

/** A surname that is no ordinary word. */
export function rareName({ pick }: Random): string {
  for (;;) {
    const name = pick(heads.split(' ')) + pick(tails.split(' '))
    if (!isOrdinary(plainOf(name))) return name
  }
}

export function plainOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function slugOf(text: string): string {
  return plainOf(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** A secret for running text. */
export function secretPair(random: Random): SecretPair {
  const { pick, upTo } = random
  const kind = pick([
    'name',
    'name',
    'name',
    'word',
    'amount',
    'date',
    'phone',
    'plate',
    'iban',
    'number',
    'sentence',
  ] as const)
  const make = { name, word, amount, date, phone, plate, iban, number, sentence }[kind]
  const { redacted, elsewhere, form } = make(random)
  // A name or a value in a longer redaction.
  const inside = upTo(4) === 0 && kind !== 'sentence'
  return {
    redacted: inside ? `Daar heeft ${redacted} in het gesprek over gesproken.` : redacted,
    elsewhere,
    form: `${kind}${inside ? ' in a sentence' : ''}: ${form}`,
  }
}

function oneOf({ pick }: Random, forms: Readonly<Record<string, string>>, redacted: readonly string[]): SecretPair {
  const [form, elsewhere] = pick(Object.entries(forms))
  return { redacted: pick(redacted), elsewhere, form }
}

function name(random: Random): SecretPair {
  const surname = rareName(random)
  const first = random.pick(firstNames)
  const particle = random.pick(particles)
  const full = `${first} ${particle}${surname}`
  return oneOf(
    random,
    {
      alone: surname,
      'with a title': `Toen kwam de heer ${capital(particle)}${surname} binnen.`,
      'in another order': `${surname}, ${first}`,
      initials: `Volgens ${first.charAt(0)}.J. ${particle}${surname} klopt dat.`,
      genitive: `${surname}s huis is verkocht.`,
      "genitive with 's": `Het is ${surname}'s huis.`,
      plural: `De ${surname}en zijn verhuisd.`,
      'compound with a hyphen': `De ${surname}-zaak loopt nog.`,
      compound: `De ${surname.toLowerCase()}zaak loopt nog.`,
      'a compound behind it': `Het dossier-${surname} is dicht.`,
      'lower case': `zie ${surname.toLowerCase()} voor meer`,
      capitals: `Namens ${surname.toUpperCase()} gesproken.`,
      'without accents': `Aan ${surname.normalize('NFKD').replace(/\p{M}/gu, '')} gemeld.`,
      'an address': `Schrijf naar ${first.charAt(0).toLowerCase()}.${plainOf(surname)}@voorbeeld.example.`,
      'joined to an initial': `Gebruiker ${first.charAt(0).toLowerCase()}${plainOf(surname)} was er.`,
    },
    [
      surname,
      `mevrouw ${surname}`,
      full,
      `${first.charAt(0)}. ${particle}${surname}`,
      `de familie ${surname}`,
      `${surname}-${rareName(random)}`,
    ],
  )
}

/** A surname that is an ordinary word too, written as a name. */
function word(random: Random): SecretPair {
  const surname = random.pick(wordNames)
  const initial = random.pick(['A', 'B', 'J', 'M'])
  return oneOf(
    random,
    {
      'with a title': `Dat zei mevrouw ${surname} ook.`,
      'in a sentence': `Het huis van ${surname} is te koop.`,
      initials: `Gesproken met ${initial}. ${surname} over het plan.`,
      'in another order': `${surname}, ${initial}. was erbij.`,
      'with a hyphen': `Over de zaak-${surname} is gesproken.`,
      genitive: `Het was ${surname}s huis.`,
      'with a particle': `Dat was volgens De ${surname} zo.`,
    },
    [surname, `mevrouw ${surname}`, `${initial}. ${surname}`, `De ${surname}`, `de heer ${initial}. de ${surname}`],
  )
}

function dotted(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

function amount(random: Random): SecretPair {
  const value = (random.upTo(8900) + 1100) * random.pick([1, 10, 100, 1000])
  const thousands = value / 1000
  const millions = value / 1_000_000
  const dutch = (number: number) => String(number).replace('.', ',')
  const plain = value >= 1800 && value < 2100 ? `€ ${value}` : `${value}`
  const notations = {
    plain: `Het gaat om ${plain} euro.`,
    dotted: `Het kost € ${dotted(value)}.`,
    cents: `Het kost € ${dotted(value)},00 per jaar.`,
    dash: `Voor € ${dotted(value)},- is dat te koop.`,
    code: `Er is EUR ${value} betaald.`,
    spaces: `Er is € ${dotted(value).replaceAll('.', ' ')} betaald.`,
    glued: `Er is €${dotted(value)} betaald.`,
    ...(Number.isInteger(thousands * 10) ? { thousand: `Dat is ${dutch(thousands)} duizend euro.` } : {}),
    ...(millions >= 1 && Number.isInteger(millions * 100)
      ? { million: `Dat is ${dutch(millions)} miljoen, ${dutch(millions)} mln.` }
      : {}),
  }
  return oneOf(random, notations, [`€ ${dotted(value)}`, `€ ${value}`, `€ ${dotted(value)},-`, `${dotted(value)} euro`])
}

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

function date(random: Random): SecretPair {
  const [day, month, year] = [random.upTo(28) + 1, random.upTo(12) + 1, random.upTo(60) + 1945]
  const two = (number: number) => String(number).padStart(2, '0')
  const words = `${day} ${months[month - 1]} ${year}`
  const notations = {
    'in words': `Geboren op ${words} te Delft.`,
    dashes: `Geboren op ${day}-${month}-${year}.`,
    'with zeros': `Geboren op ${two(day)}-${two(month)}-${year}.`,
    slashes: `Geboren op ${day}/${month}/${year}.`,
    dots: `Geboren ${two(day)}.${two(month)}.${year} hier.`,
    iso: `Datum ${year}-${two(month)}-${two(day)}.`,
    solid: `Kenmerk ${year}${two(month)}${two(day)}.`,
    short: `Geboren ${day} ${months[month - 1]?.replace('maart', 'mrt').slice(0, 3)}. ${year}`,
  }
  return oneOf(random, notations, [
    words,
    `${day}-${month}-${year}`,
    `${two(day)}-${two(month)}-${year}`,
    `geboren ${words}`,
  ])
}

function digitsOf({ upTo }: Random, count: number): string {
  return Array.from({ length: count }, () => upTo(10)).join('')
}

function phone(random: Random): SecretPair {
  const rest = `${random.upTo(9) + 1}${digitsOf(random, 7)}`
  const spaced = (text: string, size: number) => (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ')
  return oneOf(
    random,
    {
      solid: `Bel 06${rest}.`,
      dash: `Bel 06-${rest}.`,
      pairs: `Bel 06 ${spaced(rest, 2)}.`,
      fours: `Bel 06 ${spaced(rest, 4)}.`,
      international: `Bel +31 6 ${rest}.`,
      'international solid': `Bel +316${rest}.`,
      zeros: `Bel 0031 6 ${spaced(rest, 2)}.`,
      brackets: `Bel +31 (0)6 ${rest}.`,
    },
    [`06-${rest}`, `06 ${spaced(rest, 2)}`, `06${rest}`, `+31 6 ${rest}`],
  )
}

function plate(random: Random): SecretPair {
  const letters = (count: number) => Array.from({ length: count }, () => random.pick([...'BDFGHJKLNPRSTVXZ'])).join('')
  const [a, b, c] = random.pick([
    [letters(2), digitsOf(random, 2), letters(2)],
    [letters(1), `${random.upTo(9)}${digitsOf(random, 2)}`, letters(2)],
    [digitsOf(random, 2), letters(2), letters(2)],
  ])
  return oneOf(
    random,
    {
      solid: `De auto ${a}${b}${c} stond er.`,
      spaces: `De auto ${a} ${b} ${c} stond er.`,
      'lower case': `De auto ${a}-${b}-${c} stond er.`.toLowerCase(),
    },
    [`${a}-${b}-${c}`, `de auto ${a}-${b}-${c}`],
  )
}

function iban(random: Random): SecretPair {
  const account = `${random.pick(['ABNA', 'INGB', 'RABO'])}${digitsOf(random, 10)}`
  const rest = [...`${account}NL00`].map((each) => Number.parseInt(each, 36)).join('')
  const check = String(98 - Number(BigInt(rest) % 97n)).padStart(2, '0')
  const solid = `NL${check}${account}`
  const grouped = solid.replace(/(.{4})(?=.)/g, '$1 ')
  return oneOf(
    random,
    {
      solid: `Rekening ${solid}.`,
      grouped: `Rekening ${grouped}.`,
      'lower case': `rekening ${solid.toLowerCase()}`,
      dots: `Rekening ${grouped.replaceAll(' ', '.')} hier.`,
    },
    [solid, grouped],
  )
}

function number(random: Random): SecretPair {
  // One digit more than a citizen service number.
  const digits = `${random.upTo(8) + 1}${digitsOf(random, 9)}`
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
  return oneOf(
    random,
    {
      solid: `Nummer ${digits}.`,
      dots: `Nummer ${a}.${b}.${c}.`,
      spaces: `Nummer ${a} ${b} ${c}.`,
      'in other groups': `Nummer ${digits.slice(0, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}.`,
    },
    [digits, `${a}.${b}.${c}`, `nummer ${digits}`],
  )
}

function sentence(random: Random): SecretPair {
  const [who, what, why] = [
    random.pick(['de buurman', 'haar broer', 'een medewerker', 'de verhuurder']),
    random.pick(['wil het huis verkopen', 'heeft geen geld meer', 'is al weken ziek', 'gaat niet akkoord']),
    random.pick(['omdat de prijs te laag is', 'zonder dat iemand het weet', 'na een ruzie over de schuur']),
  ]
  const text = `${who} ${what} ${why}`
  return oneOf(
    random,
    {
      whole: `${capital(text)}.`,
      'within a sentence': `Wij hoorden dat ${text}, en meer.`,
      capitals: `${text.toUpperCase()}!`,
    },
    [text, `${capital(text)}.`],
  )
}
