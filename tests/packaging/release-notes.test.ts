import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const changelog = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-12-01

### Fixed

- A page too many.

## [1.2.2] - 2026-11-30

- Older.

[Unreleased]: https://example.test/compare
[1.2.3]: https://example.test/1.2.3
`

it('prints the section of the version that is tagged', () => {
  expect(notesOf('v1.2.3', '1.2.3', changelog)).toMatchObject({
    status: 0,
    stdout: '### Fixed\n\n- A page too many.\n',
  })
})

it('prints the last section without the addresses below it', () => {
  expect(notesOf('v1.2.2', '1.2.2', changelog)).toMatchObject({ status: 0, stdout: '- Older.\n' })
})

it.each([
  ['a tag of another version', 'v1.2.4', '1.2.3', 'The tag is v1.2.4, and the version in package.json 1.2.3.'],
  ['a version without a section', 'v1.3.0', '1.3.0', 'CHANGELOG.md has no dated section for 1.3.0.'],
  ['no tag', '', '1.2.3', 'The tag is , and the version in package.json 1.2.3.'],
])('refuses %s', (_, tag, version, message) => {
  const { status, stdout, stderr } = notesOf(tag, version, changelog)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain(message)
})

it('finds the version of this package in its changelog', () => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { status, stdout } = notesOf(`v${version}`, version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))
  expect(status).toBe(0)
  expect(stdout).toMatch(/^- /m)
})

function notesOf(tag: string, version: string, text: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'collegevoorstel-uitgave-'))
  onTestFinished(() => rmSync(cwd, { recursive: true }))
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ version }))
  writeFileSync(join(cwd, 'CHANGELOG.md'), text)
  return spawnSync(process.execPath, [join(root, 'packaging/release-notes.js'), tag], { cwd, encoding: 'utf8' })
}
