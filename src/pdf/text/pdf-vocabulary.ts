import { names } from '../file/objects/objects.ts'

/**
 * Names and keywords of the file format (ISO 32000-1; CMaps), which occur in any file. A search for secret text skips them
 * where they are used as such, and nowhere else.
 */
const words = names(
  'obj endobj stream endstream xref trailer startxref EOF PDF null true false A AA AC ADBE AF AFRelationship AIS AN ' +
    'AP APRef AS ASCII85Decode ASCIIHexDecode AbsoluteColorimetric AccurateScreens AcroForm Action ActualText AllOff ' +
    'AllOn Alpha Alt Alternate Alternates Annot Annots AntiAlias AnyOff AnyOn Art ArtBox Artifact Ascent Aside ' +
    'Attached Attributes Author AuxPatterns AvgWidth B BBox BC BE BG BG2 BM BS BaseEncoding BaseFont BaseState ' +
    'BaseVersion Before After Bead Begin BibEntry BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample ' +
    'BlackIs1 BlackPoint BleedBox Block BlockAlign BlockQuote Border BorderColor BorderStyle BorderThickness Both ' +
    'Bounds BoxColorInfo Btn ByteRange C C0 C1 CA CCITTFaxDecode CF CFM CIDFontType0 CIDFontType0C CIDFontType2 ' +
    'CIDInit CIDSet CIDSystemInfo CIDToGIDMap CMap CMapName CMapType CO CP CS CSS CalGray CalRGB Cap CapHeight ' +
    'Caption Caret Catalog Category Cells Center CenterWindow Ch CharProcs CharSet Circle ClassMap Code ColSpan ' +
    'Collection Color ColorBurn ColorDodge ColorSpace ColorTransform Colorants Colors Column ColumnCount ColumnGap ' +
    'Columns ComponentAlpha Compatible Config Configs Contents Coords Copy Count CreationDate Creator CreatorInfo ' +
    'CropBox Crypt Custom D DA DCTDecode DP DR DS DV DW DW2 Darken Dash Dashed Data DamagedRowsBeforeError Decimal ' +
    'Decode DecodeParms Default DefaultCMYK DefaultForPrinting DefaultGray DefaultRGB DescendantFonts Desc Descent ' +
    'Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN DeviceRGB Difference Differences Direction Disc ' +
    'DisplayDocTitle Div Document DocumentFragment Domain Dotted Double Dur Duplex E EF EFF EFOpen Em EmbeddedFile ' +
    'EmbeddedFiles Encode EncodedByteAlign Encoding Encrypt EncryptMetadata End EndIndent EndOfBlock EndOfLine Event ' +
    'Exclude Exclusion Export ExtGState Extend Extends ExtensionLevel Extensions F FDF FENote FFilter FG FL FS FT ' +
    'FWParams Ff Fields Figure FileAttachment Filespec Filter First FirstChar FirstPage Fit FitB FitBH FitBV FitH ' +
    'FitR FitV FitWindow FixedPrint FlateDecode Flatness Flags Font FontBBox FontDescriptor FontFamily FontFile ' +
    'FontFile2 FontFile3 FontMatrix FontName FontStretch FontWeight Footer Form FormType Formula Frequency FreeText ' +
    'Function FunctionType Functions G GTS_PDFA1 GTS_PDFX Gamma GoTo GoToE GoToR Gray Group Groove H H1 H2 H3 H4 H5 ' +
    'H6 HT Halftone HalftoneType HardLight Header Headers Height Hidden HideMenubar HideToolbar HideWindowUI ' +
    'Highlight Hue I IC ICCBased ID IDS IDTree IF IRT IX Identity Identity-H Identity-V Image ImageB ImageC ImageI ' +
    'ImageMask Import Index Indexed Info Ink InkList InlineAlign Inline Inset Intent Interpolate ItalicAngle ' +
    'JBIG2Decode JBIG2Globals JPXDecode JS JavaScript Justify K Keywords Kids L L2R LBody LC LI LJ LL LLE LLO LW ' +
    'LZWDecode Lab Lang Language Last LastChar LastModified LastPage Launch Layout Lbl Leading Legal Length Length1 ' +
    'Length2 Length3 Level Lighten Limits Line LineHeight LineThrough LineArrow Linearized Link List ListMode ' +
    'ListNumbering Location Lock Locked LowerAlpha LowerRoman LrTb Luminosity M MCD MCID MCR MK ML MMType1 ' +
    'MacExpandEncoding MacRomanEncoding MarkInfo Marked Mask Matrix Matte MaxLen MaxWidth Measure MediaBox MediaClip ' +
    'Metadata Middle MissingWidth MixingHints ModDate Movie Multiply N Name Names NChannel NM NS NSO Namespace ' +
    'Namespaces NeedAppearances NewWindow Next NextPage None NonFullScreenPageMode NonStruct Normal Note NumCopies ' +
    'Nums O OBJR OC OCG OCGs OCMD OCProperties OCSettings OFF ON OP OPM Obj ObjStm Off On Opt OpenAction OpenType ' +
    'Order Ordering Ordered Outlines Outset OutputCondition OutputConditionIdentifier OutputIntent OutputIntents ' +
    'Overlay Overline P PCM PI PO PS PZ Padding Page PageElement PageLabel PageLabels PageLayout PageMode Pages ' +
    'Pagination PaintType Panose Params Parent ParentTree ParentTreeNextKey Part Pattern PatternType Perceptual Perms ' +
    'Pg PickTrayByPDFSize PieceInfo Placement Polygon PolyLine Popup Predictor Prefix PresSteps Prev PrevPage Print ' +
    'PrintArea PrintClip PrintField PrintPageRange PrintScaling PrinterMark Private ProcSet Process Producer ' +
    'Projection Properties Q Quote QuadPoints R RBGroups RC RD REx RI RL RT RV Range Rect Reference Registry ' +
    'RegistryName RelativeColorimetric Rendition Requirements ResetForm ResFork Resources Ridge Role RoleMap ' +
    'RoleMapNS Root Rotate Row RowSpan Rows Ruby S SE SM SMask SMaskInData SV SW SS Saturation Scope Screen Sect ' +
    'Separation SeparationInfo SetOCGState Shading ShadingType Sig SigFlags Simplex SimplexDuplexFlip SinglePage Size ' +
    'Solid SoftLight Sound SpaceAfter SpaceBefore Span SpotFunction Square Squiggly Stamp Standard StandardEncoding ' +
    'Start StartIndent State StemH StemV StmF Stm StrF StrikeOut Strong StructElem StructParent StructParents ' +
    'StructTreeRoot Style Sub SubPages SubType Subj Subject SubmitForm Subtype Summary Supplement Suspects Symbol T ' +
    'TBody TBorderStyle TD TFoot TH THead TI TOC TOCI TP TPadding TR TR2 TU Table Tabs Tags Templates Text TextAlign ' +
    'TextDecorationColor TextDecorationThickness TextDecorationType TextIndent TextPosition Thumb TilingType Tint ' +
    'Title ToUnicode Toggle Toolbar TrapNet Trapped Trans Transparency TrimBox TrueType Tx Type Type0 Type1 Type1C ' +
    'Type3 U UF UR3 URI UniqueID Underline Unix Unknown Unordered UpperAlpha UpperRoman Usage UseAttachments ' +
    'UseBlackPtComp UseCMap UseNone UseOC UseOutlines UseThumbs UserProperties UserUnit V VE VP Version Vertices View ' +
    'ViewArea ViewClip ViewState ViewerPreferences Visible W W2 WMode WP Warichu Watermark WhitePoint Widget Width ' +
    'Widths WinAnsiEncoding WritingMode X XFA XHeight XML XObject XRef XRefStm XStep XYZ YStep Zoom ca cm op pb nobr ' +
    'begincmap endcmap beginbfchar endbfchar beginbfrange endbfrange begincodespacerange endcodespacerange ' +
    'begincidrange endcidrange begincidchar endcidchar begin end def dict dup findresource defineresource currentdict ' +
    'pop usecmap Adobe UCS',
)

/** Producers name resources with letters and a number: `F12`, `G3`, `Im1`, `X7`. */
const resourceName = /^[A-Za-z]{1,3}\d{1,6}$/

export function isVocabulary(name: string): boolean {
  return words.has(name) || resourceName.test(name)
}

/** With the numbers that say where things are: an offset, the identifier of the file. */
const betweenObjects = /\bstartxref\s+\d+|<[\da-fA-F]{32}>|\b(?:endobj|endstream|startxref|trailer|xref|EOF)\b/g

/** The text of a stream, or between objects, without format words: those after a slash, and any in a CMap. */
export function withoutVocabulary(text: string): string {
  if (text.includes('begincmap')) return textOfCMap(text)
  const bare = text.replace(/\/([A-Za-z][\w-]*)/g, (whole, word: string) => (words.has(word) ? ' ' : whole))
  return bare.replace(betweenObjects, ' ')
}

const counts = /(?<![\w.])\d+(?=\s+(?:dict|begin[a-z]+)\b)/g

/** A CMap maps codes to characters (ISO 32000-1, 9.10.3). Only what a code maps to as several characters can be text: `2019` is a quote. */
function textOfCMap(text: string): string {
  const mapped = text.replace(counts, ' ').replace(/<([\da-fA-F\s]*)>/g, (_, hex: string) => charactersOf(hex))
  return mapped.replace(/[A-Za-z][\w-]*/g, (word) => (words.has(word) ? ' ' : word))
}

function charactersOf(hex: string): string {
  const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex')
  const length = bytes.length & ~1
  return length < 4 ? ' ' : ` ${bytes.subarray(0, length).swap16().toString('utf16le')} `
}
