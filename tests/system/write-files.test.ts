import { watch } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EnvironmentError } from '../../src/system/environment-error.ts'
import { writeFiles } from '../../src/system/write-files.ts'

const nobody = 65534
let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'schrijven-'))
})
afterEach(async () => {
  await chmod(root, 0o755).catch(() => undefined)
  await rm(root, { recursive: true, force: true })
})

const staging = async (folder: string) =>
  (await readdir(folder)).filter(
    (name) => /^collegevoorstel-[0-9a-f]{8}-/.test(name) && name.includes(`-${process.pid}-`),
  )

describe('writeFiles', () => {
  it('writes the files with their folders and replaces what was there', async () => {
    const out = join(root, 'uitvoer')
    await writeFiles(out, [{ path: 'voorstel.pdf', bytes: 'oud' }])
    await writeFiles(out, [
      { path: 'bijlagen/01-brief.pdf', bytes: Buffer.from([1, 2]) },
      { path: 'voorstel.pdf', bytes: 'nieuw' },
    ])
    expect(await readFile(join(out, 'voorstel.pdf'), 'utf8')).toBe('nieuw')
    expect([...(await readFile(join(out, 'bijlagen/01-brief.pdf')))]).toEqual([1, 2])
    expect((await readdir(out)).sort()).toEqual(['bijlagen', 'voorstel.pdf'])
    expect(await staging(tmpdir())).toEqual([])
  })

  it('removes the stale files and no others', async () => {
    await writeFiles(root, [
      { path: 'a.pdf', bytes: 'a' },
      { path: 'b.pdf', bytes: 'b' },
    ])
    await writeFile(join(root, 'eigen.txt'), 'van de gebruiker')
    await writeFiles(root, [{ path: 'a.pdf', bytes: 'a2' }], ['b.pdf', 'bestaat-niet.pdf'])
    expect((await readdir(root)).sort()).toEqual(['a.pdf', 'eigen.txt'])
  })

  it('names what is left of an earlier set as long as it is there: the last file is moved when the stale ones are gone', async () => {
    const earlier = ['a.pdf', 'b.pdf', 'c.pdf', 'manifest.json'].map((path) => ({ path, bytes: 'oud' }))
    await writeFiles(root, earlier)
    const moves: string[] = []
    const seen = watch(root, (_type, name) => moves.push(String(name)))
    await writeFiles(
      root,
      ['a.pdf', 'manifest.json'].map((path) => ({ path, bytes: 'nieuw' })),
      ['b.pdf', 'c.pdf'],
    )
    await expect.poll(() => moves).toContain('manifest.json')
    seen.close()
    expect(moves.indexOf('manifest.json')).toBeGreaterThan(
      Math.max(moves.lastIndexOf('b.pdf'), moves.lastIndexOf('c.pdf')),
    )
    expect((await readdir(root)).sort()).toEqual(['a.pdf', 'manifest.json'])
  })

  it('puts the stale files back when the last one cannot be moved', async () => {
    for (const path of ['a.pdf', 'b.pdf']) await writeFiles(root, [{ path, bytes: 'oud' }])
    await mkdir(join(root, 'manifest.json'))
    const files = ['a.pdf', 'manifest.json'].map((path) => ({ path, bytes: 'nieuw' }))
    await expect(writeFiles(root, files, ['b.pdf'])).rejects.toMatchObject({ code: 'schrijven-mislukt' })
    for (const path of ['a.pdf', 'b.pdf']) expect(await readFile(join(root, path), 'utf8')).toBe('oud')
  })

  it('leaves everything as it was when it is cancelled', async () => {
    await writeFiles(root, [{ path: 'a.pdf', bytes: 'oud' }])
    const reason = new Error('gestopt')
    await expect(writeFiles(root, [{ path: 'a.pdf', bytes: 'nieuw' }], [], AbortSignal.abort(reason))).rejects.toBe(
      reason,
    )
    expect(await readFile(join(root, 'a.pdf'), 'utf8')).toBe('oud')
    expect(await staging(tmpdir())).toEqual([])
  })

  it('says it cannot write where a folder stands in the way, and has replaced nothing', async () => {
    await mkdir(join(root, 'b.pdf'))
    await writeFiles(root, [{ path: 'a.pdf', bytes: 'oud' }])
    const attempt = writeFiles(root, [
      { path: 'a.pdf', bytes: 'nieuw' },
      { path: 'b.pdf', bytes: 'nieuw' },
    ])
    await expect(attempt).rejects.toThrow(EnvironmentError)
    await expect(attempt).rejects.toMatchObject({ code: 'schrijven-mislukt' })
    expect(await readFile(join(root, 'a.pdf'), 'utf8')).toBe('oud')
  })

  it('says that writing is not allowed in a folder that takes no files', async () => {
    await chmod(root, 0o555)
    // To root every folder is open: then as a user who owns nothing.
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid?.(nobody)
    try {
      await expect(writeFiles(join(root, 'uitvoer'), [{ path: 'a.pdf', bytes: 'x' }])).rejects.toMatchObject({
        code: 'geen-rechten',
      })
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  })

  it('says the output is a file', async () => {
    await writeFile(join(root, 'uitvoer'), '')
    await expect(writeFiles(join(root, 'uitvoer'), [{ path: 'a.pdf', bytes: 'x' }])).rejects.toMatchObject({
      code: 'schrijven-mislukt',
    })
  })

  it('puts everything back when a move fails half-way', async () => {
    await writeFiles(root, [
      { path: 'a.pdf', bytes: 'oud' },
      { path: 'manifest.json', bytes: 'oud' },
    ])
    // A folder that points to another disk: what belongs in it cannot be moved there.
    const elsewhere = await mkdtemp('/dev/shm/schrijven-')
    try {
      await symlink(elsewhere, join(root, 'bijlagen'))
      const attempt = writeFiles(root, [
        { path: 'a.pdf', bytes: 'nieuw' },
        { path: 'nieuw.pdf', bytes: 'nieuw' },
        { path: 'bijlagen/b.pdf', bytes: 'nieuw' },
        { path: 'manifest.json', bytes: 'nieuw' },
      ])
      await expect(attempt).rejects.toMatchObject({ code: 'schrijven-mislukt' })
    } finally {
      await rm(elsewhere, { recursive: true })
    }
    expect(await readFile(join(root, 'a.pdf'), 'utf8')).toBe('oud')
    expect(await readFile(join(root, 'manifest.json'), 'utf8')).toBe('oud')
    expect((await readdir(root)).sort()).toEqual(['a.pdf', 'bijlagen', 'manifest.json'])
  })
})
