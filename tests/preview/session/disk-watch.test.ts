import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FileWatcher } from '../../../src/preview/session/file-watcher.ts'
import { markOf } from '../../../src/system/tracked-files.ts'
import { aWhile, until } from '../wait-until.ts'

/** A watch on some files of a folder, which takes up every change as a run does. */
function watching(names: readonly string[], files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'wacht-'))
  const path = (name: string) => join(folder, name)
  const put = (name: string, text: string) => {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), text)
  }
  for (const [name, text] of Object.entries(files)) put(name, text)
  const marks = () => new Map(names.map((name) => [path(name), markOf(path(name))]))
  let told = 0
  const watch = new FileWatcher(() => {
    told += 1
    watch.follow(marks())
  })
  watch.follow(marks())
  onTestFinished(() => {
    watch.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const changes = async (change: () => void) => {
    const before = told
    change()
    await until(() => told > before)
  }
  return { folder, path, put, changes, told: () => told }
}

describe('a watch on the disk', () => {
  it('hears a file that is written, and one that is renamed over it, again and again', async () => {
    const { put, path, changes } = watching(['a.md'], { 'a.md': 'een' })
    for (const round of ['1', '2', '3']) {
      await changes(() => put('a.md', `geschreven ${round}`))
      await changes(() => {
        put('b.tmp', `hernoemd ${round}`)
        renameSync(path('b.tmp'), path('a.md'))
      })
    }
  })

  it('hears a file go and come back, and change after that', async () => {
    const { put, path, changes } = watching(['a.md'], { 'a.md': 'een' })
    await changes(() => unlinkSync(path('a.md')))
    await changes(() => put('a.md', 'terug'))
    await changes(() => put('a.md', 'anders'))
  })

  it('hears a file come that was looked for in vain, in a folder that was not there', async () => {
    const { put, changes } = watching(['ver/weg/kaart.png', 'los.png'], {})
    await changes(() => put('los.png', 'x'))
    await changes(() => put('ver/weg/kaart.png', 'x'))
    await changes(() => put('ver/weg/kaart.png', 'xx'))
  })

  it('hears a folder renamed away and back, or made anew, and what is saved in it later', async () => {
    const { put, path, changes } = watching(['sub/b.md'], { 'sub/b.md': 'een' })
    await changes(() => renameSync(path('sub'), path('elders')))
    await changes(() => renameSync(path('elders'), path('sub')))
    await changes(() => put('sub/b.md', 'twee'))
    await changes(() => {
      rmSync(path('sub'), { recursive: true })
      put('sub/b.md', 'nieuw')
    })
    await changes(() => put('sub/b.md', 'nieuwer'))
  })

  it('hears what a link leads to change, and the link led elsewhere', async () => {
    const { put, path, changes } = watching(['link.md'], { 'echt/een.md': 'een', 'echt/twee.md': 'twee!' })
    await changes(() => symlinkSync(path('echt/een.md'), path('link.md')))
    await changes(() => put('echt/een.md', 'anders'))
    await changes(() => {
      unlinkSync(path('link.md'))
      symlinkSync(path('echt/twee.md'), path('link.md'))
    })
  })

  it('hears a name come into a folder that was listed', async () => {
    const { put, changes } = watching(['partials'], { 'partials/kop.hbs': '' })
    await changes(() => put('partials/voet.hbs', ''))
  })

  it('waits for the second half of a save that takes a file away or empties it first', async () => {
    const { put, path, changes, told } = watching(['a.md'], { 'a.md': 'een' })
    await changes(() => {
      unlinkSync(path('a.md'))
      setTimeout(() => put('a.md', 'terug'), 60)
    })
    expect(markOf(path('a.md'))).not.toBe('')
    const before = told()
    await changes(() => {
      put('a.md', '')
      setTimeout(() => put('a.md', 'vol'), 60)
    })
    await aWhile(400)
    expect(told()).toBe(before + 1)
  })

  it('takes an empty file for what it is when it stays so', async () => {
    const { put, changes } = watching(['a.md'], { 'a.md': 'een' })
    await changes(() => put('a.md', ''))
  })

  it('says nothing of other files, or of a file that is only read', async () => {
    const { put, told } = watching(['a.md'], { 'a.md': 'een', 'b.md': 'twee' })
    put('b.md', 'anders')
    put('c.md', 'nieuw')
    await aWhile(900)
    expect(told()).toBe(0)
  })

  it('finds what changed between the reading and the watching', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wacht-'))
    const file = join(folder, 'a.md')
    writeFileSync(file, 'een')
    const read = new Map([[file, markOf(file)]])
    writeFileSync(file, 'twee, voor er geluisterd werd')
    let told = 0
    const watch = new FileWatcher(() => {
      told += 1
    })
    watch.follow(read)
    expect(told).toBe(1)
    watch.close()
    rmSync(folder, { recursive: true })
  })
})
