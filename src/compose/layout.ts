import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { composedKinds } from '../forms/composed-kinds.ts'
import { isFromPackage } from '../forms/from-package.ts'
import type { Kind } from '../forms/kind.ts'
import type { Resource } from '../print/page/printable.ts'
import { ask, keepAsked } from '../system/asked.ts'
import { packageFolder } from '../system/package-folder.ts'
import { type FileRead, readWhole } from '../system/read-whole.ts'
import { fontFaces } from './house-style/fonts.ts'
import { type HouseStyle, readPartials } from './house-style/house-style.ts'
import { shownPath } from './house-style/house-style-reading.ts'
import { meetingShape } from './templates/meeting-shape.ts'
import { readReadyTemplate, readTemplate, type Template } from './templates/template.ts'
import type { TemplateSource } from './templates/template-check.ts'
import { viewShape } from './templates/view-shape.ts'

/** All that documents of a kind in a house style have in common: read and checked once. */
export interface Layout {
  /** Absent when the templates have errors. */
  readonly template?: Template
  /** CSS, to the letter the same for all documents of the kind in the house style. */
  readonly style: string
  /** Faces and pictures that the style asks for. */
  readonly resources: ReadonlyMap<string, Resource>
  /** The shared parts, the kind's own parts and its layout: what to watch. */
  readonly files: readonly FileRead[]
  /** Texts of the shared and the kind's own partials. */
  readonly words: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Parts of templates, and the style that all kinds share. */
const sharedFolder = join(packageFolder, 'templates', 'delen')

const cache = new WeakMap<Kind, WeakMap<HouseStyle, () => Layout>>()

/** Kinds and house styles are read anew when their files change, so what is made of them can be kept as long as they are. */
export function layoutOf(kind: Kind, houseStyle: HouseStyle): Layout {
  const known = cache.get(kind) ?? new WeakMap<HouseStyle, () => Layout>()
  cache.set(kind, known)
  const layout = known.get(houseStyle) ?? keepAsked(() => read(kind, houseStyle))
  known.set(houseStyle, layout)
  return layout()
}

function read(kind: Kind, houseStyle: HouseStyle): Layout {
  const files: FileRead[] = []
  const base = readWhole(join(sharedFolder, 'basis.css'))
  if (typeof base === 'string') throw new Error('templates/delen/basis.css is missing from the package')
  // Later ones win: the house style may draw the letterhead, the kind its own parts.
  const partials = new Map<string, TemplateSource>([
    ...readPartials(sharedFolder, {}, files),
    ...houseStyle.partials,
    ...readPartials(kind.map, { root: kind.map, nameOf: (path) => join(kind.mapnaam, basename(path)) }, files),
  ])
  partials.delete('document')
  const source = { name: layoutName(kind), text: kind.sjabloon }
  const ready = isFromPackage(kind) ? readReadyTemplate(source, partials) : undefined
  const { template, diagnostics } = ready
    ? { template: ready, diagnostics: [] }
    : readTemplate(source, partials, composedKinds.includes(kind.soort) ? meetingShape : viewShape({ kind }))
  const style = [fontFaces().css, base.content.toString('utf8'), houseStyle.tokens, kind.stijl, houseStyle.style].join(
    '\n',
  )
  const resources = new Map([...fontFaces().resources, ...houseStyle.resources])
  return {
    ...(template ? { template } : {}),
    style,
    resources,
    files: [base.file, ...files, ...kind.bestanden],
    words: [...partials.values()].map(({ text }) => text),
    diagnostics,
  }
}

/** A kind that states no layout of its own has that of the kind it builds on. */
function layoutName(kind: Kind): string {
  const own = join(kind.map, 'document.hbs')
  const builtIn = join(packageFolder, 'templates', 'documenten', kind.soort, 'document.hbs')
  ask(own)
  return existsSync(own) || !existsSync(builtIn) ? join(kind.mapnaam, 'document.hbs') : shownPath(builtIn, {})
}
