import { names } from '../file/objects/objects.ts'

/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4), the basis of PDF/A-2 and PDF/UA-1. */
const standard = names(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form',
)

/** Types of PDF 2.0 with the nearest type of 1.7. They are kept for readers that support them, and role-mapped. */
const newer: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Aside: 'Sect',
  DocumentFragment: 'Sect',
  Title: 'P',
  FENote: 'Note',
}

const inline = names('Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Form')
const groups = names('Document Part Art Sect Div BlockQuote')

export function isStandardType(type: string): boolean {
  return standard.has(type)
}

/** The standard type to which a type maps; undefined for one that is in no standard. */
export function roleOf(type: string): string | undefined {
  return isStandardType(type) ? type : newer[type]
}

/** The role map entry that a type needs, if any. */
export function mappedRole(type: string): string | undefined {
  return newer[type]
}

export function isInlineType(type: string): boolean {
  return inline.has(roleOf(type) ?? type)
}

/** Grouping elements (ISO 32000-1, 14.8.4.2): text in them belongs in a paragraph. */
export function isGroupType(type: string): boolean {
  return groups.has(roleOf(type) ?? type)
}
