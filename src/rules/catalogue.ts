import { configRules } from '../config/config-rules.ts'
import { houseStyleRules } from '../config/house-style-rules.ts'
import { templateRules } from '../config/template-rules.ts'
import type { RuleCatalogue } from '../diagnostics/rule.ts'
import { fileRules, ignoreRules } from '../diagnostics/source-rules.ts'
import { headRules } from '../document/document-rules.ts'
import { kindRules } from '../forms/form-rules.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'
import { accessibilityRules } from './accessibility-rules.ts'
import { archiveRules } from './archive-rules.ts'
import { attachmentRules } from './attachment-rules.ts'
import { decisionRules } from './decision-rules.ts'
import { directiveRules } from './directive-rules.ts'
import { editionRules } from './edition-rules.ts'
import { frontMatterRules } from './front-matter-rules.ts'
import { gppRules } from './gpp-rules.ts'
import { imageRules } from './image-rules.ts'
import { languageRules } from './language-rules.ts'
import { linkRules } from './link-rules.ts'
import { meetingRules } from './meeting-rules.ts'
import { outputRules, pdfRules, proofRules, repairRules, runRules } from './output-rules.ts'
import { privacyRules } from './privacy-rules.ts'
import { publishRules } from './publish-rules.ts'
import { questionRules } from './question-rules.ts'
import { redactionRules } from './redaction-rules.ts'
import type { DocumentRule } from './rule.ts'
import { secrecyRules } from './secrecy-rules.ts'
import { sectionRules } from './section-rules.ts'
import { textRules } from './text-rules.ts'
import { wordRules } from './word-rules.ts'

/** The families, in the order of `docs/regels/README.md` and of the JSON Schema of the config. */
const families = [
  fileRules,
  yamlRules,
  headRules,
  frontMatterRules,
  configRules,
  kindRules,
  houseStyleRules,
  sectionRules,
  decisionRules,
  attachmentRules,
  directiveRules,
  imageRules,
  linkRules,
  accessibilityRules,
  textRules,
  languageRules,
  privacyRules,
  secrecyRules,
  questionRules,
  ignoreRules,
  repairRules,
  templateRules,
  pdfRules,
  proofRules,
  outputRules,
  runRules,
  editionRules,
  redactionRules,
  meetingRules,
  publishRules,
  archiveRules,
  wordRules,
  gppRules,
] as const satisfies readonly Readonly<Record<string, DocumentRule>>[]

type NamesOf<Family> = Family extends unknown ? keyof Family : never

/** The name of an existing rule. */
export type RuleId = NamesOf<(typeof families)[number]>

/** Every rule of the program, derived from its families. */
export const allRules: readonly DocumentRule<RuleId>[] = families.flatMap((family) => Object.values(family))

/** The rules by name, for names that a user writes. */
export const ruleCatalogue: RuleCatalogue = new Map(allRules.map((rule) => [rule.id, rule]))
