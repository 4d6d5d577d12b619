import { always, error, info, warning } from './rule-info.ts'

/** Rules on what the author wrote below the front matter, on attachments and on what the law asks. */
export const rulesOnText = {
  'onderdelen/ontbreekt': warning('Elk verplicht onderdeel van het formulier heeft een kop.'),
  'onderdelen/leeg': warning('Onder elke kop staat tekst.'),
  'onderdelen/onbekend': always(
    'Elke ##-kop is een onderdeel van het formulier; tekst onder een andere kop zou wegvallen.',
  ),
  'onderdelen/dubbel': always('Elk onderdeel staat er één keer.'),
  'onderdelen/schrijfwijze': info('Een kop staat er zoals het formulier hem schrijft.'),
  'onderdelen/volgorde': warning('De onderdelen staan in de volgorde van het formulier.'),
  'onderdelen/tekst-ervoor': always('Voor het eerste onderdeel staat geen tekst: die zou wegvallen.'),
  'onderdelen/kop-verliest': always('In een kop van het formulier staat niets dat niet wordt afgedrukt.'),
  'onderdelen/kopniveau': error('Een kop met één hekje is de titel van het document; die komt uit het formulier.'),
  'onderdelen/delen': warning('Een onderdeel met vaste delen heeft ze alle.'),
  'onderdelen/nvt': warning('Waar een antwoord nodig is, staat geen "n.v.t.".'),
  'onderdelen/te-lang': warning('De samenvatting is niet veel langer dan het formulier vraagt.'),

  'beslispunten/geen': warning('Het voorstel heeft genummerde beslispunten.'),
  'beslispunten/zin': warning('Elk beslispunt is een hele zin.'),
  'beslispunten/lijsten': warning('De beslispunten staan in één genummerde lijst.'),

  'bijlagen/bestand': always('Elke bijlage is een bestand in de map van het project.'),
  'bijlagen/hoofdletters': always('De naam van een bestand heeft de hoofdletters en kleine letters van de schijf.'),
  'bijlagen/soort': always('Een bijlage is van een soort die bestaat.'),
  'bijlagen/dubbel': warning('Een bestand is één keer bijlage.'),
  'bijlagen/pdf': always('Een PDF die bijlage is, kan worden geopend.'),
  'bijlagen/afbeelding': always('Een afbeelding die bijlage is, kan worden afgedrukt.'),
  'bijlagen/niet-genoemd': warning('De tekst verwijst naar elke bijlage.'),
  'bijlagen/ontbreekt': warning('Een bijlage die de tekst noemt, is er.'),

  'html/verboden': always('In de tekst staat geen HTML: die zou langs alle controles gaan.'),
  'aanwijzingen/onbekend': always('Na ::: staat een aanwijzing die bestaat.'),
  'aanwijzingen/niet-afgesloten': always('Wat met ::: begint, eindigt met :::.'),
  'aanwijzingen/grond': always('Wie lakt, noemt de grond.'),
  'aanwijzingen/taal': error('Bij tekst in een andere taal staat welke taal.'),

  'afbeeldingen/alt': always('Elke afbeelding heeft een beschrijving voor wie haar niet ziet (PDF/UA-1, 7.3).'),
  'afbeeldingen/beschrijving': warning(
    'De beschrijving van een afbeelding zegt wat erop te zien is (WCAG 2.1, 1.1.1).',
  ),
  'afbeeldingen/bestand': always('Elke afbeelding is een PNG, JPEG of SVG in de map van het project.'),
  'afbeeldingen/leesbaar': always('Elke afbeelding kan worden afgedrukt.'),
  'afbeeldingen/opslag': warning('Een afbeelding is zo opgeslagen dat zij goed en niet te zwaar in een PDF komt.'),

  'links/schema': always('Een koppeling gaat naar een webadres, een e-mailadres of een telefoonnummer.'),
  'links/adres': warning('Een koppeling heeft een heel adres.'),
  'links/kop': warning('Een koppeling binnen het document gaat naar een kop die er is.'),
  'links/ongebruikt': warning('De tekst gebruikt elk adres dat op een eigen regel staat.'),
  'links/lege-tekst': error('Een koppeling heeft tekst (PDF/UA-1, 7.18.5; WCAG 2.1, 2.4.4).'),
  'links/nietszeggend': warning('De tekst van een koppeling zegt waar zij heen gaat (WCAG 2.1, 2.4.4).'),

  'toegankelijkheid/kopniveau': warning('Koppen slaan geen niveau over (PDF/UA-1, 7.4.2; WCAG 2.1, 1.3.1).'),
  'toegankelijkheid/lege-kop': error('Een kop heeft tekst (WCAG 2.1, 2.4.6).'),
  'toegankelijkheid/tabelkop': warning('Een tabel heeft koppen boven de kolommen (PDF/UA-1, 7.5; WCAG 2.1, 1.3.1).'),

  'tekst/te-ingewikkeld': always('De tekst is niet dieper genest of langer dan te lezen is.'),
  'tekst/teken': error('Elk teken staat in een van de lettertypen.'),
  'tekst/schrijfrichting': error('De tekst staat in de volgorde waarin u hem leest.'),
  'tekst/stuurteken': warning('In de tekst staan geen stuurtekens.'),
  'tekst/invulplek': warning('Er staat geen plek meer open die nog moet worden ingevuld.'),
  'tekst/opmaak': warning('Opmaak is zo geschreven dat zij niet letterlijk in de tekst komt.'),
  'tekst/voetnoot-onbekend': warning('Elke voetnoot die de tekst noemt, is er.'),
  'tekst/voetnoot-ongebruikt': warning('De tekst verwijst naar elke voetnoot.'),

  'taal/lange-zin': info('Een zin heeft niet meer dan 25 woorden.'),
  'taal/leesbaarheid': info('De tekst is niet moeilijk te lezen (Flesch-Douma).'),
  'taal/ambtelijk': warning('In de tekst staan gewone woorden.'),

  'privacy/bsn': error('In de tekst staat geen burgerservicenummer.'),
  'privacy/iban': warning('In de tekst staat geen bankrekeningnummer.'),
  'privacy/mobiel': warning('In de tekst staat geen mobiel telefoonnummer.'),
  'privacy/e-mail': warning('In de tekst staat geen e-mailadres van een particulier.'),

  'geheimhouding/bijlage': always('Geheimhouding rust op een bijlage die er is.'),
  'geheimhouding/grond': always('Een grond voor geheimhouding staat in de wet.'),
  'geheimhouding/notatie': info('Een grond staat er in één vorm: Woo 5.1.2.e.'),
  'geheimhouding/wob-vervallen': error('Sinds 1 mei 2022 is een grond uit de Wob geen grond meer.'),
  'geheimhouding/woo-te-vroeg': warning('Een grond uit de Woo geldt vanaf 1 mei 2022.'),
  'geheimhouding/bekrachtiging': error('Sinds 1 april 2023 bekrachtigt de raad geheimhouding niet meer.'),
  'geheimhouding/bekrachtiging-nodig': warning(
    'Tot 1 april 2023 bekrachtigt de raad geheimhouding op stukken aan de raad.',
  ),
  'geheimhouding/onderbouwing': warning('Waar geheimhouding is, staat in het juridisch kader waarom.'),
  'geheimhouding/status': error('Een voorstel waarop geheimhouding rust, is niet openbaar.'),
  'geheimhouding/zonder-grond': warning('Een voorstel dat geheim is, noemt de grond.'),
  'geheimhouding/duur': warning('Bij geheimhouding staat tot wanneer.'),
  'geheimhouding/verlopen': warning('Geheimhouding is niet al voorbij.'),

  'vragen/termijn': warning('Vragen worden binnen de termijn beantwoord.'),
  'vragen/antwoorden': warning('Er zijn net zo veel antwoorden als vragen.'),
} as const
