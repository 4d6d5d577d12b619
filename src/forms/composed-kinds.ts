/**
 * Kinds of document that are made of a meeting's data, not of somebody's Markdown: nobody writes them at `soort:`. Their folders
 * lie beside those of the others, and a municipality replaces them in the same way.
 */
export const composedKinds: readonly string[] = ['agenda', 'besluitenlijst', 'bundelvoorblad', 'vergaderpagina']
