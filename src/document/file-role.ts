import { basename, extname } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { fileRules } from '../diagnostics/source-rules.ts'

/** The purpose of a file, derived from its name and text. */
type FileRole = 'voorstel' | 'agenda' | 'configuratie' | 'onbekend'

/** Whether the name of a file is that of an agenda: an agenda is YAML, a proposal is Markdown. */
export function isAgendaName(file: string): boolean {
  return ['.yaml', '.yml'].includes(extname(file).toLowerCase()) && !isConfigName(file)
}

/** Reports a file that is meant for another command. */
export function otherRole(
  { name, text }: { readonly name: string; readonly text: string },
  wanted: 'voorstel' | 'agenda',
): Diagnostic | undefined {
  const role = roleOf(name, text)
  if (role === wanted || role === 'onbekend') return undefined
  const advice = {
    agenda: `Maak de hele vergadering met: collegevoorstel agenda ${name}`,
    voorstel: `Maak het stuk met: collegevoorstel build ${name}. Of noem het in een agenda, bij punten: - voorstel: ${basename(name)}`,
    configuratie:
      wanted === 'voorstel'
        ? 'Geef een voorstel op, bijvoorbeeld voorstel.md. De configuratie wordt dan vanzelf nagekeken.'
        : 'Geef een agenda op, bijvoorbeeld agenda.yaml. De configuratie wordt dan vanzelf nagekeken.',
  }[role]
  const what = { agenda: 'een agenda', voorstel: 'een voorstel', configuratie: 'de configuratie' }[role]
  return diagnostic({
    rule: fileRules['bestand/andere-opdracht'],
    file: name,
    reason: `${name} is ${what}, geen ${wanted}.`,
    advice,
  })
}

function roleOf(name: string, text: string): FileRole {
  if (isConfigName(name)) return 'configuratie'
  const front = /^---[ \t]*\r?\n([\s\S]*?)\n---[ \t]*\r?(?:\n|$)/.exec(text)?.[1]
  if (/^soort:[ \t]*["']?agenda["']?[ \t]*\r?(#.*)?$/m.test(front ?? text)) return 'agenda'
  if (isAgendaName(name)) {
    if (/^(vergadering|punten|voorstellen):/m.test(text)) return 'agenda'
    if (/^(gemeente|huisstijl):/m.test(text)) return 'configuratie'
  }
  return front !== undefined || /\.(md|markdown)$/i.test(name) ? 'voorstel' : 'onbekend'
}

function isConfigName(file: string): boolean {
  return /^collegevoorstel\.ya?ml$/i.test(basename(file))
}
