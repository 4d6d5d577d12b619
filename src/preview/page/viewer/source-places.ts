import type { Plaats } from '../../protocol.ts'
import type { Area } from './draw-page.ts'
import type { PageSize } from './page-frame.ts'

/** Fetches the positions of source blocks in a PDF, once per PDF. */
export class SourcePlaces {
  #sha = ''
  #places: Promise<readonly Plaats[]> = Promise.resolve([])

  /** Empty when there is no server or the PDF was superseded. */
  of(sha: string): Promise<readonly Plaats[]> {
    if (sha !== this.#sha) {
      this.#sha = sha
      this.#places = fetchPlaces(sha).catch(() => {
        if (this.#sha === sha) this.#sha = ''
        return []
      })
    }
    return this.#places
  }
}

async function fetchPlaces(sha: string): Promise<readonly Plaats[]> {
  const response = await fetch(`plaatsen/${sha}`)
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as readonly Plaats[]
}

/** Tolerance around a block, in points. */
const tolerance = 4

/** The smallest block under a point of a page, in points from its top left. */
export function placeAt(places: readonly Plaats[], pagina: number, x: number, y: number): Plaats | undefined {
  return places
    .filter((place) => place.pagina === pagina)
    .filter((place) => x >= place.x - tolerance && x <= place.x + place.breedte + tolerance)
    .filter((place) => y >= place.y - tolerance && y <= place.y + place.hoogte + tolerance)
    .toSorted((a, b) => a.breedte * a.hoogte - b.breedte * b.hoogte)[0]
}

/** The smallest block of a source line; for a line that is not printed, the last block before it. */
export function placeOfLine(places: readonly Plaats[], bestand: string, regel: number): Plaats | undefined {
  const inFile = places.filter((place) => place.bestand === bestand)
  const [holds] = inFile
    .filter((place) => place.regel <= regel && regel <= place.eindregel)
    .toSorted((a, b) => a.eindregel - a.regel - (b.eindregel - b.regel) || a.pagina - b.pagina || a.y - b.y)
  return holds ?? inFile.filter((place) => place.eindregel < regel).toSorted((a, b) => b.eindregel - a.eindregel)[0]
}

/** The area of a block on its page. @param size of the page in points */
export function areaOf({ x, y, breedte, hoogte }: Plaats, { width, height }: PageSize): Area {
  return { x: x / width, y: y / height, width: breedte / width, height: hoogte / height }
}

/** `voorstel.md, regel 23 tot en met 27`. */
export function sourceText({ bestand, regel, eindregel }: Pick<Plaats, 'bestand' | 'regel' | 'eindregel'>): string {
  return eindregel > regel ? `${bestand}, regel ${regel} tot en met ${eindregel}` : `${bestand}, regel ${regel}`
}
