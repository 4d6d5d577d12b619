import { describe, expect, it } from 'vitest'
import { github } from '../../src/report/github.ts'
import { documentOf, sampleContext, sampleReport, unknownKey } from './sample-report.ts'

/** Undoes the escapes as the runner does: properties first, `%25` last. */
function read(line: string) {
  const [, command = '', properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
  const plain = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  const pairs = properties.split(',').map((pair) => pair.split('='))
  return { command, ...Object.fromEntries(pairs.map(([key, value = '']) => [key, plain(value)])), data: plain(data) }
}

describe('annotations for GitHub', () => {
  const lines = github(sampleReport, sampleContext).trimEnd().split('\n')

  it('are one line for each different message, in order', () => {
    expect(lines.map((line) => line.replace(/ .*/, ''))).toEqual([
      '::error',
      '::warning',
      '::warning',
      '::notice',
      '::error',
    ])
  })

  it('escape what would end a property, the line or the command', () => {
    expect(lines[0]).toBe(
      '::error file=voorstellen/a b/één%2C twee%3Adrie%25.md,line=3,endLine=3,col=1,title=yaml/onbekende-sleutel' +
        '::De sleutel “zaaknumer” is onbekend.%0ABedoelde u “zaaknummer”?',
    )
    expect(lines[1]).toContain('::100%25 "a", b: c; <b> & ]]> \uFFFD \uD800%0Anieuwe regel%0A')
  })

  it('give back the file from the root of the repository and the place, when read as the runner does', () => {
    expect(read(lines[0] ?? '')).toEqual({
      command: 'error',
      file: 'voorstellen/a b/één, twee:drie%.md',
      line: '3',
      endLine: '3',
      col: '1',
      title: 'yaml/onbekende-sleutel',
      data: 'De sleutel “zaaknumer” is onbekend.\nBedoelde u “zaaknummer”?',
    })
  })

  it('name a file outside the repository by its whole path, and one without a place by its name alone', () => {
    expect(read(lines[2] ?? '')).toMatchObject({ file: '/elders/collegevoorstel.yaml', line: '1', col: '10' })
    expect(lines[3]).toMatch(/^::notice file=voorstellen\/b\.md,title=configuratie\/ontbreekt::/)
  })

  it('are nothing when there is nothing to say', () => {
    expect(github({ documents: [documentOf('c.md', 'gemaakt')] }, sampleContext)).toBe('')
    expect(github({ documents: [documentOf('c.md', 'fouten', [unknownKey])] }, sampleContext)).toMatch(/^::error .*\n$/)
  })
})
