/** Words that precede a surname. */
const titles = new Set(
  'heer mevrouw meneer mevr mw dhr hr mej mr mrs drs ir ing dr prof ds familie fam erven weduwe bewoner bewoners'.split(
    ' ',
  ),
)

/** Words within a surname. */
const particles = new Set(
  'van de der den het t ten ter te in op aan bij onder over uit von vom zu el al da di la le les lo du des dos dit und en of'.split(
    ' ',
  ),
)

/** Words with which sentences begin, and words of every municipal document: never a name, whatever their capital. */
const common = new Set(
  (
    'een dat deze die dit hij zij wij ik u jij jullie ons onze hun haar zijn er daar hier wat wie hoe wanneer waar als indien ook niet ' +
    'geen na voor door met om tot college burgemeester wethouder wethouders raad raadslid gemeente gemeenteraad gemeentesecretaris ' +
    'secretaris portefeuillehouder griffie griffier commissie bijlage bijlagen voorstel besluit raadsvoorstel collegevoorstel nota ' +
    'brief agenda vergadering openbaar geheim artikel lid woo wob awb bsn iban bank euro nl www http https ' +
    'januari februari maart april mei juni juli augustus september oktober november december ' +
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'
  ).split(' '),
)

export function isTitle(word: string): boolean {
  return titles.has(word)
}

export function isParticle(word: string): boolean {
  return particles.has(word)
}

/** Whether a word is never a search term by itself. @param word lower case, without accents */
export function isNeverName(word: string): boolean {
  return titles.has(word) || particles.has(word) || common.has(word)
}
