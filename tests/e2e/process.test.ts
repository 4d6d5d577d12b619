import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { earlier, proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'

const bin = fileURLToPath(new URL('../../bin/collegevoorstel.js', import.meta.url))

/** The packed program in a shell, whose words `"$@"` are the program and what follows. */
async function shell(project: TrialProject, line: string, ...args: readonly string[]) {
  const child = spawn('bash', ['-c', line, 'bash', process.execPath, bin, ...args], {
    cwd: project.root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code, out, err: err.replace(/\(\d+,\d s\)/g, '(… s)') }
}

describe('the program as a process', () => {
  it('takes no offence at a reader that goes away, of its paths or of its messages', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const build = ['build', 'voorstel.md']
    const first = await shell(project, '"$@" | head -1; echo $PIPESTATUS', ...build)
    expect(first.out).toBe(`${project.root}/uitvoer/proef/intern/voorstel.pdf\n0\n`)
    expect(first.err).toBe('✓ voorstel.md: 1 PDF, 3 pagina’s (… s)\n1 voorstel, 1 PDF, in uitvoer/proef/intern/\n')
    const closed = await shell(project, '"$@" 2>&1 >/dev/null | true; echo $PIPESTATUS', ...build)
    expect(closed).toEqual({ code: 0, out: '0\n', err: '' })
  })

  it('may run twice at the same time, into the same folder', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const runs = Array.from({ length: 2 }, () => shell(project, '"$@"', 'build', 'voorstel.md'))
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0])
    const together = await project.output()
    await shell(project, '"$@"', 'build', 'voorstel.md')
    expect(await project.output()).toEqual(together)
  })

  it('gives the exit code of each failure, and never a stack', async () => {
    const project = await trialProject({ ...earlier, 'voorstel.md': proposal(), 'fout.md': 'x', 'kapot/a.md': 'x' })
    await project.put({ 'kapot/collegevoorstel.yaml': 'gemente: x\n' })
    const before = await project.output()
    const ends = [
      await shell(project, '"$@"', 'build', 'fout.md'),
      await shell(project, '"$@"', 'build', 'kapot/a.md'),
      await shell(project, '"$@"', 'build', 'voorstel.md', '--browser', './weg'),
      await shell(project, '"$@"', 'bild'),
    ]
    expect(ends.map(({ code }) => code)).toEqual([1, 2, 3, 2])
    expect(ends.map(({ out }) => out).join('')).toBe('')
    for (const { err } of ends) expect(err).not.toMatch(/^\s+at |node:internal|\.js:\d/m)
    expect(await project.output()).toEqual(before)
  })
})
