import { execFileSync } from 'node:child_process'

/** Entries of a PDF dictionary, as qpdf writes them. */
export interface Group {
  readonly [key: string]: unknown
}

/** What a reference (`12 0 R`, or `trailer`), or the thing itself, stands for: read by qpdf. */
export function objectsOf(path: string): (reference: unknown) => Group {
  const printed = execFileSync('qpdf', ['--json=2', '--json-key=qpdf', path], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const all = JSON.parse(printed).qpdf[1]
  return (reference) => {
    if (typeof reference === 'object' && reference !== null) return { ...reference }
    const found = reference === 'trailer' ? all.trailer : all[`obj:${reference}`]
    return found?.value ?? found?.stream?.dict ?? {}
  }
}

/** A text string; empty when it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' && value.startsWith('u:') ? value.slice(2) : ''
}
