import type { DocumentFacts } from '../../../src/pdf/finish/finish.ts'

/** The fixtures in which nothing is wrong. */
export const whole = ['proposal', 'kitchen-sink', 'empty', 'one-word', 'wrapped-heading'] as const

export const facts: DocumentFacts = {
  title: 'Wijken & “buurten” <in beeld>',
  author: 'E. Voorbeeld',
  subject: 'Collegevoorstel',
  lang: 'nl',
  created: new Date('2021-03-30T22:30:00Z'),
  producer: 'collegevoorstel 0.1.0',
  keywords: ['wijken', 'raad'],
}
