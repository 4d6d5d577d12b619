import { frameWords } from '../compose/web-page/frame-phrases.ts'
import type { PublishedAddresses } from '../pipeline/html-pages.ts'
import type { TakenEdition } from '../pipeline/taken-edition.ts'
import type { EditionWork } from '../pipeline/work.ts'
import { editionKeys, keyedWork } from './edition-keys.ts'
import type { Keys } from './keys.ts'

/** Addresses of the files of an edition, relative to each other: everything in a publication is in one folder. */
export function addressesIn(work: EditionWork, keys: Keys, type: 'meeting' | 'proposal'): PublishedAddresses {
  const known = editionKeys(keyedWork(work), keys)
  const foreign = new Set(
    work.own.attachments.flatMap(({ content, output }) => (content.type === 'pdf' ? [output] : [])),
  )
  return {
    addressOf: (path) => {
      const pdf = path.replace(/\.html$/, '.pdf')
      const key = known.get(pdf)
      if (key === undefined || (path !== pdf && foreign.has(pdf))) return undefined
      return `${key}.${path === pdf ? 'pdf' : 'html'}`
    },
    upFrom: () => (type === 'meeting' ? [{ title: frameWords.meeting, address: 'index.html' }] : []),
  }
}

/** The addresses of an edition that may be published, by the paths of its PDFs. */
export function addressesOf(
  edition: TakenEdition,
  keys: Keys,
): ReadonlyMap<string, { readonly pdf: string; readonly web: string }> {
  const known = editionKeys(edition, keys)
  return new Map(
    edition.files.flatMap(({ path, web }) => {
      const key = known.get(path)
      return key === undefined ? [] : [[path, { pdf: `${key}.pdf`, web: web ? `${key}.html` : '' }]]
    }),
  )
}
