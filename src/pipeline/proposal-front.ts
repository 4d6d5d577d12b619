import { hasErrors } from '../diagnostics/diagnostic.ts'
import type { Status } from '../document/edition.ts'
import { splitFence } from '../document/front-matter/split-fence.ts'
import { appliedPublicity, publicityIn, type StatedPublicity, statusOf } from '../document/publicity.ts'
import { type Bijlage, type FrontMatter, vocabulary } from '../forms/vocabulary.ts'
import { outputName } from '../output/output-name.ts'
import type { Subject } from '../publication/earlier/published.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import type { Context } from './context.ts'

/** Data of a proposal that a run needs before anything is made: its placement, and what of it may be public. */
export interface ProposalFront {
  /** Absolute, symbolic links resolved. */
  readonly path: string
  /** Name of the file in messages, relative to the working folder. */
  readonly file: string
  /** Name of its output. */
  readonly naam: string
  readonly onderwerp?: string | undefined
  readonly zaaknummer?: string | undefined
  readonly datum?: string | undefined
  readonly behandelwijze?: 'hamerstuk' | 'bespreekstuk' | undefined
  readonly portefeuillehouder: readonly string[]
  /** Undefined if it states none that can be read. */
  readonly status: Status | undefined
  readonly publicity: StatedPublicity['publicity']
  readonly embargo?: string | undefined
  readonly bijlagen: readonly Pick<Bijlage, 'bestand' | 'titel'>[]
  readonly geheimhouding: NonNullable<FrontMatter['geheimhouding']>
}

/** Reads only the front matter; its problems are reported when the proposal is made. */
export function readFront(path: string, file: string, { sources, files, projectOf }: Context): ProposalFront {
  const { source } = sources.read(path, file, files)
  const { split } = source ? splitFence(source.text, file) : {}
  const { from, to } = split?.yaml ?? { from: 0, to: 0 }
  const yaml = source ? readYaml({ file, text: source.text, from, to }) : undefined
  const raw = yaml?.value ?? {}
  const { value } = validate(vocabulary, raw, { file, at: () => undefined, topic: 'collegevoorstel' })
  const kind = projectOf(source?.path ?? path).kinds.load(value.soort ?? 'collegevoorstel')?.kind
  const isSound = yaml?.value !== undefined && !hasErrors(yaml.diagnostics)
  const publicity = publicityIn({ raw, valid: value, isSound, kind })
  const data = kind ? { ...value, ...appliedPublicity(value, kind) } : value
  return {
    path: source?.path ?? path,
    file,
    naam: outputName(source?.path ?? path, value.naam),
    onderwerp: value.onderwerp ?? value.titel ?? value.zaak,
    zaaknummer: value.zaaknummer,
    datum: value.datum,
    behandelwijze: value.behandelwijze,
    portefeuillehouder: value.portefeuillehouder ?? [],
    status: statusOf({ data, publicity }),
    publicity,
    embargo: value.embargo,
    bijlagen: value.bijlagen ?? [],
    geheimhouding: value.geheimhouding ?? [],
  }
}

/** What identifies a proposal among the public folders of earlier runs. */
export function proposalSubject({ path, naam, zaaknummer, onderwerp }: ProposalFront): Subject {
  return { type: 'document', path, naam, zaaknummer, titel: onderwerp }
}
