import type { KindSection } from './kind.ts'

/** The name of a section that an author may write: its first alias, otherwise its key words. */
export function shortTitle(section: Pick<KindSection, 'kern' | 'aliassen'>): string {
  const { kern, aliassen } = section
  return aliassen[0] ?? kern.charAt(0).toUpperCase() + kern.slice(1)
}

/** What to write in a section, on one line: the hint of the kind, otherwise the question of the form, and what the form accepts. */
export function sectionHint(section: KindSection): string {
  const { kop, beslispunten, delen, regels, nvt, toelichting } = section
  const asks = kop === shortTitle(section) ? 'Schrijf hier de tekst.' : `${kop}${/[.?!]$/.test(kop) ? '' : '.'}`
  return [
    toelichting ?? (beslispunten ? 'Genummerde beslispunten, elk een hele zin.' : asks),
    ...(delen.length > 0 ? [`Met de koppen ${delen.map((part) => `### ${part}`).join(' en ')}.`] : []),
    ...(regels ? [`Ongeveer ${regels.waarschuwing} regels.`] : []),
    ...(nvt ? ['Of schrijf: n.v.t.'] : []),
  ].join(' ')
}

/** A hint as a comment, which never reaches any output. */
export function hintComment(hint: string): string {
  return `<!-- ${hint.replace(/\s+/g, ' ').replaceAll('-->', '→').trim()} -->`
}
