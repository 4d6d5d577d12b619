import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { templateRules } from '../config/template-rules.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { composedKinds, isFromPackage, type Kind, withdrawnKind } from '../forms/kind.ts'
import type { Resource } from '../print/page/printable.ts'
import { oncePerKey } from '../system/lazily.ts'
import { packageFolder } from '../system/package-folder.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import { fontFaces } from './house-style/fonts.ts'
import { type HouseStyle, readPartials, type TemplateSource } from './house-style/house-style.ts'
import { shownPath } from './house-style/house-style-files.ts'
import { type OwnCss, ownCss } from './house-style/own-css.ts'
import { declaredVariables, mentionedVariables, unknownVariables } from './house-style/unknown-variables.ts'
import { advise } from './templates/impossible-word.ts'
import { readReadyTemplate, readTemplate, type Template } from './templates/template.ts'
import { meetingShape } from './views/meeting-view.ts'
import { type GroupShape, viewShape } from './views/view.ts'
import { withdrawnShape } from './views/withdrawn-view.ts'

/** What all documents of one kind and house style share: read and checked once. */
export interface Layout {
  /** Absent when the templates have errors. */
  readonly template?: Template
  /** Identical CSS for all documents of the kind in the house style. */
  readonly style: string
  /** Fonts and images that the CSS refers to. */
  readonly resources: ReadonlyMap<string, Resource>
  /** The files of partials, template and styles, for the watcher. */
  readonly files: readonly FileRead[]
  /** The sources of all partials. */
  readonly words: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The partials and styles that all kinds share. */
const sharedFolder = join(packageFolder, 'templates', 'delen')

/** Kinds and house styles are immutable and replaced when their files change, so that a layout is valid as long as they are. */
export function layoutOf(kind: Kind, houseStyle: HouseStyle): Layout {
  return layoutsOf(kind)(houseStyle)
}

const layoutsOf = oncePerKey((kind: Kind) => oncePerKey((houseStyle: HouseStyle) => read(kind, houseStyle)))

function read(kind: Kind, houseStyle: HouseStyle): Layout {
  const files: FileRead[] = []
  const { tracked } = houseStyle
  const base = tracked.read(join(sharedFolder, 'basis.css'))
  if (typeof base === 'string') throw new Error('templates/delen/basis.css is missing from the package')
  // Later partials take precedence: those of the house style over shared ones, those of the kind over both.
  const shared = readPartials(sharedFolder, { files: tracked }, files)
  const replaced = new Map([...shared, ...houseStyle.partials])
  const nameOf = (path: string) => join(kind.mapnaam, basename(path))
  const own = new Map(readPartials(kind.map, { root: kind.map, nameOf, files: tracked }, files))
  own.delete('document')
  const partials = new Map<string, TemplateSource>([...replaced, ...own])
  const source = { name: layoutName(kind, tracked), text: kind.sjabloon }
  const ready = isFromPackage(kind) ? readReadyTemplate(source, partials) : undefined
  const { template, diagnostics } = ready
    ? { template: ready, diagnostics: [] }
    : readTemplate(source, partials, shapeOf(kind))
  const css = isFromPackage(kind)
    ? { css: kind.stijl, diagnostics: [] }
    : styleOf(kind, [base.content.toString('utf8'), houseStyle.tokens, houseStyle.style])
  const style = [fontFaces().css, base.content.toString('utf8'), houseStyle.tokens, css.css, houseStyle.style].join(
    '\n',
  )
  const resources = new Map([...fontFaces().resources, ...houseStyle.resources])
  return {
    ...(template ? { template } : {}),
    style,
    resources,
    files: [base.file, ...files, ...kind.bestanden],
    words: [...partials.values()].map(({ text }) => text),
    diagnostics: [
      ...diagnostics,
      ...unusedPartials({ kind: own, houseStyle: houseStyle.partials, shared }, source),
      ...css.diagnostics,
    ],
  }
}

/** The style of a kind of a project. */
function styleOf(kind: Kind, shared: readonly string[]): OwnCss {
  const file = { name: join(kind.mapnaam, 'document.css'), text: kind.stijl }
  const { css, diagnostics } = ownCss(file)
  // Of the shared CSS, what it uses as well: the page of a document states it.
  const known = new Set([...mentionedVariables(shared.join('\n')), ...declaredVariables(kind.stijl)])
  return {
    css,
    diagnostics: [...diagnostics, ...unknownVariables(file, known, templateRules['sjabloon/onbekende-naam'])],
  }
}

type Partials = ReadonlyMap<string, TemplateSource>

/** Partials of a kind that replace none and that no template uses: their name is probably misspelt. Those of a house style are checked with it. */
function unusedPartials(
  { kind, houseStyle, shared }: Readonly<Record<'kind' | 'houseStyle' | 'shared', Partials>>,
  document: TemplateSource,
): readonly Diagnostic[] {
  if (kind.size === 0) return []
  const texts = [document, ...shared.values(), ...houseStyle.values(), ...kind.values()].map(({ text }) => text)
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/\{\{~?>\s*([\w-]+)/g)].map(([, name = '']) => name)))
  const known = [...shared.keys()]
  const isUnused = (name: string) => !shared.has(name) && !houseStyle.has(name) && !used.has(name)
  const top = { line: 1, column: 1 }
  return [...kind]
    .filter(([name]) => isUnused(name))
    .map(([name, { name: file }]) =>
      diagnostic({
        rule: templateRules['sjabloon/onbekend-deelsjabloon'],
        file,
        place: { start: top, end: top },
        reason: `Geen sjabloon gebruikt het deelsjabloon “${name}”, en er is er geen met die naam dat het vervangt.`,
        advice: advise(name, known),
      }),
    )
}

function shapeOf(kind: Kind): GroupShape {
  if (kind.soort === withdrawnKind) return withdrawnShape
  return composedKinds.includes(kind.soort) ? meetingShape : viewShape(kind)
}

/** A kind without a template uses that of its basis. */
function layoutName(kind: Kind, { note }: TrackedFiles): string {
  const own = join(kind.map, 'document.hbs')
  const builtIn = join(packageFolder, 'templates', 'documenten', kind.soort, 'document.hbs')
  note(own)
  return existsSync(own) || !existsSync(builtIn) ? join(kind.mapnaam, 'document.hbs') : shownPath(builtIn, {})
}
