import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { overview, topicNamed, topicNames } from '../../src/reference/topics.ts'

const kinds = loadKinds()
const tests = join(import.meta.dirname, '..')

/** Every `collegevoorstel explain …` in what the tests expect of the program: all its messages. */
function mentionedTopics(): readonly string[] {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(txt|test\.ts)$/.test(name),
  )
  const texts = files.map((name) => readFileSync(join(tests, name), 'utf8'))
  return [
    ...new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/collegevoorstel explain ([a-z][\w/-]*)/g)].map(([, topic = '']) => topic),
      ),
    ),
  ]
}

describe('a topic', () => {
  it.each(mentionedTopics().filter((name) => name !== 'uitnodiging'))(
    'that a message names is explained: %s',
    (name) => {
      expect(topicNamed(name, kinds)).toBeDefined()
    },
  )

  it('is found by each of its names', () => {
    for (const name of topicNames(kinds)) expect(topicNamed(name, kinds), name).toBeDefined()
    expect(topicNamed('lange-zin', kinds)).toEqual({ name: 'taal/lange-zin', rule: 'taal/lange-zin' })
    expect(topicNamed('TAAL/lange-zin.md', kinds)).toEqual({ name: 'taal/lange-zin', rule: 'taal/lange-zin' })
    expect(topicNamed('Woo', kinds)).toBe(topicNamed('gronden', kinds))
    expect(topicNamed('agenda.yaml', kinds)).toBe(topicNamed('agenda', kinds))
  })

  it('is a part of the guide, for templates', () => {
    const topic = topicNamed('sjabloon', kinds)
    const text = topic && 'markdown' in topic ? topic.markdown() : ''
    expect(text).toMatch(/^## Wat een sjabloon kan afdrukken\n[\s\S]*`veld\.<sleutel>`/)
    expect(text.match(/^## /gm)).toHaveLength(1)
  })

  it('is not guessed: a word that several rules end with, or that is none', () => {
    expect(topicNamed('grond', kinds)).toBeUndefined()
    expect(topicNamed('langezin', kinds)).toBeUndefined()
  })

  it('has a table of which every row has all cells, and a first cell', () => {
    for (const name of topicNames(kinds)) {
      const topic = topicNamed(name, kinds)
      if (topic === undefined || !('page' in topic)) continue
      const { tables } = topic.page()
      expect(tables.length, name).toBeGreaterThan(0)
      for (const { columns, rows } of tables) {
        expect(rows.length, name).toBeGreaterThan(0)
        for (const row of rows) expect([row.length, row[0] !== ''], name).toEqual([columns.length, true])
      }
    }
  })

  it('is in the overview when it is a kind', () => {
    const listed = overview(kinds).tables.flatMap(({ rows }) => rows.map(([name]) => name))
    expect(listed).toEqual(expect.arrayContaining([...kinds.soorten, 'gronden', 'besluiten', 'instellingen']))
  })
})
