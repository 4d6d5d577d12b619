import type { WordRuleId } from '../../rules/word-rules.ts'

/** What to do about a note, in whole sentences. */
const advices = {
  'word/geen-word': 'Open het in Word of LibreOffice, en bewaar het als Word-document (.docx).',
  'word/beveiligd':
    'Open het in Word, haal het wachtwoord weg bij Bestand, Info, Document beveiligen, en bewaar het opnieuw.',
  'word/beschadigd': 'Open het in Word, laat het herstellen, en bewaar het opnieuw als .docx.',
  'word/te-groot': 'Splits het document, of verklein de afbeeldingen in Word.',
  'word/bestaat-al': 'Geef met --out een andere map, of haal de oude map eerst weg.',
  'word/wijzigingen':
    'Kijk ze na in Word en accepteer of weiger ze daar. Of geef --changes accept om alle wijzigingen over te nemen, of --changes reject om ze allemaal terug te draaien.',
  'word/opmerkingen':
    'Handel ze af in Word. Of geef --changes accept of --changes reject: dan gaat de tekst mee zonder opmerkingen, en staan die in het verslag.',
  'word/verborgen-tekst': 'Hoort de tekst in het voorstel, typ haar er dan in.',
  'word/onzichtbare-tekst': 'Hoort de tekst in het voorstel, typ haar er dan in.',
  'word/gelakt':
    'Schrijf de grond erbij, zoals :lak[tekst]{grond="5.1.2.e"}. Zonder grond kan het voorstel niet worden gemaakt.',
  'word/invulplek': 'Vul in de voormatter in wat er hoort te staan, of laat het leeg.',
  'word/tekstvak': 'Kijk of de tekst op die plaats te volgen is.',
  'word/vorm': 'Dekte de vorm tekst af, lak die tekst dan met :lak[…]{grond="…"}.',
  'word/kop-en-voettekst':
    'De PDF krijgt een eigen kop- en voettekst. Hoort de tekst in het voorstel, typ haar er dan in.',
  'word/veld': 'Kijk of de tekst zo klopt.',
  'word/tabel': 'Kijk of de tabel zo te lezen is.',
  'word/afbeelding':
    'Bewaar de afbeelding uit Word als PNG of JPEG, zet haar in de map afbeeldingen en noem haar in de tekst met een beschrijving.',
  'word/object': 'Bewaar het uit Word als afbeelding of PDF, of schrijf de inhoud in de tekst.',
  'word/opmaak': 'Kijk of de tekst zo te begrijpen is.',
  'word/gegeven': 'Vul het zelf in de voormatter in.',
  'word/status': 'Schrijf zelf status: openbaar, status: besloten of status: geheim in de voormatter.',
  'word/onderdeel': 'Verplaats de tekst naar het onderdeel waar zij hoort.',
  'word/soort': 'Is het een ander stuk, verander dan soort in de voormatter.',
  'word/bijlage': 'Zet het echte bestand in de map bijlagen en noem het in de voormatter.',
} as const satisfies Readonly<Record<WordRuleId, string>>

export function adviceOn(rule: WordRuleId): string {
  return advices[rule]
}
