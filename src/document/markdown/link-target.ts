import type { Rule } from '../../diagnostics/rule.ts'
import { attempt } from '../../system/attempt.ts'
import { bodyRules } from '../document-rules.ts'
import { anchorAt, type HeadingNames } from './anchors.ts'

/** The URL schemes that links can have; others do not work in a PDF, or are unsafe. */
export const linkSchemes: readonly string[] = ['http', 'https', 'mailto', 'tel']

/** Why only the text of a link is printed. */
export interface DeadLink {
  readonly rule: Rule
  readonly reason: string
  readonly advice: string
}

/** Resolves a link. @param url verbatim; after `#` the name of a heading @returns the value of `href`, or why there is none */
export function linkTarget(url: string, names: Pick<HeadingNames, 'anchors'>): { readonly href: string } | DeadLink {
  if (url.startsWith('#')) {
    const id = anchorAt(names, decoded(url.slice(1)))
    if (id !== undefined) return { href: `#${id}` }
    return {
      rule: bodyRules['links/kop'],
      reason: `De koppeling “${url}” wijst naar geen enkele kop in dit document: alleen de tekst wordt afgedrukt.`,
      advice: 'Schrijf achter # de kop in kleine letters, met streepjes in plaats van spaties: #kosten-en-dekking.',
    }
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.trim())?.[1]?.toLowerCase()
  const href = scheme !== undefined && linkSchemes.includes(scheme) ? encoded(url) : undefined
  if (href !== undefined) return { href }
  return {
    rule: bodyRules['links/adres'],
    reason: `De koppeling “${url}” werkt niet in de PDF: alleen de tekst wordt afgedrukt.`,
    advice:
      scheme === undefined
        ? 'Gebruik een heel webadres, dat begint met https://, of verwijs naar de bijlage met haar nummer.'
        : 'Gebruik een koppeling die begint met https://, http://, mailto: of tel:.',
  }
}

function encoded(url: string): string | undefined {
  return attempt(() => new URL(url).href)
}

/** Without percent-encoding; unchanged if that is malformed. */
export function decoded(text: string): string {
  return attempt(() => decodeURIComponent(text)) ?? text
}
