// @ts-check
/**
 * `node bench/import.js`: the time and the peak memory of `import` on a long document (goals: 100 pages in 3 s and 300 MB), and on one with
 * five hundred pages and one with two hundred pictures, each in a process of its own. Linux only. Run `npm run bundle` first.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'

const sentence = 'Het college stelt voor om de verdeling van het wijkbudget in het komende jaar gelijk te houden. '
const wordsOfPage = 500
const program = join(import.meta.dirname, '..', 'bin', 'collegevoorstel.js')

/** @param {number} pages */
function longDocument(pages) {
  /** @type {(Paragraph | Table)[]} */
  const children = []
  for (let page = 0; page < pages; page++) {
    children.push(new Paragraph({ text: `Hoofdstuk ${page + 1}`, heading: HeadingLevel.HEADING_1 }))
    for (let paragraph = 0; paragraph < 6; paragraph++) {
      const bold = new TextRun({ text: 'Belangrijk. ', bold: true })
      children.push(new Paragraph({ children: [bold, new TextRun(sentence.repeat(Math.round(wordsOfPage / 6 / 17)))] }))
    }
    const cell = () => new TableCell({ children: [new Paragraph('€ 9.700')] })
    children.push(new Table({ rows: [0, 1, 2].map(() => new TableRow({ children: [cell(), cell(), cell()] })) }))
  }
  return new Document({ sections: [{ children }] })
}

/** @param {number} count */
function pictures(count) {
  const children = Array.from({ length: count }, (_, index) => {
    const altText = { name: `foto ${index}`, title: '', description: `De wijk op foto ${index}` }
    const transformation = { width: 200, height: 150 }
    return new Paragraph({ children: [new ImageRun({ type: 'png', data: noise(index), transformation, altText })] })
  })
  return new Document({ sections: [{ children }] })
}

/** A picture of about a megabyte that hardly compresses. @param {number} seed */
function noise(seed) {
  const size = 580
  const rows = Buffer.alloc(size * (size * 3 + 1))
  let state = seed + 1
  for (let at = 0; at < rows.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    rows[at] = at % (size * 3 + 1) === 0 ? 0 : state >>> 24
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc(body), body.length + 4)
  return whole
}

/** @param {Buffer} bytes */
function crc(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

/** @type {readonly (readonly [string, () => Document])[]} */
const documents = [
  ['100 pages', () => longDocument(100)],
  ['500 pages', () => longDocument(500)],
  ['200 pictures', () => pictures(200)],
]

const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
try {
  for (const [name, make] of documents) {
    const file = join(folder, `${name.replace(' ', '-')}.docx`)
    const bytes = await Packer.toBuffer(make())
    writeFileSync(file, bytes)
    const script = `process.argv.splice(1, 1, ${JSON.stringify(program)}); process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS)); await import(${JSON.stringify(program)})`
    const start = performance.now()
    const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script, 'x', 'import', file], {
      encoding: 'utf8',
    })
    const seconds = (performance.now() - start) / 1000
    const peak = Number(/peak (\d+)/.exec(stderr)?.[1] ?? 0) / 1024
    console.log(
      `${name.padEnd(14)}${(bytes.length / 1e6).toFixed(1).padStart(6)} MB  ${seconds.toFixed(2)} s  ${peak.toFixed(0)} MB  exit ${status}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
