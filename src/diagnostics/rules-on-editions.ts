import { always, error, warning } from './rule-info.ts'

/** Rules on what an edition may hold. */
export const rulesOnEditions = {
  'editie/niet-openbaar': always('Van een voorstel dat geheim of besloten is, komt geen openbare editie.'),
  'editie/embargo': always('Een openbare editie komt er pas als het embargo voorbij is.'),
  'editie/lek': always('Wat een openbare editie weglaat, staat nergens in haar bestanden.'),
  'editie/weggehaald': warning(
    'Wat niet openbaar mag zijn, staat ook niet van een eerdere keer in de openbare editie.',
  ),
  'editie/blijft-staan': always('In een openbare map staat niets wat niemand kan thuisbrengen.'),
  'editie/niet-bijgewerkt': warning('Een openbare editie is van nu, en niet van een eerdere keer.'),
  'bijlagen/sporen': warning('Een openbare PDF van een ander vertelt niet meer dan op de bladzijden staat.'),
  'bijlagen/niet-aan-te-passen': always('Een PDF van een ander kan worden aangepast waar een editie dat vraagt.'),
  'editie/niet-doorzocht': always('Van een openbare PDF kan alle tekst worden doorzocht.'),
  'lakken/leeg': always('Wie lakt, lakt iets.'),
  'lakken/genest': always('Wat gelakt is, wordt niet nog eens gelakt.'),
  'lakken/niet-gelakt': always('Wat bedoeld is om te lakken, wordt gelakt.'),
  'lakken/oude-wet': warning('Wie sinds 1 mei 2022 publiceert, lakt op een grond uit de Woo.'),
  'lakken/ook-elders': error('Wat gelakt wordt, staat niet op een andere plaats nog te lezen.'),
} as const
