import { expect, test } from 'vitest'
import { restrictionOf } from '../../../src/archive/dossier/restriction.ts'
import type { SecrecyView } from '../../../src/document/secrecy.ts'
import { readText } from '../read-text.ts'

const secrecy: SecrecyView = {
  gronden: ['art. 5.1 lid 2 onder b Woo'],
  titelgeheim: false,
  isImposed: true,
  opgelegd: 'opgelegd door het college op 1 maart 2026',
  basis: 'Gemeentewet art. 87 tot en met 89',
  vanaf: '2026-03-01',
  tot: 'tot en met 1 maart 2030',
  einddatum: '2030-03-01',
}
const { einddatum: _end, ...open } = secrecy

test.each([
  ['nothing', 'status: openbaar', '', undefined, { description: '' }],
  ['a status', 'status: besloten', '', undefined, { description: 'Besloten.' }],
  ['an embargo', 'embargo: 2026-04-01', '', undefined, { description: 'Embargo tot 1 april 2026.' }],
  [
    'secrecy with a stated end',
    'status: geheim',
    '',
    secrecy,
    {
      description:
        'Geheim, opgelegd door het college op 1 maart 2026, tot en met 1 maart 2030 (Gemeentewet art. 87 tot en met 89). Grond: art. 5.1 lid 2 onder b Woo.',
      from: '2026-03-01',
      until: '2030-03-01',
    },
  ],
  [
    'secrecy until it is lifted',
    'status: geheim',
    '',
    { ...open, tot: 'tot opheffing' },
    { description: expect.stringContaining('tot opheffing') },
  ],
  [
    'redactions in the text and in values, each ground once',
    `onderwerp: Brief van ':lak[Jan]{grond="5.1.2.e"}'`,
    'Met :lak[Jan]{grond="5.1.2.e"} en ![:lak[Piet]{grond="5.1.2.f"}](a.png).\n\n:::lak{grond="5.1.2.b"}\nGeld.\n:::',
    undefined,
    {
      description: expect.stringMatching(
        /^Bevat tekst die in de openbare versie is gelakt: art\. 5\.1 lid 2 onder e Woo \([^)]*\); art\. 5\.1 lid 2 onder [bf] Woo \([^)]*\); art\. 5\.1 lid 2 onder [bf] Woo \([^)]*\)\.$/,
      ),
    },
  ],
])('describes %s', (_, front, text, view, expected) => {
  expect(restrictionOf(readText(front, text), view)).toEqual({ type: 'overig', ...expected })
})
