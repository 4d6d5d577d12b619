import { pagesOf } from '../../../src/pdf/file/model/pages.ts'
import { type Dict, dict, Name, nameOf, PdfString, Ref, Stream } from '../../../src/pdf/file/objects/objects.ts'
import { flateStream } from '../../../src/pdf/file/read/flate.ts'
import { openPdf } from '../../../src/pdf/file/read/open-pdf.ts'
import type { PdfFile } from '../../../src/pdf/file/read/pdf-file.ts'
import { writePdf } from '../../../src/pdf/file/write/write-pdf.ts'
import { finished, printed } from '../printed.ts'

/** A change after which a file that conforms to PDF/A-2a and PDF/UA-1 no longer does. */
export interface BrokenFile {
  readonly what: string
  readonly refuted: readonly ('PDF/A-2a' | 'PDF/UA-1')[]
  /** Part of a reason. */
  readonly reason: string
  readonly change: (file: PdfFile) => void
}

const facts = { title: 'Stuk', lang: 'nl', created: new Date(0), producer: 'p' }
const sound = finished(printed('kitchen-sink'), facts)

/** @param change by default none: a file that conforms */
export function brokenFile(change: BrokenFile['change'] = () => undefined): Uint8Array {
  const file = openPdf(sound)
  change(file)
  return writePdf(file)
}

function all(file: PdfFile, isMeant: (found: Dict) => boolean): readonly Dict[] {
  return Array.from({ length: file.highestNumber() }, (_, index) => file.dict(new Ref(index + 1))).filter(
    (found): found is Dict => found !== undefined && isMeant(found),
  )
}

const first = (file: PdfFile, isMeant: (found: Dict) => boolean): Dict => {
  const [found] = all(file, isMeant)
  if (!found) throw new Error('The file has no such object.')
  return found
}

const tagged = (type: string) => (found: Dict) => nameOf(found.get('S')) === type && found.has('P')
const kind = (key: string, value: string) => (found: Dict) => nameOf(found.get(key)) === value

const retag = (file: PdfFile, from: string, to: string) => first(file, tagged(from)).set('S', new Name(to))

/** Puts content before that of the first page. */
function paint(file: PdfFile, content: string): void {
  const [page] = pagesOf(file)
  const contents = page?.dict.get('Contents') ?? null
  const list = file.array(contents) ?? [contents]
  page?.dict.set('Contents', [file.add(flateStream(Buffer.from(`${content}\n`))), ...list])
}

const bothClaims = ['PDF/A-2a', 'PDF/UA-1'] as const
const archive = ['PDF/A-2a'] as const
const accessible = ['PDF/UA-1'] as const
const link = kind('Subtype', 'Link')
const composite = kind('Subtype', 'Type0')
const descendant = kind('Subtype', 'CIDFontType2')

export const brokenFiles: readonly BrokenFile[] = [
  {
    what: 'no tags',
    refuted: bothClaims,
    reason: 'geen tags',
    change: (file) => file.catalog()?.delete('StructTreeRoot'),
  },
  {
    what: 'tags that are not switched on',
    refuted: bothClaims,
    reason: 'geen tags',
    change: (file) => file.catalog()?.delete('MarkInfo'),
  },
  {
    what: 'tags that are suspect',
    refuted: accessible,
    reason: 'misschien niet kloppen',
    change: (file) => file.catalog()?.set('MarkInfo', dict({ Marked: true, Suspects: true })),
  },
  {
    what: 'the file name in the title bar',
    refuted: accessible,
    reason: 'titelbalk',
    change: (file) => file.catalog()?.delete('ViewerPreferences'),
  },
  { what: 'no language', refuted: accessible, reason: 'welke taal', change: (file) => file.catalog()?.delete('Lang') },
  {
    what: 'a language that is no code',
    refuted: bothClaims,
    reason: 'taalcode',
    change: (file) => file.catalog()?.set('Lang', new PdfString('Nederlands (NL)')),
  },
  {
    what: 'a type without a meaning',
    refuted: bothClaims,
    reason: 'geen vaste betekenis',
    change: (file) => retag(file, 'P', 'Alinea'),
  },
  {
    what: 'a standard type with another meaning',
    refuted: bothClaims,
    reason: 'andere betekenis',
    change: (file) => file.dict(file.catalog()?.get('StructTreeRoot'))?.set('RoleMap', dict({ P: new Name('H1') })),
  },
  {
    what: 'a level of headings skipped',
    refuted: accessible,
    reason: 'Na kop 1 komt kop 5',
    change: (file) => retag(file, 'H2', 'H5'),
  },
  {
    what: 'a first heading that is not of level 1',
    refuted: accessible,
    reason: 'niet kop 1',
    change: (file) => retag(file, 'H1', 'H2'),
  },
  {
    what: 'a heading without a level',
    refuted: accessible,
    reason: 'welk niveau',
    change: (file) => retag(file, 'H2', 'H'),
  },
  {
    what: 'a figure without a description',
    refuted: accessible,
    reason: 'Een afbeelding heeft geen beschrijving',
    change: (file) => first(file, tagged('Figure')).delete('Alt'),
  },
  {
    what: 'a figure with an empty description',
    refuted: accessible,
    reason: 'Een afbeelding heeft geen beschrijving',
    change: (file) => first(file, tagged('Figure')).set('Alt', new PdfString('')),
  },
  {
    what: 'a note without a number',
    refuted: accessible,
    reason: 'noot heeft geen eigen nummer',
    change: (file) => retag(file, 'P', 'Note'),
  },
  {
    what: 'two notes with one number',
    refuted: accessible,
    reason: 'noot heeft geen eigen nummer',
    change: (file) => {
      for (const each of all(file, tagged('P')).slice(0, 2)) {
        each.set('S', new Name('Note'))
        each.set('ID', new PdfString('n0001'))
      }
    },
  },
  {
    what: 'a paragraph directly in a list',
    refuted: accessible,
    reason: 'In de tag L',
    change: (file) => retag(file, 'LI', 'P'),
  },
  {
    what: 'a list item outside a list',
    refuted: accessible,
    reason: 'tag LI',
    change: (file) => retag(file, 'L', 'Div'),
  },
  {
    what: 'a cell outside a row',
    refuted: accessible,
    reason: 'verkeerde plek',
    change: (file) => retag(file, 'TR', 'Div'),
  },
  {
    what: 'a row that is too short',
    refuted: accessible,
    reason: 'even breed',
    change: (file) => {
      const [, row] = all(file, tagged('TR'))
      row?.set('K', (file.array(row.get('K')) ?? []).slice(0, -1))
    },
  },
  {
    what: 'header cells without a scope',
    refuted: accessible,
    reason: 'welke kop bij welke cellen',
    change: (file) => {
      for (const cell of all(file, tagged('TH'))) cell.delete('A')
    },
  },
  {
    what: 'a link without a description',
    refuted: accessible,
    reason: 'Een link heeft geen beschrijving',
    change: (file) => first(file, link).delete('Contents'),
  },
  {
    what: 'a link outside the tags',
    refuted: accessible,
    reason: 'niet in de tags',
    change: (file) => {
      for (const element of all(file, tagged('Link')))
        element.set(
          'K',
          (file.array(element.get('K')) ?? []).filter((kid) => file.dict(kid)?.has('Obj') !== true),
        )
      for (const one of all(file, link)) one.delete('StructParent')
    },
  },
  {
    what: 'links in another order than the text',
    refuted: accessible,
    reason: 'Tab-toets',
    change: (file) => {
      for (const page of pagesOf(file)) page.dict.delete('Tabs')
    },
  },
  {
    what: 'a link that is not printed',
    refuted: archive,
    reason: 'niet wordt afgedrukt',
    change: (file) => first(file, link).set('F', 0),
  },
  {
    what: 'a note in the margin without an appearance',
    refuted: bothClaims,
    reason: 'hoe die eruitziet',
    change: (file) => {
      const [page] = pagesOf(file)
      const note = dict({ Type: new Name('Annot'), Subtype: new Name('Text'), Rect: [10, 10, 30, 30], F: 4 })
      page?.dict.set('Annots', [...(file.array(page.dict.get('Annots')) ?? []), file.add(note)])
    },
  },
  {
    what: 'a stripe outside the tags',
    refuted: accessible,
    reason: 'buiten de tags',
    change: (file) => paint(file, '0 0 9 9 re f'),
  },
  {
    what: 'an artifact in an artifact and a stripe after it',
    refuted: accessible,
    reason: 'buiten de tags',
    change: (file) => paint(file, '/Artifact BMC /Artifact BMC EMC EMC 0 0 9 9 re f'),
  },
  {
    what: 'press colours',
    refuted: archive,
    reason: 'welke kleuren',
    change: (file) => paint(file, '/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC'),
  },
  {
    what: 'colours without a profile',
    refuted: archive,
    reason: 'welke kleuren',
    change: (file) => file.catalog()?.delete('OutputIntents'),
  },
  {
    what: 'a font that is not embedded',
    refuted: bothClaims,
    reason: 'lettertypen',
    change: (file) => first(file, (found) => found.has('FontFile2') || found.has('FontFile3')).delete('FontFile2'),
  },
  {
    what: 'a font whose glyphs have no characters',
    refuted: bothClaims,
    reason: 'welk teken',
    change: (file) => first(file, composite).delete('ToUnicode'),
  },
  {
    what: 'glyphs that are not in the map of their font',
    refuted: bothClaims,
    reason: 'welk teken',
    change: (file) => {
      const range = '1 begincodespacerange <0000> <ffff> endcodespacerange'
      const map = `/CMapType 2 def ${range} 1 beginbfchar <0001> <0041> endbfchar endcmap`
      first(file, composite).set('ToUnicode', file.add(flateStream(Buffer.from(map))))
    },
  },
  {
    what: 'a font without glyph indices',
    refuted: bothClaims,
    reason: 'niet goed vastgelegd',
    change: (file) => first(file, descendant).delete('CIDToGIDMap'),
  },
  {
    what: 'a script',
    refuted: archive,
    reason: 'opdrachten',
    change: (file) => file.catalog()?.set('OpenAction', dict({ S: new Name('JavaScript'), JS: new PdfString('1') })),
  },
  {
    what: 'an action of a page',
    refuted: archive,
    reason: 'scripts of opdrachten',
    change: (file) =>
      pagesOf(file)[0]?.dict.set('AA', dict({ O: dict({ S: new Name('Named'), N: new Name('NextPage') }) })),
  },
  {
    what: 'an image that is smoothed',
    refuted: archive,
    reason: 'per programma anders',
    change: (file) => first(file, kind('Subtype', 'Image')).set('Interpolate', true),
  },
  {
    what: 'a spreadsheet inside',
    refuted: archive,
    reason: 'geen PDF',
    change: (file) => {
      const embedded = file.add(new Stream(dict({ Type: new Name('EmbeddedFile') }), Buffer.from('a;b')))
      const name = new PdfString('cijfers.csv')
      const spec = file.add(dict({ Type: new Name('Filespec'), F: name, UF: name, EF: dict({ F: embedded }) }))
      const names = file.dict(file.catalog()?.get('Names')) ?? new Map()
      names.set('EmbeddedFiles', dict({ Names: [name, spec] }))
      file.catalog()?.set('Names', names)
    },
  },
]
