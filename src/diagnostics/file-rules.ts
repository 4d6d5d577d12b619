import { defineRules } from './rule.ts'

/** Rules on a file as such, before anything in it is read. */
export const fileRules = defineRules({
  'bestand/ontbreekt': {
    severity: 'error',
    softening: 'never',
    guards: 'Het opgegeven bestand bestaat.',
    inPublic: 'without-content',
  },
  'bestand/map': {
    severity: 'error',
    softening: 'never',
    guards: 'Wat is opgegeven, is een bestand en geen map.',
    inPublic: 'without-content',
  },
  'bestand/andere-opdracht': {
    severity: 'error',
    softening: 'never',
    guards: 'Elk bestand gaat naar de opdracht die erbij hoort.',
    inPublic: 'without-content',
  },
  'bestand/geen-toegang': {
    severity: 'error',
    softening: 'never',
    guards: 'Het bestand mag worden gelezen.',
    inPublic: 'without-content',
  },
  'bestand/onleesbaar': {
    severity: 'error',
    softening: 'never',
    guards: 'Het bestand kan worden gelezen.',
    inPublic: 'without-content',
  },
  'bestand/geen-tekst': {
    severity: 'error',
    softening: 'never',
    guards: 'Het bestand is tekst.',
    inPublic: 'without-content',
  },
  'bestand/geen-utf8': {
    severity: 'error',
    softening: 'never',
    guards: 'Het bestand is opgeslagen als UTF-8.',
    inPublic: 'without-content',
  },
  'bestand/te-groot': {
    severity: 'error',
    softening: 'never',
    guards: 'Een tekstbestand is hoogstens 5 MB.',
    inPublic: 'without-content',
  },
})
