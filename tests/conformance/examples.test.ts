import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildExamples, pdfsOf } from '../e2e/examples/built-examples.ts'
import { verdict } from './verdict.ts'

test('every PDF of the kinds of the council and of the short proposal passes in the other editions', {
  timeout: 300_000,
}, async () => {
  const names = ['zwembad-de-kolk', 'buurtfeest-oostwijk']
  const built = await buildExamples({ style: 'voorbeeldstad', editions: ['raad', 'openbaar'], names })
  try {
    const files = pdfsOf(built).map((path): [string, Uint8Array] => [
      path.replaceAll('/', '_'),
      readFileSync(join(built.folder, path)),
    ])
    // The secret attachment is not public.
    expect(files.map(([name]) => name)).toEqual([
      'buurtfeest-oostwijk_openbaar_bijlagen_01-raadsinformatiebrief.pdf',
      'buurtfeest-oostwijk_openbaar_voorstel.pdf',
      'buurtfeest-oostwijk_raad_bijlagen_01-raadsinformatiebrief.pdf',
      'buurtfeest-oostwijk_raad_voorstel.pdf',
      'zwembad-de-kolk_openbaar_bijlagen_01-raadsbesluit.pdf',
      'zwembad-de-kolk_openbaar_raadsvoorstel.pdf',
      'zwembad-de-kolk_raad_bijlagen_01-raadsbesluit.pdf',
      'zwembad-de-kolk_raad_bijlagen_02-raming.pdf',
      'zwembad-de-kolk_raad_raadsvoorstel.pdf',
    ])
    expect(await verdict(new Map(files))).toBe('')
    const text = (name: string) =>
      execFileSync('pdftotext', [join(built.folder, name), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
    for (const name of ['raadsvoorstel.pdf', 'bijlagen/01-raadsbesluit.pdf']) {
      expect(text(`zwembad-de-kolk/raad/${name}`)).toContain('de familie Waterland')
      expect(text(`zwembad-de-kolk/openbaar/${name}`)).toContain('De huur van het buitenbad van')
      expect(text(`zwembad-de-kolk/openbaar/${name}`)).not.toContain('Waterland')
    }
  } finally {
    built.remove()
  }
})

test.each(['voorbeeldstad', 'neutraal'] as const)(
  'every PDF of the examples in %s passes 2a and ua1, the one that is passed through too',
  { timeout: 300_000 },
  async (style) => {
    const built = await buildExamples({ style })
    try {
      const pdfs = pdfsOf(built)
      expect(pdfs.length).toBeGreaterThan(15)
      const files = pdfs.map((path): [string, Uint8Array] => [
        path.replaceAll('/', '_'),
        readFileSync(join(built.folder, path)),
      ])
      expect(await verdict(new Map(files))).toBe('')
    } finally {
      built.remove()
    }
  },
)
