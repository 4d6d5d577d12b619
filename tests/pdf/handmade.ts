/** A PDF written by hand: objects 1, 2, 3 … as text, one character a byte, with a table that says where they stand. */
export function handmade(objects: readonly string[], trailer = '/Root 1 0 R', version = '1.4'): Buffer {
  let text = `%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `trailer\n<</Size ${size} ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1')
}

/** A stream object with the right length. */
export function stream(content: string, entries = ''): string {
  return `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`
}

export interface HandmadePage {
  readonly content: string
  /** More entries of the page. */
  readonly entries?: string
  /** More entries of its resources; the font F1 is Helvetica. */
  readonly resources?: string
}

/** A file of one page. Object 1 is the catalog, 2 the tree, 3 the page, 4 its content, 5 the font; `more` starts at 6. */
export function onePage(
  page: HandmadePage,
  more: readonly string[] = [],
  catalog = '',
  trailer = '/Root 1 0 R',
): Buffer {
  const box = page.entries?.includes('/MediaBox') ? '' : '/MediaBox[0 0 200 300]'
  return handmade(
    [
      `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R${box}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>${page.resources ?? ''}>>${page.entries ?? ''}>>`,
      stream(page.content),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      ...more,
    ],
    trailer,
  )
}
