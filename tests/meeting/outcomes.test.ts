import { describe, expect, it } from 'vitest'
import { uitkomst, uitkomsten } from '../../src/meeting/outcomes.ts'

const issueOf = (text: string) => {
  const { error } = uitkomst.safeParse(text)
  const issue = error?.issues[0]
  return issue?.code === 'custom' ? issue.params : undefined
}

describe('a decision is understood as people write it', () => {
  it.each<readonly [string, string]>([
    ...uitkomsten.map((each) => [each, each] as const),
    ...uitkomsten.map((each) => [each.toUpperCase(), each] as const),
    ['Akkoord', 'akkoord'],
    ['akkoord.', 'akkoord'],
    [' Akkoord ', 'akkoord'],
    ['Accoord', 'akkoord'],
    ['Conform', 'conform'],
    ['Conform advies', 'conform'],
    ['conform besloten', 'conform'],
    ['Conform voorstel.', 'conform'],
    ['Besloten conform het voorstel', 'conform'],
    ['akkoord met aanpassingen', 'akkoord-met-aanpassingen'],
    ['Akkoord met aanpassing', 'akkoord-met-aanpassingen'],
    ['akkoord_met_aanpassingen', 'akkoord-met-aanpassingen'],
    ['Gewijzigd akkoord', 'akkoord-met-aanpassingen'],
    ['Aangehouden', 'aangehouden'],
    ['teruggetrokken', 'teruggenomen'],
    ['Afgewezen', 'verworpen'],
    ['Voor kennisgeving aangenomen', 'ter-kennisneming-aangenomen'],
    ['ter kennisneming  aangenomen', 'ter-kennisneming-aangenomen'],
  ])('%j is %s', (text, outcome) => expect(uitkomst.parse(text)).toBe(outcome))

  it.each([
    ['akoord', 'akkoord'],
    ['akkord', 'akkoord'],
    ['Akkooord', 'akkoord'],
    ['confrom', undefined],
    ['comform', 'conform'],
    ['akkoord met aanpasingen', 'akkoord-met-aanpassingen'],
    ['aangehoude', 'aangehouden'],
    ['verworpn', 'verworpen'],
    ['conform adves', 'conform'],
  ])('%j is a mistake in %s', (text, right) => {
    expect(issueOf(text)).toMatchObject({ right })
    expect(issueOf(text)?.advice).toMatch(/^Bedoelde u “/)
  })

  it.each([
    'niet akkoord',
    'niet conform',
    'goedgekeurd',
    'zie verslag',
    'ja',
    '-',
    '',
    'akkoord/conform',
    'conform en akkoord',
  ])('%j is not guessed at', (text) => {
    expect(uitkomst.safeParse(text).success).toBe(false)
    expect(issueOf(text)?.right).toBeUndefined()
  })
})
