import { always } from './rule-info.ts'

/** Rules on templates, the finished PDF and the machine: what can go wrong when pages are made. */
export const rulesOnMaking = {
  'sjabloon/schrijffout': always('Een sjabloon is goed geschreven.'),
  'sjabloon/mislukt': always('Een sjabloon kan worden afgedrukt.'),
  'sjabloon/niet-ondersteund': always('Een sjabloon gebruikt alleen wat hier kan.'),
  'sjabloon/onveilig': always('Een sjabloon drukt geen tekst af zonder die veilig te maken.'),
  'sjabloon/onbekende-naam': always('Elke naam in een sjabloon bestaat; van een andere zou niets worden afgedrukt.'),
  'sjabloon/onbekend-woord': always('Elk woord en elk blok in een sjabloon bestaat.'),
  'sjabloon/onbekend-deelsjabloon': always('Elk deelsjabloon dat een sjabloon gebruikt, bestaat.'),
  'sjabloon/aantal-waarden': always('Achter een woord in een sjabloon staan zoveel waarden als erbij horen.'),
  'sjabloon/geen-lijst': always('Achter #each staat een lijst.'),
  'sjabloon/geen-waarde': always('Wat een sjabloon afdrukt, is een waarde en geen lijst of groep.'),

  'pdf/vreemd-lettertype': always('In de PDF zit alleen het lettertype van de huisstijl.'),
  'pdf/lettertype-ontbreekt': always('Elk lettertype zit in de PDF (PDF/UA-1, 7.21.4).'),
  'pdf/teken-ontbreekt': always('Van elk teken in de PDF is bekend wat het is (PDF/UA-1, 7.21.7).'),
  'pdf/niet-getagd': always('De PDF heeft een structuur (PDF/UA-1, 7.1).'),
  'pdf/tekst-zonder-structuur': always('Alle tekst in de PDF hoort bij de structuur (PDF/UA-1, 7.1).'),
  'pdf/tekst-buiten-structuur': always('De structuur van de PDF verwijst naar tekst die er is (PDF/UA-1, 7.1).'),
  'pdf/onbekende-structuur': always('De structuur van de PDF bestaat uit bekende delen (PDF/UA-1, 7.1).'),
  'pdf/afbeelding-zonder-tekst': always('Elke afbeelding in de PDF heeft een beschrijving (PDF/UA-1, 7.3).'),
  'pdf/drukwerkkleuren': always('De PDF heeft geen kleuren voor de drukker (PDF/A-2, 6.2.4).'),
  'pdf/versleuteld': always('De PDF is niet versleuteld (PDF/A-2, 6.1.3).'),
  'pdf/beschadigd': always('De PDF van de browser is heel.'),

  'uitvoer/zelfde-naam': always('Twee documenten krijgen in de uitvoer niet dezelfde naam.'),

  'omgeving/geen-browser': always('Er is een browser om de PDF mee te maken.'),
  'omgeving/browser-start-mislukt': always('De browser kan worden gestart.'),
  'omgeving/browser-gestopt': always('De browser blijft werken.'),
  'omgeving/tijd-verstreken': always('De PDF is op tijd klaar.'),
  'omgeving/schijf-vol': always('Er is ruimte op de schijf.'),
  'omgeving/geen-rechten': always('In de map van de uitvoer mag worden geschreven.'),
  'omgeving/schrijven-mislukt': always('Het schrijven van de bestanden lukt.'),
  'omgeving/lezen-mislukt': always('Het lezen van de bestanden lukt.'),
  'intern/storing': always('Het programma zelf werkt zonder storing.'),
} as const
