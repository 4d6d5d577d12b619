import type { Plaats } from '../../protocol.ts'
import type { Area } from './draw-page.ts'
import type { PageSize } from './page-frame.ts'

/** Where the source of a PDF stands on its pages, asked of the server once for each PDF. */
export class SourcePlaces {
  #sha = ''
  #places: Promise<readonly Plaats[]> = Promise.resolve([])

  /** None when there is no server, or when it holds the PDF no longer. */
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

/** A bit beside a line is still that line: in points. */
const slack = 4

/** The smallest block under a point of a page, in points from its top left. */
export function placeAt(places: readonly Plaats[], pagina: number, x: number, y: number): Plaats | undefined {
  return places
    .filter((place) => place.pagina === pagina)
    .filter((place) => x >= place.x - slack && x <= place.x + place.breedte + slack)
    .filter((place) => y >= place.y - slack && y <= place.y + place.hoogte + slack)
    .toSorted((a, b) => a.breedte * a.hoogte - b.breedte * b.hoogte)[0]
}

/** The smallest block that a line of the source became; for a line that is not on paper the last block before it. */
export function placeOfLine(places: readonly Plaats[], bestand: string, regel: number): Plaats | undefined {
  const inFile = places.filter((place) => place.bestand === bestand)
  const [holds] = inFile
    .filter((place) => place.regel <= regel && regel <= place.eindregel)
    .toSorted((a, b) => a.eindregel - a.regel - (b.eindregel - b.regel) || a.pagina - b.pagina || a.y - b.y)
  return holds ?? inFile.filter((place) => place.eindregel < regel).toSorted((a, b) => b.eindregel - a.eindregel)[0]
}

/** A block as a part of its page. @param size of the page in points */
export function areaOf({ x, y, breedte, hoogte }: Plaats, { width, height }: PageSize): Area {
  return { x: x / width, y: y / height, width: breedte / width, height: hoogte / height }
}

/** As a reader finds it in an editor: `voorstel.md, regel 23 tot en met 27`. */
export function sourceText({ bestand, regel, eindregel }: Pick<Plaats, 'bestand' | 'regel' | 'eindregel'>): string {
  return eindregel > regel ? `${bestand}, regel ${regel} tot en met ${eindregel}` : `${bestand}, regel ${regel}`
}
