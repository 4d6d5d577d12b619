import type { Html, Root } from 'mdast'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { explainCommand } from '../diagnostics/explain-command.ts'
import { alternatives, explained } from '../diagnostics/nearest.ts'
import { notText, sizeLimit, tooLarge } from '../diagnostics/read-source.ts'
import type { Rule } from '../diagnostics/rule.ts'
import type { Kind } from '../forms/kind.ts'
import { frontMatterOf, kindSchema } from '../forms/kind-schema.ts'
import type { KindSet } from '../forms/load-kind.ts'
import { type KnownValues, newDocument, nothingKnown } from '../forms/new-document.ts'
import { type FrontMatter, inheritedFields, vocabulary } from '../forms/vocabulary.ts'
import { plainText } from '../system/plain-text.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'
import type { Locate, YamlValue } from '../yaml/yaml-value.ts'
import type { Document, Source } from './document.ts'
import { headRules } from './document-rules.ts'
import { otherRole } from './file-role.ts'
import { meantOpening } from './front-matter/meant-fence.ts'
import { splitFence } from './front-matter/split-fence.ts'
import { type BodyText, bodyProblem, tooDeepBody } from './markdown/body-limits.ts'
import { captionsIn } from './markdown/captions.ts'
import { parseBody } from './markdown/parse-body.ts'
import { printedContent, sectionsOf } from './markdown/sections.ts'
import { appliedPublicity, publicityIn } from './publicity.ts'

export interface ReadOptions {
  /** Values of the proposal, which an attachment inherits unless it states its own. */
  readonly inherit?: FrontMatter
  /** The kind that the proposal states for an attachment: the default of `soort`. For `overig` front matter is optional. */
  readonly expect?: string
  /** What is known of a document in which nothing is written yet. Default nothing. */
  readonly known?: (kind: Kind) => KnownValues
}

export interface DocumentResult {
  /** Absent if the structure is invalid. If only values are invalid, present with the valid ones. */
  readonly document?: Document
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a document: front matter, body and sections. Never throws, whatever the text. */
export function readDocument(source: Source, kinds: KindSet, options: ReadOptions = {}): DocumentResult {
  if (source.text.length > sizeLimit) return { diagnostics: [tooLarge(source.name)] }
  if (source.text.includes('\0')) return { diagnostics: [notText(source.name)] }
  const text = plainText(source.text)
  if (nothingWritten.test(text)) return { diagnostics: [emptyDocument(text, source, kinds, options)] }
  const front = readFrontMatter(text, source, options)
  if (front.value === undefined) return { diagnostics: front.diagnostics }
  const { kind, diagnostics: kindProblems } = kindOf(front, source, kinds, options)
  if (kind === undefined) return { diagnostics: [...front.diagnostics, ...kindProblems] }
  const checked = validate(kindSchema(kind), front.value, {
    file: source.name,
    at: front.at,
    topic: kind.soort,
    text,
    foreign: (key) => foreignKey(key, kind),
  })
  const body = readBody({ file: source.name, text, from: front.body })
  if (body.root === undefined) {
    return { diagnostics: [...front.diagnostics, ...kindProblems, ...checked.diagnostics, ...body.diagnostics] }
  }
  const own = withoutAbsent(checked.value)
  const { inherit = {} } = options
  const publicity = publicityIn({ raw: front.value, valid: own, isSound: !hasErrors(front.diagnostics), kind })
  const sections = sectionsOf(body.root, kind)
  const document: Document = {
    source: { ...source, text },
    kind,
    data: frontMatterOf(kind.soort, { ...inherited(inherit, kind), ...own, ...appliedPublicity(own, kind, inherit) }),
    publicity,
    own: appliedPublicity(own, kind),
    at: front.at,
    stated: new Set(Object.entries(front.value).flatMap(([key, value]) => (value === null ? [] : [key]))),
    body: body.root,
    comments: body.comments,
    captions: captionsIn(printedContent(body.root, sections), body.root),
    sections,
  }
  return { document, diagnostics: [...front.diagnostics, ...kindProblems, ...checked.diagnostics] }
}

/** White space, and at most the two fences of front matter. */
const nothingWritten = /^\s*(?:---\s+)?(?:---\s*)?$/

/** The fix is the text that a new document of the kind begins with. */
function emptyDocument(text: string, source: Source, kinds: KindSet, options: ReadOptions): Diagnostic {
  const kind = kinds.load(options.expect ?? 'collegevoorstel')?.kind
  const top = { line: 1, column: 1, offset: 0 }
  return diagnostic({
    rule: headRules['voormatter/leeg'],
    file: source.name,
    place: { start: top, end: top },
    reason: 'Dit bestand is leeg.',
    advice: 'Begin met een voormatter (tussen --- en ---) en schrijf daaronder de tekst.',
    fix: kind && [
      { from: 0, to: text.length, replacement: [newDocument(kind, options.known?.(kind) ?? nothingKnown)] },
    ],
  })
}

/** Limits are checked first, since the parser could take minutes; nesting beyond them can still overflow its call stack. */
function readBody(source: BodyText): {
  readonly root?: Root
  readonly comments: readonly Html[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const comments: Html[] = []
  const problem = bodyProblem(source)
  if (problem) return { comments, diagnostics: [problem] }
  try {
    return { root: parseBody(source.text, source.from, (comment) => comments.push(comment)), comments, diagnostics: [] }
  } catch (error) {
    if (error instanceof RangeError) return { comments, diagnostics: [tooDeepBody(source)] }
    throw error
  }
}

interface FrontMatterResult {
  readonly value?: { readonly [key: string]: YamlValue }
  readonly at: Locate
  /** Offset of the body. */
  readonly body: number
  readonly diagnostics: readonly Diagnostic[]
}

function readFrontMatter(text: string, source: Source, options: ReadOptions): FrontMatterResult {
  const top = { line: 1, column: 1, offset: 0 }
  const start = { start: top, end: top }
  const at: Locate = () => start
  const fail = (rule: Rule, reason: string, advice: string): FrontMatterResult => ({
    at,
    body: 0,
    diagnostics: [diagnostic({ rule, file: source.name, place: start, reason, advice })],
  })
  const { split, diagnostics } = splitFence(text, source.name)
  if (split === undefined) return { at, body: 0, diagnostics }
  if (split.yaml === undefined) {
    const unread = options.expect === 'overig' ? unreadPublicity.exec(text.slice(0, headLength)) : undefined
    if (unread === null) return { value: {}, at, body: 0, diagnostics }
    const other = options.expect === undefined ? otherRole({ name: source.name, text }, 'voorstel') : undefined
    if (other) return { at, body: 0, diagnostics: [other] }
    const meant = meantOpening(text)
    if (meant) {
      const found = diagnostic({ rule: headRules['voormatter/ontbreekt'], file: source.name, ...meant })
      return { at, body: 0, diagnostics: [found] }
    }
    const later = unread !== undefined || /^\s*---[ \t]*$/m.test(text.slice(0, headLength))
    const advice = later
      ? 'De --- waarmee de voormatter begint, moet op de eerste regel staan, zonder spaties of lege regels ervoor.'
      : 'Zet op de eerste regel ---, daaronder de gegevens (zaak, datum, onderwerp …) en dan weer ---.'
    return fail(headRules['voormatter/ontbreekt'], 'Dit bestand heeft geen voormatter.', advice)
  }
  const yaml = readYaml({ file: source.name, text, ...split.yaml, fixes: 'offered' })
  const read = { at: yaml.at, body: split.body, diagnostics: yaml.diagnostics }
  return yaml.value === undefined ? read : { ...read, value: yaml.value }
}

/** Characters at the start of a file in which misplaced front matter is recognised. */
const headLength = 2000

/** A line of front matter that keeps a document from the public, where no front matter is read. */
const unreadPublicity = /^\s*(?:status:\s*["']?(?:geheim|besloten)\b|embargo:\s*["']?\d|geheimhouding:\s*(?:\[|$))/im

function kindOf(
  { value, at }: FrontMatterResult,
  source: Source,
  kinds: KindSet,
  options: ReadOptions,
): { readonly kind?: Kind; readonly diagnostics: readonly Diagnostic[] } {
  const fail = (rule: Rule, reason: string, advice: string) => ({
    diagnostics: [diagnostic({ rule, file: source.name, place: at(['soort']), reason, advice })],
  })
  const stated = value?.soort
  const soort = typeof stated === 'string' ? stated : (options.expect ?? 'collegevoorstel')
  if (stated !== undefined && stated !== null && typeof stated !== 'string') {
    return fail(
      yamlRules['yaml/verkeerd-type'],
      'Bij soort hoort één woord.',
      alternatives('', kinds.soorten, explained('soorten')),
    )
  }
  const read = kinds.load(soort)
  if (read === undefined) {
    const other = options.expect === undefined ? otherRole(source, 'voorstel') : undefined
    if (other) return { diagnostics: [other] }
    return fail(
      headRules['voormatter/onbekende-soort'],
      `De soort “${soort.slice(0, 60)}” bestaat niet.`,
      alternatives(soort, kinds.soorten, explained('soorten')),
    )
  }
  if (options.expect !== undefined && soort !== options.expect) {
    const reason = `Dit bestand is van de soort ${soort}, maar het voorstel noemt het een bijlage van de soort ${options.expect}.`
    return fail(headRules['voormatter/andere-soort'], reason, 'Maak de soort hier en in de lijst van bijlagen gelijk.')
  }
  return read
}

/** The message for a key that exists, but not in this kind. */
function foreignKey(key: string, kind: Kind) {
  if (!Object.hasOwn(vocabulary.shape, key)) return undefined
  return {
    reason: `De sleutel “${key}” hoort niet bij een document van de soort ${kind.soort}.`,
    advice: `Haal de sleutel weg. Wat bij deze soort hoort: ${explainCommand(kind.soort)}`,
  }
}

/** The values that an attachment of a kind inherits from its proposal. */
export function inherited(from: Partial<FrontMatter>, kind: Kind): { readonly [key: string]: unknown } {
  const own = new Set(kind.velden.map((field) => field.veld))
  return Object.fromEntries(
    inheritedFields.filter((key) => own.has(key) && from[key] !== undefined).map((key) => [key, from[key]]),
  )
}

function withoutAbsent(values: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
