import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { sectionsWithoutPoints } from '../../document/adopt-points.ts'
import { secrecyOn } from '../../document/secrecy.ts'
import { shortTitle } from '../../forms/section-help.ts'
import { outputName } from '../../output/output-name.ts'
import { decisionRules } from '../../rules/decision-rules.ts'
import { endOfBody } from '../../rules/text/positions.ts'
import { readAttachments } from '../attachments/read-attachments.ts'
import type { Context } from '../context.ts'
import { collisionFinding } from '../requested-files.ts'
import type { ReadProposal, Work } from '../work.ts'

/** Reads and checks the attachments; after this stage the proposal is complete. */
export async function attach(work: Work, context: Context): Promise<Work> {
  const { document, project, pictures } = work
  if (document === undefined || project === undefined || pictures === undefined) return work
  const { attachments, diagnostics, texts, files } = await readAttachments(document, {
    project,
    pictures,
    context,
    tracked: work.tracked,
  })
  const proposal: ReadProposal = {
    document,
    secrecy: secrecyOn(document, 'voorstel'),
    attachments,
    project,
    name: outputName(document.source.path, document.data.naam),
    files: [...(work.read.file ? [work.read.file] : []), ...files],
    pictures,
    tracked: work.tracked,
  }
  return {
    ...work,
    proposal,
    texts: new Map([...work.texts, ...texts]),
    found: [...work.found, ...diagnostics, ...missingPoints(proposal), ...collisionFinding(work)],
  }
}

/** Documents that take their decision points from another one, where there is none. */
function missingPoints(proposal: ReadProposal): readonly Diagnostic[] {
  return sectionsWithoutPoints(proposal).map(({ document, section: { form, position } }) =>
    diagnostic({
      rule: decisionRules['beslispunten/geen'],
      file: document.source.name,
      place: position ?? endOfBody(document),
      reason: `Onder “${form.kop}” staan geen beslispunten, en er is geen stuk van de soort ${form['punten-van']} waarvan zij komen.`,
      advice: `Schrijf ze hier (## ${shortTitle(form)}), of maak dit stuk een bijlage van een ${form['punten-van']} met beslispunten.`,
    }),
  )
}
