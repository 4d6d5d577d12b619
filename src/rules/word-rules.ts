import { defineRules } from '../diagnostics/rule.ts'

/** Rules on a Word document that becomes a proposal (`src/import`). */
export const wordRules = defineRules(
  {
    'word/geen-word': { severity: 'error', guards: 'Wat wordt overgezet, is een Word-document (.docx).' },
    'word/beveiligd': { severity: 'error', guards: 'Het Word-document heeft geen wachtwoord.' },
    'word/beschadigd': { severity: 'error', guards: 'Het Word-document is heel.' },
    'word/te-groot': { severity: 'error', guards: 'Het Word-document is niet groter dan te lezen is.' },
    'word/bestaat-al': { severity: 'error', guards: 'Overzetten schrijft niet over iets heen.' },
    'word/wijzigingen': {
      severity: 'error',
      guards: 'Over bijgehouden wijzigingen beslist u zelf, voordat de tekst wordt overgezet.',
    },
    'word/opmerkingen': {
      severity: 'error',
      guards: 'Over opmerkingen in de kantlijn beslist u zelf, voordat de tekst wordt overgezet.',
    },
    'word/verborgen-tekst': { guards: 'Verborgen tekst gaat niet mee.' },
    'word/onzichtbare-tekst': { guards: 'Tekst in de kleur van haar achtergrond gaat niet mee.' },
    'word/gelakt': { guards: 'Wat er gelakt uitziet, wordt echt gelakt.' },
    'word/invulplek': { guards: 'De uitleg in een leeg invulvak gaat niet mee.' },
    'word/tekstvak': { guards: 'Tekst in een tekstvak komt op de goede plaats in de tekst.' },
    'word/vorm': { guards: 'Een getekende vorm dekt niets af dat daarna wel te lezen is.' },
    'word/kop-en-voettekst': {
      severity: 'info',
      guards: 'Uit de kop- en voettekst gaan alleen de gegevens van het formulier mee.',
    },
    'word/veld': { severity: 'info', guards: 'Wat Word zelf invult, wordt gewone tekst of gaat niet mee.' },
    'word/tabel': { guards: 'Een tabel houdt haar rijen en kolommen.' },
    'word/afbeelding': { guards: 'Elke afbeelding gaat mee, behalve wat u er niet van ziet.' },
    'word/object': { guards: 'Wat in Markdown niet kan, valt niet ongemerkt weg.' },
    'word/opmaak': { severity: 'info', guards: 'Opmaak die iets betekent, gaat mee of wordt genoemd.' },
    'word/gegeven': { guards: 'Wat op het formulier is ingevuld, staat in de voormatter.' },
    'word/status': { guards: 'Of een stuk openbaar is, wordt niet geraden.' },
    'word/onderdeel': { guards: 'Alle tekst staat onder een onderdeel van het formulier.' },
    'word/soort': { severity: 'info', guards: 'Het programma herkent welk formulier het is.' },
    'word/bijlage': { severity: 'info', guards: 'Elke bijlage die het document noemt, komt in de lijst van bijlagen.' },
  },
  { severity: 'warning', about: 'run' },
)

export type WordRuleId = keyof typeof wordRules
