import { count, visible } from '../../report/message-text.ts'
import { cacheSizes, clear as clearCache } from '../../reuse/tidy-cache.ts'
import { cacheFolder } from '../document-cache.ts'
import { cacheLimit } from '../options/environment-options.ts'
import type { Terminal } from '../terminal/terminal.ts'

const sections: Readonly<Record<string, string>> = {
  intern: 'bestanden van de editie intern',
  raad: 'bestanden van de editie raad',
  openbaar: 'bestanden van de editie openbaar',
  register: 'wat waarvan gemaakt is',
}

/** `collegevoorstel cache`: path and size of the cache; --clear empties it. Exit code 3 without a cache. */
export function runCache({ clear }: { readonly clear?: true }, terminal: Terminal): number {
  const folder = cacheFolder(terminal)
  if (folder === undefined) {
    terminal.stderr.write(
      'Er is geen cache: hij staat uit, of er is geen map waarin alleen u mag schrijven. Kijk naar COLLEGEVOORSTEL_CACHE en XDG_CACHE_HOME.\n',
    )
    return 3
  }
  const limit = cacheLimit(terminal.env)
  const sizes = cacheSizes(folder)
  const total = [...sizes.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  if (clear) {
    const remaining = clearCache(folder)
    terminal.stdout.write(`De cache is leeg: ${megabytes(total)} vrijgemaakt in ${folder}\n`)
    if (remaining.length > 0)
      terminal.stderr.write(
        `Wat er verder in die map staat is niet van de cache, en is gebleven: ${remaining.toSorted().map(visible).join(', ')}\n`,
      )
    return 0
  }
  const lines = Object.entries(sections).flatMap(([section, what]) => {
    const size = sizes.get(section)
    return size
      ? [`${`${section}:`.padEnd(12)}${count(size.files, 'bestand', 'bestanden')}, ${megabytes(size.bytes)} (${what})`]
      : []
  })
  const head = `${'map:'.padEnd(12)}${folder}\n${'grootte:'.padEnd(12)}${megabytes(total)}, ten hoogste ${megabytes(limit)}`
  terminal.stdout.write(`${[head, ...lines].join('\n')}\n`)
  return 0
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1).replace('.', ',')} MB`
}
