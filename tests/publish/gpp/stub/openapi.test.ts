import { describe, expect, it } from 'vitest'
import { readOpenApi } from './openapi.ts'

const { requestProblems, answerProblems } = readOpenApi()
const headers = {
  'audit-user-id': 'a',
  'audit-user-representation': 'a',
  'audit-remarks': 'a',
  'content-type': 'application/json',
}
const concept = { method: 'POST', path: '/api/v2/publicaties', headers }
const right = { officieleTitel: 'A', publicatiestatus: 'concept' }

describe('the check of traffic', () => {
  it('accepts what the platform accepts', () => {
    expect(requestProblems({ ...concept, body: right })).toEqual([])
    expect(requestProblems({ method: 'GET', path: '/api/v2/publicaties?kenmerk=a&bron=b&page=1', headers })).toEqual([])
  })

  it.each([
    ['an operation that does not exist', { ...concept, path: '/api/v2/publicatie' }],
    ['a key that does not exist', { ...concept, body: { ...right, titel: 'A' } }],
    ['a key that is only read', { ...concept, body: { ...right, uuid: '5e9f3a52-4d0b-4c39-9a1e-6f1d2c7b8a90' } }],
    ['a missing key', { ...concept, body: { publicatiestatus: 'concept' } }],
    ['a public publication without a publisher', { ...concept, body: { ...right, publicatiestatus: 'gepubliceerd' } }],
    ['a title that is too long', { ...concept, body: { ...right, officieleTitel: 'a'.repeat(256) } }],
    ['no UUID', { ...concept, body: { ...right, publisher: 'gemeente' } }],
    [
      'an identifier that is too long',
      { ...concept, body: { ...right, kenmerken: [{ kenmerk: 'a'.repeat(41), bron: 'b' }] } },
    ],
    ['a missing header', { ...concept, headers: { 'content-type': 'application/json' }, body: right }],
    ['another content type', { ...concept, headers: { ...headers, 'content-type': 'text/plain' }, body: right }],
    ['a parameter that does not exist', { method: 'GET', path: '/api/v2/publicaties?sleutel=a', headers }],
    ['a page without a number', { method: 'GET', path: '/api/v2/publicaties?page=een', headers }],
    ['a body where none is', { method: 'DELETE', path: '/api/v2/publicaties/1', headers, body: right }],
  ])('reports %s', (_, traffic) => {
    expect(requestProblems(traffic)).not.toEqual([])
  })

  it('reports answers that differ from the file', () => {
    const list = { method: 'GET', path: '/api/v2/publicaties', headers }
    expect(answerProblems(list, 200, { count: 0, next: null, previous: null, results: [] })).toEqual([])
    expect(answerProblems(list, 200, { count: 0, results: [{}] })).not.toEqual([])
    expect(answerProblems(list, 200, { results: [] })).not.toEqual([])
    expect(answerProblems(list, 201, { count: 0, results: [] })).not.toEqual([])
    expect(answerProblems(list, 200, { count: 0, results: [], extra: 1 })).not.toEqual([])
  })
})
