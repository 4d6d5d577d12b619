// Een kleine server: u stuurt een voorstel in Markdown, en krijgt de PDF terug. Starten: node server.js <map van het project> [poort]
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { build, json, openPrinter } from 'collegevoorstel'

const project = resolve(process.argv[2] ?? '.')
const port = Number(process.argv[3] ?? 8080)
const largest = 5_000_000

// Eén browser voor alle vragen. Zij start bij het eerste stuk, en drukt er twee tegelijk af.
const printer = openPrinter({ jobs: 2, timeout: 60 })

const server = createServer(async (request, response) => {
  const send = (status, type, body) => response.writeHead(status, { 'content-type': type }).end(body)
  if (request.method !== 'POST') return send(405, 'text/plain; charset=utf-8', 'Stuur een voorstel met POST.\n')
  try {
    const text = await bodyOf(request)
    if (text === undefined) return send(413, 'text/plain; charset=utf-8', 'Dit voorstel is te groot.\n')
    const { report, pdf } = await made(text)
    // Met fouten is er geen PDF: het verslag zegt wat er mis is, en waar.
    if (pdf === undefined) send(422, 'application/json; charset=utf-8', json(report))
    else send(200, 'application/pdf', pdf)
  } catch (error) {
    console.error(error)
    send(500, 'text/plain; charset=utf-8', 'Er ging iets mis.\n')
  }
})

/** Elk stuk krijgt een eigen map in het project: daar gelden de instellingen en de huisstijl, en stukken zitten elkaar niet in de weg. */
async function made(text) {
  const folder = join(project, 'aangeboden', randomUUID())
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(join(folder, 'voorstel.md'), text)
    const report = await build(
      {
        cwd: folder,
        files: ['voorstel.md'],
        out: 'uitvoer',
        editions: ['intern'],
        strictness: 'lenient',
        html: 'discard',
        jobs: 1,
      },
      { printer },
    )
    const [file] = report.documents[0].made
    return { report, pdf: file && (await readFile(file.path)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bodyOf(request) {
  const chunks = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > largest) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

// Alleen deze computer. Zet er voor anderen een server voor die weet wie er vraagt.
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`))

process.once('SIGTERM', async () => {
  server.close()
  await printer.close()
})
