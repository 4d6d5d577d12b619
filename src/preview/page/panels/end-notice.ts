import { make } from '../element.ts'
import { notice } from './notices.ts'

/**
 * Says above the pages that the program has ended, and how to start it again.
 * @param source the file that was watched, as typed; undefined when nothing was heard of the program
 */
export function showEnd(source: string | undefined): void {
  notice(
    'verbinding',
    'Het programma is gestopt. Wat u hier ziet, wordt niet meer vernieuwd.',
    make('p', {}, 'Wilt u verder kijken? Geef dan in de terminal, in dezelfde map als eerst, deze opdracht:'),
    make(
      'pre',
      { tabindex: '0' },
      make('code', {}, `collegevoorstel watch ${source === undefined ? '<bestand>' : asArgument(source)}`),
    ),
    make('p', {}, 'U krijgt dan een nieuwe pagina, met een ander adres. Deze pagina kunt u sluiten.'),
  )
}

/** A file name as a terminal takes it: in quotes where it holds more than plain letters. */
function asArgument(file: string): string {
  if (/^[\p{L}\p{N}./\\:_-]+$/u.test(file)) return file
  return /["$`!]/.test(file) ? `'${file.replaceAll("'", "'\\''")}'` : `"${file}"`
}
