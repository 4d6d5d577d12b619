import { type Dict, isArray, isDict, Name, nameOf, type PdfObject, PdfString, Stream } from '../file/objects/objects.ts'
import { textOf, utf16beToText } from '../file/objects/text-string.ts'
import { isVocabulary } from './pdf-vocabulary.ts'

const keysByPlace = {
  'beschrijving van een afbeelding (Alt)': 'Alt',
  'vervangende tekst (ActualText)': 'ActualText',
  'uitgeschreven afkorting': 'E',
  koppeling: 'URI Base',
  bestemming: 'Dest D SD',
  script: 'JS',
  formulierveld: 'V DV TU TM Opt',
  opmerking: 'RC Subj NM',
  'bijlage in de PDF': 'F UF Desc',
  'naam in de structuur': 'ID',
  'naam van een lettertype': 'BaseFont FontName FontFamily',
  'naam in een lijst (bestemming, bijlage of script)': 'Names Limits',
}

const placeByKey: ReadonlyMap<string, string> = new Map(
  Object.entries(keysByPlace).flatMap(([place, keys]) => keys.split(' ').map((key) => [key, place] as const)),
)

const information = ['Producer', 'Creator', 'CreationDate', 'ModDate', 'Author']

/** The place of a text in an object, in plain Dutch. */
function placeOf(key: string, holder: Dict): string {
  if (information.some((each) => holder.has(each)) && !holder.has('Subtype')) return 'documentgegevens (Info)'
  if (key === 'Title') return holder.has('Parent') ? 'bladwijzers' : 'documentgegevens (Info)'
  const structural = nameOf(holder.get('Type')) === 'StructElem' || (holder.has('S') && holder.has('P'))
  if (structural && (key === 'T' || key === 'S')) return 'naam in de structuur'
  const kind = nameOf(holder.get('Subtype'))
  if (key === 'Contents') return kind === 'Link' ? 'koppeling' : 'opmerking'
  if (key === 'T') return kind === undefined || kind === 'Widget' ? 'formulierveld' : 'opmerking'
  if (key === 'Name' && nameOf(holder.get('Type')) === 'OCG') return 'naam van een laag'
  return placeByKey.get(key) ?? 'ander onderdeel'
}

/** Every string and name in an object, stream dictionaries included, except words of the file format. */
export function forEachText(object: PdfObject, add: (place: string, text: string) => void): void {
  const walk = (current: PdfObject, key: string, holder: Dict): void => {
    if (current instanceof PdfString) for (const text of decodings(current)) add(placeOf(key, holder), text)
    else if (current instanceof Name) {
      if (!isVocabulary(current.value)) addName(current.value, placeOf(key, holder))
    } else if (isArray(current)) for (const each of current) walk(each, key, holder)
    else if (isDict(current)) entries(current)
    else if (current instanceof Stream) entries(current.dict)
  }
  const entries = (dict: Dict): void => {
    for (const [key, value] of dict) {
      if (!isVocabulary(key)) addName(key, isDict(value) || isArray(value) ? 'bestemming' : 'ander onderdeel')
      walk(value, key, dict)
    }
  }
  const addName = (name: string, place: string): void => {
    for (const text of new Set([name, utf8Of(name) ?? name])) add(place, text)
  }
  walk(object, '', new Map())
}

/** A string in each plausible encoding, because producers use the wrong one. */
function decodings(string: PdfString): readonly string[] {
  const { raw } = string
  const texts = [textOf(string)]
  if (!highBytes.test(raw)) return texts
  if (raw.startsWith('\xff\xfe')) texts.push(Buffer.from(raw.slice(2), 'latin1').toString('utf16le'))
  else if (!raw.startsWith('\xfe\xff')) {
    texts.push(utf8Of(raw) ?? '')
    if (/^(?:\0[\x20-\xff]){2,}$/.test(raw)) texts.push(utf16beToText(raw))
  }
  return texts.filter((text) => text !== '')
}

const highBytes = /[\0\x80-\xff]/

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** One byte a character, decoded as UTF-8; undefined when it is invalid, or plain ASCII. */
export function utf8Of(raw: string): string | undefined {
  if (!/[\x80-\xff]/.test(raw)) return undefined
  try {
    return utf8.decode(Buffer.from(raw, 'latin1'))
  } catch {
    return undefined
  }
}
