#!/usr/bin/env node
// @ts-check
/** `npm run proof -- <name>`: a long run at its full length, in one process. Without a name: which there are. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** @type {Readonly<Record<string, { readonly shows: string, readonly files: readonly string[] }>>} */
const proofs = {
  repairs: {
    shows: '20,000 spoilt documents are checked and repaired, and nothing is lost',
    files: ['properties/repairs.test.ts'],
  },
  reading: {
    shows: '4,000 texts made up at random are read without throwing',
    files: ['properties/reading.test.ts'],
  },
  'public-editions': {
    shows:
      '500 redacted projects: nothing that was removed is in any byte of a public edition, and its HTML pages say what its PDFs say',
    files: ['properties/public-editions.test.ts'],
  },
  'html-pages': {
    shows: 'the pages of every example and of 40 projects made up at random pass axe, wide and narrow, light and dark',
    files: ['e2e/html/accessible.test.ts'],
  },
  'public-pdfs': {
    shows:
      '4,300 public PDFs open with the pages of other readers, and are cleaned to a list of keys, with equal pixels',
    files: ['properties/public-pdfs.test.ts'],
  },
  'public-pictures': {
    shows: '200 pictures of 14 programs with planted texts: public ones hold what draws them, with equal pixels',
    files: ['properties/public-pictures.test.ts'],
  },
  meetings: {
    shows: '300 meetings made up at random are archived: valid by schema, and nothing secret in what is public',
    files: ['properties/meetings.test.ts'],
  },
  recall: {
    shows: '2,000 projects in which a redacted text stands elsewhere in another form: each is told of',
    files: ['properties/recall.test.ts'],
  },
  precision: {
    shows: '500 projects of ordinary text with five redactions each: none is blocked, at most 2 % has a warning',
    files: ['properties/precision.test.ts'],
  },
  word: {
    shows:
      '500 Word documents made up at random are imported and printed: their PDFs hold every visible word in order; 2,000 damaged ones are read or refused',
    files: ['properties/word.test.ts', 'properties/damaged-word.test.ts'],
  },
  schemas: {
    shows: '2,500 changes to each kind of file: its schema and its reader agree',
    files: ['properties/schema-agreement.test.ts'],
  },
  damaged: {
    shows: '2,500 PDFs damaged in each way: each step hands back a value',
    files: ['properties/damaged-pdf.test.ts', 'properties/damaged-reading.test.ts'],
  },
  'random-proposals': {
    shows: '600 proposals made up at random pass PDF/A-2a and PDF/UA-1',
    files: ['conformance/random-proposals.test.ts'],
  },
  commonmark: {
    shows: 'every example of CommonMark, in a file of its own, passes PDF/A-2a and PDF/UA-1',
    files: ['conformance/commonmark.test.ts'],
  },
  uploads: {
    shows: '50 uploads to a platform are killed and begun again: nothing is there twice, lost, or public by itself',
    files: ['properties/uploads.test.ts'],
  },
  chaos: {
    shows: '200 documents are made while browsers die, disks fill and files go',
    files: ['e2e/kill/chaos.test.ts'],
  },
}

const name = process.argv[2]
const proof = name === undefined ? undefined : proofs[name]
if (proof === undefined) {
  const width = Math.max(...Object.keys(proofs).map((each) => each.length))
  for (const [each, { shows }] of Object.entries(proofs)) console.log(`${each.padEnd(width)}  ${shows}`)
  process.exitCode = name === undefined ? 0 : 2
} else {
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs')
  const files = proof.files.map((file) => `tests/${file}`)
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--maxWorkers=1', ...files], {
    stdio: 'inherit',
    env: { ...process.env, LENGTH: 'full' },
  })
  process.exitCode = status ?? 1
}
