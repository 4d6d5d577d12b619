import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideSandbox, failedOnSandbox } from '../../../src/print/browser/sandbox.ts'
import { type Surroundings, surroundings } from '../../../src/system/surroundings.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zandbak-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): string {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

function machine(changes: Partial<Surroundings> = {}): Surroundings {
  return { ...surroundings(), platform: 'linux', user: 1000, root, ...changes }
}

describe('the sandbox', () => {
  it('is on, unless the user is root', () => {
    expect(decideSandbox('/usr/bin/x', machine())).toMatchObject({ on: true })
    const root = decideSandbox('/usr/bin/x', machine({ user: 0 }))
    expect(root).toMatchObject({ on: false, reason: expect.stringContaining('root') })
    expect(decideSandbox('x', machine({ platform: 'darwin', user: 0 }))).toMatchObject({ on: true })
  })

  it.each([
    ['proc/sys/user/max_user_namespaces', '0'],
    ['proc/sys/kernel/unprivileged_userns_clone', '0'],
    ['proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
  ])('is off where %s is %s, and the reason names it', (file, value) => {
    const program = write('opt/browser/chrome', '')
    write(file, `${value === '0' ? '1' : '0'}\n`)
    expect(decideSandbox(program, machine()).on).toBe(true)
    write(file, `${value}\n`)
    expect(decideSandbox(program, machine())).toMatchObject({ on: false, reason: expect.stringContaining(file) })
    // With Chromium's own helper beside it, it does without the kernel's leave.
    write('opt/browser/chrome-sandbox', '')
    expect(decideSandbox(program, machine()).on).toBe(true)
  })

  it('knows the words of a browser that could not build it', () => {
    expect(
      failedOnSandbox('[FATAL:zygote_host_impl_linux.cc(132)] No usable sandbox! If you are running on Ubuntu'),
    ).toBe(true)
    expect(failedOnSandbox('Failed to move to new namespace: Operation not permitted')).toBe(true)
    expect(failedOnSandbox('error while loading shared libraries: libnss3.so')).toBe(false)
  })
})
