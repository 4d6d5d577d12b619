/** Of `<main>`, to which the skip link leads. No heading has it. */
export const contentId = 'hoofdinhoud'

/** The page may load nothing and run nothing. */
export const contentPolicy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** What a page says around its document. */
export const frameWords = {
  skip: 'Naar de inhoud',
  around: 'Bij dit stuk',
  pdf: 'Dit stuk als PDF',
  table: 'Tabel',
  tableAt: 'Tabel bij',
  attachmentTo: 'Bijlage bij',
  meeting: 'Alle stukken van de vergadering',
} as const

/** All text of a page besides its document, attributes included. */
export const framePhrases: readonly string[] = [
  ...Object.values(frameWords),
  contentPolicy,
  contentId,
  'Content-Security-Policy color-scheme light dark viewport alternate application/pdf Gemeente',
]
