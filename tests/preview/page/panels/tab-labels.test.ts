import { expect, it } from 'vitest'
import { tabLabels } from '../../../../src/preview/page/panels/tab-labels.ts'

it.each([
  [
    'leaves short titles alone',
    ['Voorstel', 'Bijlage 1: Brief aan gemeenteraad'],
    ['Voorstel', 'Bijlage 1: Brief aan gemeenteraad'],
  ],
  [
    'puts first what sets long titles apart',
    ['Bijlage 1: Overzicht van de subsidies in Noord', 'Bijlage 2: Overzicht van de subsidies in Zuid'],
    ['Bijlage 1: … Noord', 'Bijlage 2: … Zuid'],
  ],
  [
    'keeps words whole',
    ['2.1 Verordening subsidies sportverenigingen', '2.2 Verordening subsidies sporthallen en velden'],
    ['2.1 … sportverenigingen', '2.2 … sporthallen en velden'],
  ],
  [
    'leaves a short shared beginning',
    ['3.1 Ontwerp van de omgevingsvisie 2045', '3.2 Ontwerp bestemmingsplan Westeinde'],
    ['3.1 Ontwerp van de omgevingsvisie 2045', '3.2 Ontwerp bestemmingsplan Westeinde'],
  ],
  [
    'leaves equal titles whole: their numbers set them apart',
    ['Bijlage 1: Raadsbrief over de woningbouw', 'Bijlage 2: Raadsbrief over de woningbouw'],
    ['Bijlage 1: Raadsbrief over de woningbouw', 'Bijlage 2: Raadsbrief over de woningbouw'],
  ],
  ['is empty without titles', [], []],
])('%s', (_, titles, labels) => {
  expect(tabLabels(titles)).toEqual(labels)
})
