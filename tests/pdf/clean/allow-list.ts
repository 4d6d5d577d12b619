import { reachable } from '../../../src/pdf/file/model/reachable-objects.ts'
import { type Dict, nameOf } from '../../../src/pdf/file/objects/objects.ts'
import { openReadable } from '../../../src/pdf/file/read/open-pdf.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/**
 * Every key that a cleaned file may have outside dictionaries whose keys are names that the file chooses. Written apart from the
 * cleaner, from ISO 32000-1.
 */
const keys = words(`
  Type Subtype S Pages Kids Count Parent Metadata Lang MarkInfo Marked UserProperties Suspects ViewerPreferences DisplayDocTitle
  Direction PageLayout PageMode PageLabels Nums Names Limits Dests Outlines First Last Next Prev Title Dest SE OpenAction St P
  OutputIntents OutputCondition OutputConditionIdentifier RegistryName Info DestOutputProfile StructTreeRoot ParentTree
  ParentTreeNextKey IDTree K Pg ID Obj Stm MCID StructParent StructParents Alt ActualText E A O
  MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Group Tabs Contents Resources Annots
  Rect F Border BS W C H QuadPoints URI D
  ExtGState ColorSpace Pattern Shading XObject Font
  FormType BBox Matrix CS I K Filter DecodeParms Length N Alternate Range WhitePoint BlackPoint Gamma
  FunctionType Domain Size BitsPerSample Order Encode Decode C0 C1 Functions Bounds
  ShadingType Background AntiAlias Function Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow
  PatternType PaintType TilingType XStep YStep
  LW LC LJ ML RI OP op OPM BG BG2 UCR UCR2 TR TR2 FL SM SA BM SMask CA ca AIS TK G BC
  Width Height Intent ImageMask Mask Interpolate SMaskInData Matte ColorTransform EndOfLine EncodedByteAlign Columns Rows
  EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals
  BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo Registry Ordering Supplement
  DW DW2 W2 CIDToGIDMap BaseEncoding Differences FontBBox FontMatrix CharProcs CMapName WMode UseCMap
  FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth
  MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet Length1 Length2 Length3
  Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color SpaceBefore SpaceAfter StartIndent
  EndIndent TextIndent TextAlign BlockAlign InlineAlign TBorderStyle TPadding BaselineShift LineHeight TextDecorationColor
  TextDecorationThickness TextDecorationType RubyAlign RubyPosition GlyphOrientationVertical ColumnCount ColumnGap ColumnWidths
  ListNumbering ContinuedList Role checked Checked Desc RowSpan ColSpan Headers Scope Summary Short TextPosition NoteType
`)

/** Keys of dictionaries whose own keys are names: of resources and glyphs. */
const named = words('ExtGState ColorSpace Pattern Shading XObject Font CharProcs')

const types = words(`
  Catalog Pages Page Font FontDescriptor CMap Encoding XObject Pattern ExtGState Mask Group Annot Border OutputIntent Metadata
  StructTreeRoot StructElem MCR OBJR PageLabel Action Halftone
`)

const subtypes = words(`
  Form Image Link XML Type0 Type1 MMType1 Type3 TrueType CIDFontType0 CIDFontType2 Type1C CIDFontType0C OpenType
`)

/** What a cleaned file holds and should not: keys, types and subtypes. Empty when all is well. */
export function disallowed(pdf: Uint8Array): readonly string[] {
  const file = openReadable(pdf)
  const { found } = reachable(file)
  const values = found.flatMap(({ dict }) =>
    [...dict].filter(([key]) => named.has(key)).map(([, value]) => file.resolve(value)),
  )
  const free = new Set(values)
  const problems = found.flatMap(({ dict }) => (free.has(dict) ? [] : problemsOf(dict)))
  return [...new Set([...(file.trailer.has('Info') ? ['Info'] : []), ...problems])]
}

function problemsOf(dict: Dict): readonly string[] {
  const unknown = [...dict.keys()].filter((key) => !keys.has(key)).map((key) => `/${key}`)
  const [type, subtype] = [nameOf(dict.get('Type')), nameOf(dict.get('Subtype'))]
  if (type !== undefined && !types.has(type)) unknown.push(`/Type /${type}`)
  if (subtype !== undefined && !subtypes.has(subtype)) unknown.push(`/Subtype /${subtype}`)
  return unknown
}
