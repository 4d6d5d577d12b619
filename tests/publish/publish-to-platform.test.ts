import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failing, proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'
import { stubToken } from './gpp/stub/made-up.ts'
import { stubFor } from './gpp/stub/trial.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const config = (address: string) => `gemeente: {naam: Proefstad, code: gm0000}\ngpp: {adres: "${address}"}\n`
const letter = '---\nsoort: brief-raad\nonderwerp: Brief over de proef\n---\n\nGeachte raad,\n\nEen proef.\n'
const withLetter = (front = '') =>
  proposal({ front: `bijlagen: [{soort: brief-raad, bestand: brief.md}]${front === '' ? '' : `\n${front}`}` })

/** A proposal of which the public edition was made, and a platform. */
async function made(): Promise<{ project: TrialProject; stub: Awaited<ReturnType<typeof stubFor>> }> {
  vi.stubEnv('COLLEGEVOORSTEL_GPP_TOKEN', stubToken)
  const stub = await stubFor({ partSize: 10_000_000 })
  const project = await trialProject({
    'collegevoorstel.yaml': config(stub.address),
    'voorstel.md': withLetter(),
    'brief.md': letter,
  })
  expect(await project.run('build', 'voorstel.md', '--edition', 'openbaar')).toMatchObject({ code: 0 })
  return { project, stub }
}

describe('publish --to gpp', () => {
  it('places what was made, twice the same, and withdraws what is secret since', async () => {
    const { project, stub } = await made()
    const listed = await project.run('publish', 'voorstel.md', '--to', 'gpp', '--final', '--dry-run', 'json')
    expect(listed.code).toBe(0)
    expect(stub.log.filter(({ method }) => method !== 'GET')).toEqual([])
    const { verzoeken } = JSON.parse(listed.out) as { verzoeken: readonly { methode: string }[] }
    const from = stub.log.length
    const first = await project.run('publish', 'voorstel.md', '--to', 'gpp', '--final')
    const [one] = [...stub.state.publications.values()]
    expect(first).toMatchObject({ code: 0, out: `https://open.voorbeeldstad.example/publicaties/${one?.uuid}\n` })
    expect(first.err).toContain('“Collegevoorstel: Een proef” is openbaar op het platform, met 2 stukken.')
    expect(first.err).toContain('geen PDF/A of PDF/UA meer')
    expect(stub.log.slice(from).map(({ method }) => method)).toEqual(verzoeken.map(({ methode }) => methode))
    const files = [...stub.state.documents.values()].map(({ fields, parts }) => [
      fields.officieleTitel,
      Buffer.concat(parts.map((part) => part.content ?? Buffer.alloc(0))),
    ])
    const onDisk = (path: string) => readFile(join(project.root, 'uitvoer/proef/openbaar', path))
    expect(files).toEqual([
      ['Collegevoorstel: Een proef', await onDisk('voorstel.pdf')],
      [expect.stringContaining('Brief'), await onDisk('bijlagen/01-brief.pdf')],
    ])
    const before = stub.log.length
    expect((await project.run('publish', 'uitvoer/proef', '--to', 'gpp', '--final')).code).toBe(0)
    expect(stub.log.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
    await project.put({ 'voorstel.md': withLetter('embargo: 2099-01-01') })
    const last = await project.run('publish', 'voorstel.md', '--to', 'gpp')
    expect([...stub.state.publications.values()].map(({ status }) => status)).toEqual(['ingetrokken'])
    expect([...stub.state.documents.values()].map(({ status }) => status)).toEqual(['ingetrokken', 'ingetrokken'])
    expect(last.err).toContain('Een publicatie is ingetrokken op het platform.')
    expect(stub.problems()).toEqual([])
    expect(JSON.stringify([first, last, await project.output()])).not.toContain(stubToken)
  })

  it('needs settings and a token, and says which', async () => {
    const { project, stub } = await made()
    vi.stubEnv('COLLEGEVOORSTEL_GPP_TOKEN', '')
    await project.put({ 'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\n' })
    const said = await failing(project, 2, 'publish', 'voorstel.md', '--to', 'gpp')
    expect(said).toContain('In de instellingen ontbreekt gpp.adres.')
    expect(said).toContain('In de instellingen ontbreekt gpp.organisatie.')
    expect(said).toContain('de omgevingsvariabele COLLEGEVOORSTEL_GPP_TOKEN is leeg')
    expect(stub.log).toEqual([])
  })

  it.each([
    ['refuses', { answer: 413 }, 1],
    ['fails', { answer: 500 }, 3],
    ['denies access', { answer: 403 }, 3],
  ] as const)('a platform that %s gives exit code', async (_, fault, code) => {
    const { project, stub } = await made()
    stub.fault = ({ method }) => (method === 'PUT' ? fault : undefined)
    const run = await project.run('publish', 'voorstel.md', '--to', 'gpp', '--final', '--timeout', '1')
    expect(run.code).toBe(code)
    expect(run.err).toContain(
      'Van “Collegevoorstel: Een proef” is niets openbaar geworden: op het platform staat een concept',
    )
    expect(stub.state.history.some((one) => one.startsWith('gepubliceerd'))).toBe(false)
  })

  it('has no use for --final with a folder, nor for two lists on stdout', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    expect(await failing(project, 2, 'publish', 'voorstel.md', '--to', 'web', '--final')).toContain(
      '--final hoort bij --to gpp',
    )
    const two = ['publish', 'voorstel.md', '--to', 'gpp', '--dry-run', '--reporter', 'json']
    expect(await failing(project, 2, ...two)).toContain('--reporter json=<bestand>')
  })
})
