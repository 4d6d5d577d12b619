import { readSource } from '../diagnostics/read-source.ts'
import type { Status } from '../document/edition.ts'
import { splitFence } from '../document/front-matter/split-fence.ts'
import { vocabulary } from '../forms/vocabulary.ts'
import { outputName } from '../output/output-name.ts'
import { statusOf } from '../publication/point-policy.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'

/** What an agenda must know of a proposal before anything is made: where it goes, and whether it may be public. */
export interface ProposalFront {
  /** Absolute, symbolic links resolved. */
  readonly path: string
  /** How the user knows it, from the folder the command runs in. */
  readonly file: string
  /** `<naam>` of the output. */
  readonly naam: string
  readonly onderwerp?: string | undefined
  readonly zaaknummer?: string | undefined
  readonly datum?: string | undefined
  readonly behandelwijze?: 'hamerstuk' | 'bespreekstuk' | undefined
  readonly portefeuillehouder: readonly string[]
  readonly status: Status
  readonly embargo?: string | undefined
}

/** Reads the front matter alone; what is wrong in it is told when the proposal is made. */
export function readFront(path: string, file: string): ProposalFront {
  const { source } = readSource(path, file)
  const { split } = source ? splitFence(source.text, file) : {}
  const { from, to } = split?.yaml ?? { from: 0, to: 0 }
  const yaml = source ? readYaml({ file, text: source.text, from, to }) : undefined
  const { value } = validate(vocabulary, yaml?.value ?? {}, { file, at: () => undefined })
  return {
    path: source?.path ?? path,
    file,
    naam: outputName(source?.path ?? path, value.naam),
    onderwerp: value.onderwerp ?? value.titel ?? value.zaak,
    zaaknummer: value.zaaknummer,
    datum: value.datum,
    behandelwijze: value.behandelwijze,
    portefeuillehouder: value.portefeuillehouder ?? [],
    status: statusOf(value),
    embargo: value.embargo,
  }
}
