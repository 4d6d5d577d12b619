import { chmod, lstat, readdir, readFile, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { proposal, type TrialProject, trialProject } from '../trial-project.ts'

/** Paths that may not be written; root, as whom containers run tests, may write anywhere. */
const closed = vi.hoisted(() => ({ paths: [] as string[], code: 'EACCES' }))
afterEach(() => {
  closed.paths = []
})
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const refuse = (path: unknown) => {
    if (closed.paths.includes(String(path))) throw Object.assign(new Error(closed.code), { code: closed.code })
  }
  return {
    ...fs,
    accessSync: (...args: Parameters<typeof fs.accessSync>) => {
      refuse(args[0])
      fs.accessSync(...args)
    },
    // As the system has it: a name is put into a folder, whatever the file under it allows.
    renameSync: (...args: Parameters<typeof fs.renameSync>) => {
      refuse(dirname(String(args[1])))
      fs.renameSync(...args)
    },
  }
})

const textOf = (project: TrialProject, path: string) => readFile(join(project.root, path), 'utf8')
const late = proposal({ without: ['datum'], front: 'datum: 24 november 2026' })

describe('check --fix', () => {
  it('repairs the proposal and its attachments, says so, and checks what is left', async () => {
    const project = await trialProject({
      'voorstel.md': proposal({
        without: ['datum', 'status'],
        front:
          'datum: 24 november 2026\nstatus: Openbaar\nbijlagen:\n  - {soort: brief-raad, bestand: bijlagen/Brief.md}\n  - {soort: brief-raad, bestand: weg.md}',
        text: 'Zie bijlage 1 en 2.',
      }),
      'bijlagen/brief.md':
        '---\nonderwerp: Brief\ndatum: 2026/11/24\ngeadresseerde: De raad\naanhef: Geachte leden,\n---\n\nTekst.\n',
    })
    const { code, out, err } = await project.run('check', '--fix', 'voorstel.md')
    expect(err).toMatch(/^3 dingen hersteld in voorstel.md\n1 ding hersteld in bijlagen\/brief.md\nvoorstel.md:16:34 /)
    expect(err.match(/\[[a-z]+\/[a-z-]+\]/g)).toEqual(['[bijlagen/bestand]'])
    expect([code, out]).toEqual([1, '<map>/voorstel.md\n<map>/bijlagen/brief.md\n'])
    expect(await textOf(project, 'bijlagen/brief.md')).toContain('\ndatum: 2026-11-24\n')
  })

  it('is done when nothing is left, and finds nothing to do the second time', async () => {
    const project = await trialProject({ 'voorstel.md': late })
    const { code, err } = await project.run('check', 'voorstel.md')
    expect(code).toBe(1)
    expect(err).toContain('\nWat maar op één manier goed kan, herstelt u met: collegevoorstel check --fix\n')
    expect(await project.run('check', '--fix', 'voorstel.md')).toEqual({
      code: 0,
      out: '<map>/voorstel.md\n',
      err: '1 ding hersteld in voorstel.md\nGeen fouten of waarschuwingen gevonden.\n',
    })
    expect(await project.run('check', '--fix', 'voorstel.md')).toEqual({
      code: 0,
      out: '',
      err: 'Er viel niets te herstellen.\nGeen fouten of waarschuwingen gevonden.\n',
    })
    expect(await project.run('check', '--fix', '--quiet', 'voorstel.md')).toEqual({ code: 0, out: '', err: '' })
  })

  it('keeps a byte order mark, the line ends, a missing last one, and the mode of the file', async () => {
    const lines = (text: string, end: string) => text.trimEnd().replace('\n', '\r').replaceAll('\n', end)
    const odd = (text: string) => `\uFEFF${lines(text, '\r\n').replace('\r\n## Aanleiding', '\n## Aanleiding')}`
    const project = await trialProject({ 'voorstel.md': odd(late) })
    const file = join(project.root, 'voorstel.md')
    await chmod(file, 0o640)
    expect((await project.run('check', '--fix', 'voorstel.md')).code).toBe(0)
    expect(await textOf(project, 'voorstel.md')).toBe(odd(late.replace('24 november 2026', '2026-11-24')))
    expect((await stat(file)).mode & 0o7777).toBe(0o640)
  })

  it('does not touch a file in which nothing can be repaired, or that is no UTF-8', async () => {
    const latin = Buffer.from(late.replace('Proef', 'Pro\xe9f'), 'latin1')
    const project = await trialProject({ 'voorstel.md': proposal(), 'latijn.md': latin, 'kaal.md': 'Tekst.\n' })
    const before = await lstat(join(project.root, 'voorstel.md'))
    const { out } = await project.run('check', '--fix', 'voorstel.md', 'latijn.md', 'kaal.md', 'weg.md')
    expect(out).toBe('')
    const { ino, mtimeMs } = await lstat(join(project.root, 'voorstel.md'))
    expect([ino, mtimeMs]).toEqual([before.ino, before.mtimeMs])
    expect(await readFile(join(project.root, 'latijn.md'))).toEqual(latin)
  })

  it('follows a link inside the project and leaves the link; outside it changes nothing', async () => {
    const project = await trialProject({ 'echt/voorstel.md': late })
    const elsewhere = await trialProject({ 'voorstel.md': late, 'brief.md': late })
    await symlink('echt/voorstel.md', join(project.root, 'binnen.md'))
    await symlink(join(elsewhere.root, 'voorstel.md'), join(project.root, 'buiten.md'))
    await symlink(join(elsewhere.root, 'brief.md'), join(project.root, 'brief.md'))
    await project.put({ 'bijlage.md': proposal({ front: 'bijlagen: [brief.md]' }) })
    expect((await project.run('check', '--fix', 'binnen.md')).out).toBe('<map>/echt/voorstel.md\n')
    expect((await lstat(join(project.root, 'binnen.md'))).isSymbolicLink()).toBe(true)
    const outside = await project.run('check', '--fix', 'buiten.md', 'bijlage.md')
    expect(outside).toMatchObject({ code: 1, out: '' })
    expect(outside.err).toContain(
      'buiten.md  fout  buiten.md is een koppeling naar een bestand buiten de map van het project; daaraan is niets veranderd.',
    )
    expect([await textOf(elsewhere, 'voorstel.md'), await textOf(elsewhere, 'brief.md')]).toEqual([late, late])
  })

  it('repairs nothing that the author allows, or that the config has put off', async () => {
    const headings = proposal({}).replace('## Aanpak', '## AANPAK').replace('## Afweging', '## AFWEGING')
    const allowed = headings.replace(
      '## AANPAK',
      '<!-- collegevoorstel-negeer onderdelen/schrijfwijze: zo hier -->\n## AANPAK',
    )
    const project = await trialProject({ 'voorstel.md': allowed })
    expect((await project.run('check', '--fix', 'voorstel.md')).err).toMatch(/^1 ding hersteld in voorstel.md\n/)
    expect(await textOf(project, 'voorstel.md')).toBe(allowed.replace('## AFWEGING', '## Afweging'))
    await project.put({
      'voorstel.md': headings,
      'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\nregels: {onderdelen/schrijfwijze: off}\n',
    })
    expect((await project.run('check', '--fix', 'voorstel.md')).err).toMatch(/^Er viel niets te herstellen/)
    expect(await textOf(project, 'voorstel.md')).toBe(headings)
  })

  it('moves a section with the spaces at the end of its lines', async () => {
    const [aanpak, afweging] = ['## Aanpak\n\nKort.  \n', '## Afweging\n\nKort.\n']
    const right = proposal().replace('## Aanpak\n\nKort.\n', aanpak)
    const project = await trialProject({
      'voorstel.md': right.replace(`${aanpak}\n${afweging}`, `${afweging}\n${aanpak}`),
    })
    expect((await project.run('check', '--fix', 'voorstel.md')).err).toMatch(/hersteld in voorstel.md\n/)
    expect(await textOf(project, 'voorstel.md')).toBe(right)
  })

  it('repairs nothing while the settings are wrong', async () => {
    const project = await trialProject({ 'voorstel.md': late, 'collegevoorstel.yaml': 'gemente: x\n' })
    expect((await project.run('check', '--fix', 'voorstel.md')).code).toBe(2)
    expect(await textOf(project, 'voorstel.md')).toBe(late)
  })

  it.each([
    ['EACCES', 'voorstel.md', 'Het bestand voorstel.md mag niet worden veranderd.'],
    ['EACCES', '.', 'Het bestand voorstel.md is niet veranderd. Schrijven in <map> mag niet.'],
    ['EROFS', '.', 'Het bestand voorstel.md is niet veranderd. Schrijven in <map> mag niet.'],
  ])(
    'leaves a proposal as it is where %s keeps it from writing (%s), says so, and goes on with the next',
    async (code, path, says) => {
      const project = await trialProject({ 'voorstel.md': late, 'ander/voorstel.md': late })
      const before = await lstat(join(project.root, 'voorstel.md'))
      closed.code = code
      closed.paths = [join(project.root, path)]
      const outcome = await project.run('check', '--fix', 'voorstel.md', 'ander/voorstel.md')
      expect(outcome).toMatchObject({ code: 3, out: '<map>/ander/voorstel.md\n' })
      expect(outcome.err).toMatch(/\[omgeving\/geen-rechten\]/)
      expect(outcome.err).toContain(says)
      expect(outcome.err).toMatch(/Vraag schrijfrechten op (het bestand|de map)/)
      expect(outcome.err).not.toContain('--out')
      expect(await textOf(project, 'voorstel.md')).toBe(late)
      const { ino, mtimeMs, mode } = await lstat(join(project.root, 'voorstel.md'))
      expect([ino, mtimeMs, mode]).toEqual([before.ino, before.mtimeMs, before.mode])
      expect((await readdir(project.root)).toSorted()).toEqual(['ander', 'collegevoorstel.yaml', 'voorstel.md'])
      expect(await textOf(project, 'ander/voorstel.md')).toContain('datum: 2026-11-24')
    },
  )

  it('is no option of build', async () => {
    const project = await trialProject({ 'voorstel.md': late })
    expect((await project.run('build', '--fix', 'voorstel.md')).code).toBe(2)
  })
})
