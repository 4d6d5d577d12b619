import { SaxesParser } from 'saxes'
import { attempt } from '../../system/attempt.ts'

/** What veraPDF says of one file and one standard. */
export interface Verdict {
  /** The path as it was given to veraPDF. */
  readonly path: string
  readonly isCompliant: boolean
  /** The clauses that failed, as `7.1-3`; the exception where the file could not be read. */
  readonly failures: readonly string[]
}

export interface VerapdfReport {
  readonly version: string | undefined
  /** In the order of the files. */
  readonly verdicts: readonly Verdict[]
}

type Draft = { path: string; isCompliant: boolean; failures: string[] }

/** Reads the XML report of veraPDF (`--format xml`); undefined for any other text. */
export function readVerapdfReport(xml: string): VerapdfReport | undefined {
  return attempt(() => {
    const verdicts: Draft[] = []
    let version: string | undefined
    let text = ''
    let isReport = false
    const parser = new SaxesParser()
    // Without a handler the parser throws too, at the end of the text.
    parser.on('error', (error) => {
      throw error
    })
    parser.on('text', (part) => {
      text += part
    })
    parser.on('opentag', ({ name, attributes }) => {
      text = ''
      const item = verdicts.at(-1)
      if (name === 'report') isReport = true
      else if (name === 'releaseDetails') version ??= attributes.version
      else if (name === 'item') verdicts.push({ path: '', isCompliant: false, failures: [] })
      else if (item && name === 'validationReport') item.isCompliant = attributes.isCompliant === 'true'
      else if (item && name === 'rule' && attributes.status === 'failed')
        item.failures.push(`${attributes.clause}-${attributes.testNumber}`)
    })
    parser.on('closetag', ({ name }) => {
      const item = verdicts.at(-1)
      if (item && name === 'name' && item.path === '') item.path = text.trim()
      else if (item && name === 'exceptionMessage') item.failures.push(text.replace(/\s+/g, ' ').trim())
    })
    parser.write(xml).close()
    return isReport ? { version, verdicts } : undefined
  })
}
