import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OfferedRepairs } from '../../../src/preview/session/offered-repairs.ts'
import { mistakesIn, repairableProject } from '../repairable-project.ts'
import { until } from '../wait-until.ts'

const outdated = {
  cause: 'outdated',
  text: expect.stringMatching(/^Er is niets veranderd: het bestand is intussen anders\./),
}

/** A project whose findings are offered. */
async function offered(text: string) {
  const project = repairableProject(text)
  await until(() => project.keys().length > 0)
  return { ...project, key: project.keys()[0] ?? '' }
}

describe('a repair', () => {
  it('changes what it is about and nothing else, and is shown as any other change', async () => {
    const { session, key, read, keys } = await offered('\uFEFFeen fout,\r\n en nog een fout ')
    expect(session.state.meldingen[0]?.herstel).toEqual({
      sleutel: expect.stringMatching(/^[0-9a-f]{64}$/),
      wordt: 'een goed,',
    })
    expect(await session.repair(key)).toBeUndefined()
    expect(read()).toBe('\uFEFFeen goed,\r\n en nog een fout ')
    await until(() => session.state.meldingen.length === 1)
    expect(session.state.opgeslagen).toBeDefined()
    expect(keys()[0]).not.toBe(key)
  })

  it('is made once, however often it is requested', async () => {
    const { session, key, read } = await offered('fout fout')
    const answers = await Promise.all([session.repair(key), session.repair(key), session.repair(key)])
    expect(answers).toEqual([undefined, outdated, outdated])
    expect(read()).toBe('goed fout')
  })

  it('of two at the same time is made for the first, since the other is about another text', async () => {
    const { session, keys, read } = await offered('fout fout')
    const [first = '', second = ''] = keys()
    expect(await Promise.all([session.repair(first), session.repair(second)])).toEqual([undefined, outdated])
    expect(read()).toBe('goed fout')
  })

  it.each([
    ['another word', 'fout.'],
    ['a space', ' fout'],
    ['the same text without its finding', 'goed'],
    ['nothing', ''],
    ['other bytes', Buffer.from([0xff, 0xfe, 0x66])],
  ])('is refused when the file has been saved with %s', async (_, text) => {
    const { session, key, path } = await offered('fout')
    writeFileSync(path, text)
    expect(await session.repair(key)).toEqual(outdated)
    expect(readFileSync(path)).toEqual(Buffer.from(text))
  })

  it('is refused when the file is gone, or has become a folder', async () => {
    const { session, key, path } = await offered('fout')
    rmSync(path)
    expect(await session.repair(key)).toEqual(outdated)
    mkdirSync(path)
    expect(await session.repair(key)).toEqual(outdated)
  })

  it('writes through no link that took the place of the file or its folder', async () => {
    const { session, key, path, folder } = await offered('fout')
    const elsewhere = `${folder}-elders`
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'voorstel.md'), 'fout')
    rmSync(path)
    symlinkSync(join(elsewhere, 'voorstel.md'), path)
    expect(await session.repair(key)).toEqual(outdated)
    renameSync(folder, `${folder}-weg`)
    symlinkSync(elsewhere, folder)
    expect(await session.repair(key)).toEqual(outdated)
    expect(readFileSync(join(elsewhere, 'voorstel.md'), 'utf8')).toBe('fout')
    rmSync(folder)
    rmSync(elsewhere, { recursive: true })
    rmSync(`${folder}-weg`, { recursive: true })
  })

  it('is one that was offered, whatever else is asked for', async () => {
    const { session, read, path } = await offered('fout')
    for (const key of ['', 'voorstel.md', path, '../voorstel.md', '0'.repeat(64), '__proto__', 'constructor'])
      expect([key, await session.repair(key)]).toEqual([key, outdated])
    expect(read()).toBe('fout')
  })

  it('is not offered, nor made, where the preview only reads', async () => {
    const { session, read, keys } = repairableProject('fout', 'none')
    await until(() => session.state.meldingen.length > 0)
    expect(keys()).toEqual([undefined])
    expect(session.canRepair).toBe(false)
    await session.repair('0'.repeat(64))
    expect(read()).toBe('fout')
  })
})

describe('an offer', () => {
  const repairs = () => new OfferedRepairs('agenda.yaml', () => [])

  it('is about a proposal, an attachment or an agenda, and not about the settings of all', () => {
    const names = ['voorstel.md', 'bijlagen/brief.MD', 'agenda.yaml', 'collegevoorstel.yaml', 'soort.yaml', 'kort.hbs']
    const found = names.flatMap((name) => mistakesIn('fout', name))
    const offer = repairs().offer(found, new Map(names.map((name) => [name, 'fout'])))
    expect(found.filter((one) => offer(one) !== undefined).map(({ file }) => file)).toEqual(names.slice(0, 3))
  })

  it('shows the lines that a fix writes, if they are few', () => {
    const [found] = mistakesIn('fout')
    const shown = (text: string, replacement: string, from: number, to: number) => {
      const one = Object.assign(Object.create(found ?? {}), { fix: [{ from, to, replacement: [replacement] }] })
      return repairs().offer([one], new Map([['voorstel.md', text]]))(one)?.wordt
    }
    expect(shown('a\nb\nc', 'x', 2, 3)).toBe('x')
    expect(shown('a\nb\nc', '\n## Kosten\n', 2, 2)).toBe('## Kosten')
    expect(shown('a\nb\nc', '', 1, 3)).toBeUndefined()
    expect(shown('a', '1\n2\n3\n4', 0, 1)).toBeUndefined()
  })

  it('shared by findings has one key', () => {
    const [found] = mistakesIn('fout')
    const twin = Object.create(found ?? {})
    const offer = repairs().offer(found ? [found, twin] : [], new Map([['voorstel.md', 'fout']]))
    expect(offer(twin)).toEqual(found && offer(found))
  })
})

it('a repair that fails does not stop the next', async () => {
  let isBroken = true
  const repairs = new OfferedRepairs('voorstel.md', () => {
    if (isBroken) throw new Error('no disk')
    return []
  })
  const [found] = mistakesIn('fout')
  if (found === undefined) throw new Error('no mistake')
  const key = repairs.offer([found], new Map([['voorstel.md', 'fout']]))(found)?.sleutel ?? ''
  await expect(repairs.repair(key)).rejects.toThrow('no disk')
  isBroken = false
  expect(await repairs.repair(key)).toEqual(outdated)
})
