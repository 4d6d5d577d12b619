import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Publication, readRecord, recordName } from '../../../src/output/public-record.ts'

export interface Laid {
  readonly out?: string
  readonly soort?: string
  readonly titel?: string
  readonly zaaknummer?: string
  /** Recorded under this source; otherwise only its manifest is there. */
  readonly bron?: string
  readonly weggelaten?: readonly string[]
  readonly punten?: readonly string[]
  /** Files, with the source of an attachment. */
  readonly files?: Readonly<Record<string, string | undefined>>
}

/** Lays out a public folder as an earlier run made it. */
export function layOut(folder: string, map: string, laid: Laid = {}): string {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { out = 'uitvoer', soort = 'collegevoorstel', titel = 'Iets anders', bron } = laid
  const files = laid.files ?? { 'voorstel.pdf': undefined }
  for (const path of Object.keys(files)) write(`${out}/${map}/${path}`, path)
  const uitvoer = Object.keys(files).map((bestand) => ({ bestand }))
  const manifest = { soort, titel, editie: 'openbaar', gereedschap: 'collegevoorstel 0.1.0', invoer: [], uitvoer }
  write(`${out}/${map}/manifest.json`, JSON.stringify(manifest))
  if (bron !== undefined) {
    const bestanden = Object.entries(files).map(([bestand, source]) =>
      source === undefined ? { bestand } : { bestand, bron: source },
    )
    const { zaaknummer, weggelaten, punten } = laid
    const one: Publication = {
      ...{ map, soort, titel, bron, bestanden },
      ...(zaaknummer ? { zaaknummer } : {}),
      ...(weggelaten ? { weggelaten: [...weggelaten] } : {}),
      ...(punten ? { punten: [...punten] } : {}),
    }
    const record = join(folder, out, recordName)
    const known: readonly Publication[] = existsSync(record) ? readRecord(join(folder, out)) : []
    writeFileSync(record, JSON.stringify({ versie: 1, openbaar: [...known, one] }))
  }
  return join(folder, out, map)
}
