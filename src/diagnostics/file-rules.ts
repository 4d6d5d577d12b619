import { defineRules } from './rule.ts'

/** Rules on a file as such, before anything in it is read. */
export const fileRules = defineRules(
  {
    'bestand/ontbreekt': {
      severity: 'error',
      softening: 'never',
      guards: 'Het opgegeven bestand bestaat.',
    },
    'bestand/map': {
      severity: 'error',
      softening: 'never',
      guards: 'Wat is opgegeven, is een bestand en geen map.',
    },
    'bestand/andere-opdracht': {
      severity: 'error',
      softening: 'never',
      guards: 'Elk bestand gaat naar de opdracht die erbij hoort.',
    },
    'bestand/geen-toegang': {
      severity: 'error',
      softening: 'never',
      guards: 'Het bestand mag worden gelezen.',
    },
    'bestand/onleesbaar': {
      severity: 'error',
      softening: 'never',
      guards: 'Het bestand kan worden gelezen.',
    },
    'bestand/geen-tekst': {
      severity: 'error',
      softening: 'never',
      guards: 'Het bestand is tekst.',
    },
    'bestand/geen-utf8': {
      severity: 'error',
      softening: 'never',
      guards: 'Het bestand is opgeslagen als UTF-8.',
    },
    'bestand/te-groot': {
      severity: 'error',
      softening: 'never',
      guards: 'Een tekstbestand is hoogstens 5 MB.',
    },
  },
  { inPublic: 'without-content' },
)
