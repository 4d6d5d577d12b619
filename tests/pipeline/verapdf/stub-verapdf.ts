import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a program that answers as veraPDF does, and adds a line with its arguments to `<path>.log`. It rejects a file whose name holds
 * `slecht`, cannot read one with `kapot`, and says nothing at all when the run has one with `stuk`.
 */
export function writeStub(path: string): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    path,
    `#!${process.execPath}
const { appendFileSync } = require('node:fs')
const args = process.argv.slice(2)
appendFileSync(__filename + '.log', JSON.stringify(args) + '\\n')
const files = args.slice(4)
if (files.some((file) => file.includes('stuk'))) { console.error('java: not found'); process.exit(1) }
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const rule = (clause, test) => '<rule specification="ISO" clause="' + clause + '" testNumber="' + test + '" status="failed" failedChecks="1"><description>x</description></rule>'
const job = (file) => '<job><item size="1"><name>' + escape(file) + '</name></item>' + (file.includes('kapot')
  ? '<taskException type="PARSE" isExecuted="true" isSuccess="false"><exceptionMessage>Couldn\\'t parse stream</exceptionMessage></taskException>'
  : file.includes('slecht')
    ? '<validationReport isCompliant="false"><details>' + rule('7.1', 3) + rule('7.2', 20) + rule('7.3', 1) + rule('7.4.2', 1) + '</details></validationReport>'
    : '<validationReport isCompliant="true"><details passedRules="1" failedRules="0"/></validationReport>') + '</job>'
console.log('<?xml version="1.0" encoding="utf-8"?><report><buildInformation><releaseDetails id="core" version="9.9.9"/></buildInformation><jobs>' + files.map(job).join('') + '</jobs></report>')
process.exit(files.some((file) => /slecht|kapot/.test(file)) ? 1 : 0)
`,
  )
  chmodSync(path, 0o755)
  return path
}
