import { groundInWords } from '../../forms/grounds.ts'
import { escapeHtml } from '../html/safe-html.ts'

/** The text of every redaction bar: the grounds, separated by commas. */
const bars = /<span class="gelakt"[^>]*>([^<]*)<\/span>/g

/**
 * The list of redaction grounds at the end of a public document, each with its number of occurrences. They are counted in the
 * final HTML, so that none is missing, whatever the template.
 */
export function groundList(html: string): string {
  const places = new Map<string, number>()
  for (const [, grounds = ''] of html.matchAll(bars)) {
    for (const ground of grounds.split(', ')) places.set(ground, (places.get(ground) ?? 0) + 1)
  }
  if (places.size === 0) return ''
  const rows = [...places]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([ground, count]) => {
      const code = ground.startsWith('Wob') ? ground : `Woo ${ground}`
      const times = count === 1 ? '1 plaats' : `${count} plaatsen`
      return `<tr><th scope="row">${escapeHtml(ground)}</th><td>${escapeHtml(groundInWords(code))}</td><td>${times}</td></tr>`
    })
  return `<section class="lakgronden">
<h2 id="gelakt"><span class="kern">Wat is gelakt</span></h2>
<p class="kort inleiding">In dit document zijn gedeelten onleesbaar gemaakt. In elke balk staat de grond in de wet.</p>
<table class="lijst"><thead><tr><th scope="col">Grond</th><th scope="col">In woorden</th><th scope="col">Aantal</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
</section>
`
}
