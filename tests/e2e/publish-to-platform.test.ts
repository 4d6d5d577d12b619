import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GppStub, startStub } from '../publish/gpp/stub/gpp-stub.ts'
import { stubToken } from '../publish/gpp/stub/made-up.ts'
import { documentsOf } from '../publish/gpp/stub/stub-state.ts'

const bin = fileURLToPath(new URL('../../bin/collegevoorstel.js', import.meta.url))
const examples = fileURLToPath(new URL('../../examples', import.meta.url))
const agenda = 'agenda-week-48/agenda.yaml'
let folder = ''
let stub: GppStub

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'platform-')))
  cpSync(examples, folder, { recursive: true })
  stub = await startStub({ partSize: 25_000 })
  const config = 'gemeente: {naam: Voorbeeldstad, code: gm0000}\nhuisstijl: voorbeeldstad\n'
  writeFileSync(join(folder, 'collegevoorstel.yaml'), `${config}gpp: {adres: "${stub.address}"}\n`)
})
afterAll(async () => {
  await stub.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The program by itself. The meeting has a proposal with an error, for which it ends with 1. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const env = { ...process.env, COLLEGEVOORSTEL_GPP_TOKEN: stubToken, COLLEGEVOORSTEL_CACHE: 'uit' }
  return new Promise((done) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder, env, maxBuffer: 100_000_000 }, (error, out) =>
      done({ code: error ? Number(error.code) : 0, out }),
    )
  })
}

it('the example meeting is placed as it was listed, once, and follows the OpenAPI file of the platform', {
  timeout: 900_000,
}, async () => {
  await run('agenda', agenda, '--edition', 'openbaar', '--quiet')
  const publish = ['publish', agenda, '--to', 'gpp', '--final', '--quiet']
  const dry = await run(...publish, '--dry-run', 'json')
  const { verzoeken } = JSON.parse(dry.out) as { verzoeken: readonly { methode: string; adres: string }[] }
  expect(stub.log.filter(({ method }) => method !== 'GET')).toEqual([])
  const from = stub.log.length
  const real = await run(...publish)
  const sent = stub.log
    .slice(from)
    .filter(({ path, method }, index, all) => {
      const isNextPart = method === 'PUT' && all[index - 1]?.method === 'PUT'
      return !isNextPart && !/[?&]page=(?!1\b)/.test(path)
    })
    .map(({ method }) => method)
  expect(sent).toEqual(verzoeken.map(({ methode }) => methode))
  const [publication, ...others] = [...stub.state.publications.values()]
  expect([others, real.out]).toEqual([[], `https://open.voorbeeldstad.example/publicaties/${publication?.uuid}\n`])
  const documents = documentsOf(stub.state, publication?.uuid ?? '')
  expect(documents.length).toBeGreaterThan(20)
  expect(documents.filter(({ isComplete, status }) => !isComplete || status !== 'gepubliceerd')).toEqual([])
  for (const { parts } of documents) expect(parts[0]?.content?.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  const before = stub.log.length
  expect((await run(...publish)).out).toBe(real.out)
  expect(stub.log.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
  expect(stub.problems()).toEqual([])
})
