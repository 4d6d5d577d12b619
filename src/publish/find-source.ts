import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { findConfig } from '../config/config.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { isAgendaName } from '../document/file-role.ts'
import { outputPlace } from '../output/source-key.ts'
import { earlierIn } from '../output/write-edition.ts'
import { livingSource, publishedIn } from '../publication/earlier/published.ts'
import { publicEdition } from '../publication/policy/edition-policy.ts'
import { publishRules } from '../rules/publish-rules.ts'
import { leadsOut, realOr } from '../system/inside.ts'
import { statOf } from '../system/stat-of.ts'

/** What is published: the source, and the output where what was made of it is. */
export interface PublishedFrom {
  readonly type: 'meeting' | 'proposal'
  /** As the user names it, or relative to the working folder. */
  readonly file: string
  /** Absolute; absent when the config says where. */
  readonly out?: string
}

/**
 * The source of what a user names: an agenda, a proposal, or a folder of the output, of which the record says what it was made from.
 *
 * @param named verbatim
 */
export function findSource(named: string, cwd: string): PublishedFrom | Diagnostic {
  const path = resolve(cwd, named)
  const stat = statOf(path)
  if (!stat?.isDirectory()) return { type: isAgendaName(named) ? 'meeting' : 'proposal', file: named }
  const { edition } = publicEdition
  const folder = realOr(basename(path) === edition || !existsSync(join(path, edition)) ? path : join(path, edition))
  const out = dirname(dirname(folder))
  const place = outputPlace(out, projectOf(out))
  const published = publishedIn(out).find((one) => one.folder === folder)
  if (published === undefined || basename(folder) !== edition) {
    return unknown(
      named,
      earlierIn(folder).isOurs
        ? `${named} is geen openbare editie.`
        : `In ${named} staat geen openbare editie die dit programma heeft gemaakt.`,
      'Noem de agenda, bijvoorbeeld agenda.yaml, of een map uit de uitvoer, bijvoorbeeld uitvoer/parkeren.',
    )
  }
  const source = livingSource(published, place)
  if (source === undefined) {
    return unknown(
      named,
      `Van ${named} is niet bekend waar het document is waaruit die map is gemaakt.`,
      'Noem het document zelf in plaats van de map. Wat er staat, kan anders niet worden nagekeken.',
    )
  }
  const way = relative(cwd, source)
  return { type: published.soort === 'agenda' ? 'meeting' : 'proposal', file: leadsOut(way) ? source : way, out }
}

/** The project to which an output folder belongs: the one that it is in, else the folder beside it. */
function projectOf(out: string): string {
  const config = findConfig(join(out, publicEdition.edition))
  return realOr(config === undefined ? dirname(out) : dirname(config))
}

function unknown(file: string, reason: string, advice: string): Diagnostic {
  return diagnostic({ rule: publishRules['publicatie/bron-onbekend'], file, reason, advice })
}
