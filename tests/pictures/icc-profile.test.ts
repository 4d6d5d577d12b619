import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rebuiltProfile } from '../../src/pictures/icc-profile.ts'
import { profileWithSecret, secret } from './planted/planted.ts'

const fixtures = join(import.meta.dirname, 'fixtures')

function profileIn(name: string): Buffer {
  const png = readFileSync(join(fixtures, name))
  const at = png.indexOf('iCCP')
  const data = png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
  return inflateSync(data.subarray(data.indexOf(0) + 2))
}

const known = profileIn('imagemagick/profiel.png')

/** Of a profile its tags by name, without the places of their contents. */
function tagsOf(profile: Uint8Array): ReadonlyMap<string, string> {
  const data = Buffer.from(profile)
  const tags = Array.from({ length: data.readUInt32BE(128) }, (_, index) => {
    const at = 132 + index * 12
    const [start, length] = [data.readUInt32BE(at + 4), data.readUInt32BE(at + 8)]
    return [data.toString('latin1', at, at + 4), data.toString('hex', start, start + length)] as const
  })
  return new Map(tags)
}

it.each(['imagemagick/profiel.png', 'libvips/p3.png'])('the known profile of %s stays as it is', (name) => {
  const profile = profileIn(name)
  expect(rebuiltProfile(profile, 'RGB ')).toEqual(profile)
})

describe('another profile', () => {
  const rebuilt = Buffer.from(rebuiltProfile(profileWithSecret(known), 'RGB ') ?? [])

  it('keeps its colours and loses its texts', () => {
    const [before, after] = [tagsOf(known), tagsOf(rebuilt)]
    for (const name of ['rXYZ', 'gXYZ', 'bXYZ', 'wtpt', 'rTRC', 'gTRC', 'bTRC'])
      expect(after.get(name)).toBe(before.get(name))
    expect([...after.keys()].toSorted()).toEqual([
      ...['bTRC', 'bXYZ', 'cprt', 'desc', 'gTRC', 'gXYZ', 'rTRC', 'rXYZ', 'wtpt'],
    ])
    expect(rebuilt.includes(secret)).toBe(false)
    expect(rebuilt.readUInt32BE(0)).toBe(rebuilt.length)
  })

  it.each([
    ['maker', 4],
    ['date', 24],
    ['platform', 40],
    ['device', 48],
    ['creator', 80],
    ['number', 84],
    ['reserved bytes', 100],
  ])('says nothing of its %s', (_, at) => {
    const changed = Buffer.from(known)
    changed.write('Wijk', at, 'latin1')
    expect(rebuiltProfile(changed, 'RGB ')).toEqual(rebuilt)
  })

  it('holds nothing behind its last tag, nor between its tags', () => {
    expect(rebuiltProfile(Buffer.concat([known, Buffer.from(secret)]), 'RGB ')).toEqual(rebuilt)
  })

  it('is written the same again', () => {
    expect(rebuiltProfile(rebuilt, 'RGB ')).toEqual(rebuilt)
  })
})

it.each([
  ['of another colour space', known, 'GRAY'],
  ['that is cut off', known.subarray(0, 300), 'RGB '],
  ['that is no profile', Buffer.from(secret.repeat(20)), 'RGB '],
  ['without tags', Buffer.concat([known.subarray(0, 128), Buffer.alloc(4)]), 'RGB '],
  ['with more tags than bytes', Buffer.concat([known.subarray(0, 128), Buffer.from([0, 0, 0, 90])]), 'RGB '],
] as const)('one %s is left out', (_, profile, space) => {
  expect(rebuiltProfile(profile, space)).toBeUndefined()
})
