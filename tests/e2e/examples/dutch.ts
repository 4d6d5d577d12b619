import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { exampleConfig, templatesFolder } from './built-examples.ts'

/** Dutch as the tests expect it, by the language tables of Node and not by the program's own words. */

const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' })
const list = new Intl.ListFormat('nl-NL', { type: 'conjunction' })

/** `2026-11-24` or `2026-11-24T09:00` in words; other text stays as it is. */
export function date(text: string): string {
  const [, iso, hour, minute] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text) ?? []
  if (iso === undefined) return text
  return `${day.format(new Date(`${iso}T00:00:00Z`))}${hour === undefined ? '' : `, ${hour}.${minute} uur`}`
}

export function inWords(items: readonly string[]): string {
  return list.format(items.map(date))
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

interface Law {
  readonly perioden: readonly { vanaf?: string; tot?: string; artikel: string; basis: string; bekrachtiging: string }[]
  readonly gronden: readonly { code: string; woorden: string }[]
}
const law: Law = parse(readFileSync(`${templatesFolder}/recht/grondslagen.yaml`, 'utf8'), { schema: 'failsafe' })

/** `Woo 5.1.2.b` as `art. 5.1 lid 2 onder b Woo (economische of financiële belangen)`. */
export function ground(code: string): string {
  const words = law.gronden.find((known) => known.code === code)?.woorden
  const [, name, article, paragraph, letter] = /^(Woo|Wob) (10|5\.\d)\.(\d)(?:\.(\w))?$/.exec(code) ?? []
  if (words === undefined || name === undefined)
    throw new Error(`${code} is not a ground as grondslagen.yaml writes it`)
  return `art. ${article} lid ${paragraph}${letter === undefined ? '' : ` onder ${letter}`} ${name} (${words})`
}

/** The law on secrecy that held on a day. */
export function lawOn(iso: string): Law['perioden'][number] {
  const found = law.perioden.find(({ vanaf = '', tot = '9999' }) => vanaf <= iso && iso <= tot)
  if (found === undefined) throw new Error(`no law on ${iso}`)
  return found
}

/** The municipality's name and logo, at the head of every document. */
export function houseMark(style: string): readonly string[] {
  const logo = style === 'voorbeeldstad' ? ['[Logo van de gemeente Voorbeeldstad, drie gevels aan het water]'] : []
  return [...logo, `gemeente ${exampleConfig.gemeente.naam}`]
}

export const missing = 'niet ingevuld'
