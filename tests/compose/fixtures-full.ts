/** A proposal with every field of the form, those of other municipalities too. */
export const fullFront = `
zaak: Proefzaak
zaaknummer: Z-2026-000001
registratienummer: REG-77
bisnummer: BIS-2026-0001
datum: 2026-11-24
auteur: E. Schrijver
bereikbaar: (0123) 45 67 89
team: Proefteam
status: openbaar
embargo: 2026-11-26T09:00
behandelwijze: bespreekstuk
onderwerp: Proef met alle velden
portefeuillehouder: [C. Voorbeeld, D. Voorbeeld]
geraadpleegd: {vakgebieden: [Financiën, Juridische Zaken, Communicatie], conclusie: Akkoord met opmerking}
communicatie: {nodig: ja, middelen: [infobulletin, website]}
programma: Programma Vier
raadsrol: kaderstellend
informatieplicht: ja
subsidie: aangevraagd
duurzaamheid: Minder verbruik
participatie: Drie avonden
conceptbesluit: [Eerste besluitregel, Tweede besluitregel]
behandeling:
  - {orgaan: commissie Ruimte, datum: 2026-12-03, aard: ter advisering, portefeuillehouder: C. Voorbeeld}
  - {orgaan: raad, datum: 2026-12-17, aard: ter besluitvorming}
geheimhouding:
  - {op: bijlage 2, grondslag: [Woo 5.1.2.b], opgelegd: 2026-11-24, tot: 2027-12-31, bekrachtiging: nee}
adviezen:
  - {afdeling: Afdeling Geld, adviseur: I. Adviseur, akkoord: nee, opmerking: Eerst rekenen}
parafen:
  - {naam: A. Voorbeeld, oordeel: akkoord}
  - {naam: D. Voorbeeld, oordeel: bespreken, opmerking: Waarom nu}
bijlagen:
  - {soort: brief-raad, titel: De brief, bestand: a.md}
  - {soort: overig, titel: De cijfers, bestand: b.md}
`

export const fullBody = `
## Voorstel

1. De raad op de hoogte te stellen.
2. Geld vrij te maken.

## Samenvatting

Kort en goed.

## Juridisch kader

Artikel 169.

## Aanleiding

Een vraag.

## Data en monitoring

Cijfers.

## Belanghebbenden

Bewoners.

## Aanpak

Beginnen.

## Afweging

Voor en tegen.

## Kosten

€ 10.

## Risico's

n.v.t.

## Communicatie

### Kernboodschap

Het gaat beginnen.

### Communicatie inzet

Een bericht.
`
