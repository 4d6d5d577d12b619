import { accessibilityExtension } from '../file/model/xmp.ts'

/** Prefixes of standard schemas; other names count as text. */
const standardPrefix =
  /^(?:x|rdf|xml|xmlns|dc|pdf|xmp|xap|xmpMM|xapMM|xmpRights|xapRights|xmpTPg|stEvt|stRef|stFnt|photoshop|pdfx|pdfxid|pdfaid|pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty|pdfaType|pdfaField)(?::|$)/

const standardNamespace =
  /^(?:https?:\/\/(?:ns\.adobe\.com|www\.w3\.org|purl\.org\/dc|www\.aiim\.org|www\.npes\.org)\/|adobe:ns:meta)/

export const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text of an XMP packet in elements, attributes and comments, without standard names. */
export function xmpText(bytes: Uint8Array): string {
  const packet = Buffer.from(bytes).toString('utf8').replace(accessibilityExtension, '')
  const text = packet.replace(/<(\/?)([^\s<>/]{0,200})([^<>]*)>/g, (_, __, name: string, rest: string) => {
    if (name === '?xpacket') return '\n'
    const attributes = [...rest.matchAll(/([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, key = '', one, other]) => {
        const value = one ?? other ?? ''
        return `${standardPrefix.test(key) ? '' : key} ${standardNamespace.test(value) ? '' : value}`
      },
    )
    const comment = name.startsWith('!') || name.startsWith('?') ? rest : ''
    return `\n${standardPrefix.test(name) ? '' : name} ${attributes.join(' ')} ${comment}\n`
  })
  const decoded = text.replace(/&(#?\w{1,8});/g, (whole, name: string) => entity(name) ?? whole)
  return decoded.replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n')
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return xmlEntities[name]
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
