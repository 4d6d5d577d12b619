import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Diagnostic, severityOf } from '../../diagnostics/diagnostic.ts'
import type { Herstel, Melding } from '../protocol.ts'
import { editorLink } from './editor-link.ts'

export interface MessageContext {
  readonly cwd: string
  /** Pattern of editor links; without links when absent. */
  readonly editor?: string | undefined
  /** The documentation page of a rule, as Markdown. */
  readonly pageOf?: ((rule: string) => string | undefined) | undefined
  /** The offered repair of a finding. */
  readonly repairOf?: ((found: Diagnostic) => Herstel | undefined) | undefined
}

const severities = { error: 'fout', warning: 'waarschuwing', info: 'info' } as const

/** Diagnostics in the form of the protocol, errors first. @param keys tab keys by the name of the source file */
export function messagesOf(
  found: readonly Diagnostic[],
  keys: ReadonlyMap<string, string>,
  context: MessageContext,
): readonly Melding[] {
  const messages = found.map((one) => messageOf(one, keys, context))
  const order = Object.values(severities)
  return messages.toSorted((a, b) => order.indexOf(a.ernst) - order.indexOf(b.ernst))
}

function messageOf(found: Diagnostic, keys: ReadonlyMap<string, string>, context: MessageContext): Melding {
  const { file, ruleId, reason, note } = found
  const plaats = placeOf(found)
  return {
    regel: ruleId,
    ernst: severities[severityOf(found)],
    bestand: file,
    melding: reason,
    advies: note,
    plaats,
    uitleg: context.pageOf?.(ruleId),
    editor: linkTo(file, plaats, context),
    stuk: keys.get(file),
    herstel: context.repairOf?.(found),
  }
}

function placeOf({ place }: Diagnostic): Melding['plaats'] {
  if (place === undefined) return undefined
  const { start, end } = place
  return {
    begin: { regel: start.line, kolom: start.column },
    eind: { regel: end.line, kolom: end.column },
  }
}

/** Absent for a file that does not exist. */
function linkTo(file: string, place: Melding['plaats'], { cwd, editor }: MessageContext): string | undefined {
  const path = resolve(cwd, file)
  if (editor === undefined || !existsSync(path)) return undefined
  return editorLink(editor, path, place?.begin.regel ?? 1, place?.begin.kolom ?? 1)
}
