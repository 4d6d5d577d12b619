import { type BundleEntry, type MergeOptions, mergePdfs } from '../../../src/pdf/merge/merge-pdfs.ts'
import { finished, printed } from '../printed.ts'

export const facts = { title: 'Bundel', lang: 'nl', created: new Date(0), producer: 'p' }

const [agenda, english, sink, proposal] = (
  ['bundle-agenda', 'bundle-attachment', 'kitchen-sink', 'proposal'] as const
).map((name) => finished(printed(name), facts)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]

/** Every document of the whole, in order: with its key, and how deep its bookmark stands. */
export const documents: readonly { readonly key: string; readonly level: number; readonly pdf: Uint8Array }[] = [
  { key: 'agenda', level: 1, pdf: agenda },
  { key: 'voorstel 1', level: 2, pdf: sink },
  { key: 'bijlage 1', level: 2, pdf: english },
  { key: 'bijlage 2', level: 2, pdf: sink },
  { key: 'stuk 2 & meer', level: 1, pdf: proposal },
  { key: 'bijlage 3', level: 2, pdf: english },
]

export function part(index: number, title: string) {
  const { key = '', pdf = new Uint8Array() } = documents[index] ?? {}
  return { key, title, read: () => pdf }
}

export const whole = (): readonly BundleEntry[] => [
  part(0, 'Agenda'),
  {
    key: 'punt 1',
    title: '1. Punt',
    entries: [part(1, 'Voorstel'), part(2, 'Bijlage 1'), part(3, 'Bijlage 2 – “nog eens”')],
  },
  { ...part(4, '2. Voorstel'), entries: [part(5, 'Bijlage 3')] },
]

export function merged(options?: MergeOptions) {
  const made = mergePdfs(whole(), facts, options)
  if (!made.ok) throw new Error(made.problems.map(({ reason }) => reason).join(' '))
  return made
}

const stamps = printed('page-stamps')

export const stamped: MergeOptions = {
  stamps: ({ page, width }) => [{ pdf: stamps, page, x: width - 210, y: 5 }],
}
