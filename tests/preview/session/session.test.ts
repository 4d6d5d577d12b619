import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { fileRules } from '../../../src/diagnostics/source-rules.ts'
import type { Toestand } from '../../../src/preview/protocol.ts'
import type { OnPrinted, RenderResult, Selection } from '../../../src/preview/session/renderer.ts'
import { Session } from '../../../src/preview/session/session.ts'
import { markOf } from '../../../src/system/tracked-files.ts'
import { rendered, result } from '../made-up-maker.ts'
import { aWhile, until } from '../wait-until.ts'

const mistake = diagnostic({
  rule: fileRules['bestand/ontbreekt'],
  file: 'voorstel.md',
  reason: 'Mis.',
  advice: 'Herstel het.',
})

/** A session whose pages are the text of one file; `FOUT` in it is an error. */
function sessionOn(text: string, slowness = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'sessie-'))
  const file = join(folder, 'voorstel.md')
  const save = (words: string) => writeFileSync(file, words)
  save(text)
  let runs = 0
  let atOnce = 0
  const render = async ({ edition, houseStyle }: Selection, onPrinted: OnPrinted): Promise<RenderResult> => {
    runs += 1
    atOnce += 1
    expect(atOnce).toBe(1)
    const marks = new Map([[file, markOf(file)]])
    const words = readFileSync(file, 'utf8')
    await aWhile(slowness)
    await onPrinted('voorstel', Buffer.from(`vooraf ${words}`))
    atOnce -= 1
    const texts = new Map([['voorstel.md', words]])
    if (words.includes('FOUT')) return result({ marks, texts, diagnostics: [mistake] })
    const style = houseStyle ?? 'neutraal'
    return result({ marks, texts, houseStyle: style, pdfs: [rendered(`${edition} ${style} ${words}`)] })
  }
  const session = new Session({
    file: 'voorstel.md',
    cwd: folder,
    edition: 'intern',
    render,
    editor: 'x:{pad}:{regel}',
  })
  const states: Toestand[] = []
  session.listen((state) => states.push(state))
  onTestFinished(() => {
    session.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const shown = () => {
    const hash = session.state.stukken[0]?.pdf
    return hash ? Buffer.from(session.find(hash)?.bytes ?? []).toString() : undefined
  }
  return { session, save, shown, states, runs: () => runs, folder }
}

describe('a session', () => {
  it('shows what was made, and what is made of each save', async () => {
    const { session, save, shown } = sessionOn('een')
    await until(() => shown() === 'intern neutraal een')
    expect(session.state).toMatchObject({ bezig: false, verouderd: false, bron: 'voorstel.md' })
    expect(session.state.opgeslagen).toBeUndefined()
    save('een\ntwee')
    await until(() => shown() === 'intern neutraal een\ntwee')
    expect(session.state.bewerkt).toEqual({ bestand: 'voorstel.md', regel: 2 })
    expect(session.state.opgeslagen).toMatch(/^\d\d:\d\d:\d\d$/)
  })

  it('shows what is printed before it is finished, but of a public edition only what has been searched', async () => {
    const { session, save, shown, states } = sessionOn('een')
    await until(() => shown() === 'intern neutraal een')
    const early = () => states.flatMap(({ stukken }) => stukken[0]?.vooraf ?? [])
    expect(early()).toEqual([])
    save('twee')
    await until(() => shown() === 'intern neutraal twee')
    const [hash = ''] = early()
    expect(Buffer.from(session.find(hash)?.bytes ?? []).toString()).toBe('vooraf twee')
    expect(session.state.stukken[0]).not.toHaveProperty('vooraf')
    session.choose({ editie: 'openbaar' })
    await until(() => shown() === 'openbaar neutraal twee')
    save('drie')
    await until(() => shown() === 'openbaar neutraal drie')
    expect(early()).toEqual([hash])
  })

  it('keeps the last good pages under an error, and drops the error when it is mended', async () => {
    const { session, save, shown, folder } = sessionOn('goed')
    await until(() => shown() === 'intern neutraal goed')
    save('FOUT')
    await until(() => session.state.verouderd)
    expect(shown()).toBe('intern neutraal goed')
    expect(session.state.meldingen).toEqual([
      {
        regel: 'bestand/ontbreekt',
        ernst: 'fout',
        bestand: 'voorstel.md',
        melding: 'Mis.',
        advies: 'Herstel het.',
        editor: `x:${folder.slice(1)}/voorstel.md:1`,
        stuk: 'voorstel',
      },
    ])
    save('weer goed')
    await until(() => shown() === 'intern neutraal weer goed')
    expect(session.state).toMatchObject({ verouderd: false, meldingen: [] })
  })

  it('never shows pages of one edition in another that has errors', async () => {
    const { session, save, shown } = sessionOn('een')
    await until(() => shown() === 'intern neutraal een')
    save('FOUT')
    await until(() => session.state.verouderd)
    session.choose({ editie: 'openbaar' })
    await until(() => session.state.editie === 'openbaar')
    expect(session.state).toMatchObject({ stukken: [], verouderd: false })
    expect(session.state.meldingen).toHaveLength(1)
    session.choose({ editie: 'intern' })
    await until(() => session.state.editie === 'intern')
    expect(shown()).toBe('intern neutraal een')
    expect(session.state.verouderd).toBe(true)
  })

  it('shows another edition and house style, and knows those it does not have', async () => {
    const { session, shown } = sessionOn('een')
    expect(session.choose({ huisstijl: 'voorbeeldstad' })).toBe(false)
    await until(() => shown() !== undefined)
    expect(session.choose({ editie: 'raad', huisstijl: 'voorbeeldstad' })).toBe(true)
    await until(() => shown() === 'raad voorbeeldstad een')
    expect(session.choose({ huisstijl: '../elders' })).toBe(false)
  })

  it('shows the last of many saves, one run at a time, those during a run included', async () => {
    const { save, shown, states, runs } = sessionOn('0', 15)
    for (let edit = 1; edit <= 200; edit += 1) {
      save(`bewerking ${edit}`)
      if (edit % 4 === 0) await aWhile(1)
    }
    await until(() => shown() === 'intern neutraal bewerking 200')
    await aWhile(100)
    const made = runs()
    expect(made).toBeLessThan(200)
    await aWhile(800)
    expect(runs()).toBe(made)
    const versions = states.map(({ versie }) => versie)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  })

  it('takes an edition chosen while a run is under way', async () => {
    const { session, save, shown } = sessionOn('een', 60)
    await until(() => shown() !== undefined)
    save('twee')
    await aWhile(40)
    session.choose({ editie: 'raad' })
    await until(() => shown() === 'raad neutraal twee')
  })

  it('still has the pages of the state before, and not those of long ago', async () => {
    const { session, save, shown } = sessionOn('0')
    const hashes: string[] = []
    for (const words of ['1', '2', '3', '4', '5', '6']) {
      save(words)
      await until(() => shown() === `intern neutraal ${words}`)
      hashes.push(session.state.stukken[0]?.pdf ?? '')
    }
    expect(hashes.map((hash) => session.find(hash) !== undefined)).toEqual([false, false, false, true, true, true])
  })

  it('says that it is at work only when it takes long', async () => {
    const { session, save, states, shown } = sessionOn('een', 400)
    await until(() => shown() !== undefined)
    const before = states.length
    save('twee')
    await until(() => shown() === 'intern neutraal twee')
    const told = states.slice(before).filter(({ stukken }) => stukken[0]?.vooraf === undefined)
    expect(told.map(({ bezig }) => bezig)).toEqual([true, false])
    expect(session.state.duur).toBeGreaterThan(300)
  })
})
