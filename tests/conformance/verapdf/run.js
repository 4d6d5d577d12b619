#!/usr/bin/env node
// @ts-check
/** `node tests/conformance/verapdf/run.js file.pdf …`: does each pass PDF/A-2a and PDF/UA-1? Exit 1 when one does not. */
import { failuresAsText, unavailable, validate } from './verapdf.js'

const reason = unavailable()
if (reason) {
  console.error(`veraPDF cannot run: ${reason}`)
  process.exitCode = 3
} else {
  const results = await validate(process.argv.slice(2))
  for (const result of results) console.log(`${result.ok ? 'pass' : 'FAIL'} ${result.flavour} ${result.file}`)
  const text = failuresAsText(results)
  if (text) console.error(text)
  process.exitCode = results.every((result) => result.ok) ? 0 : 1
}
