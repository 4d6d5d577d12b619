import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { composedKinds, isFromPackage, type Kind, withdrawnKind } from '../forms/kind.ts'
import type { Resource } from '../print/page/printable.ts'
import { oncePerKey } from '../system/lazily.ts'
import { packageFolder } from '../system/package-folder.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import { fontFaces } from './house-style/fonts.ts'
import { type HouseStyle, readPartials, type TemplateSource } from './house-style/house-style.ts'
import { shownPath } from './house-style/house-style-files.ts'
import { ownCss } from './house-style/own-css.ts'
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
  const partials = new Map<string, TemplateSource>([
    ...readPartials(sharedFolder, { files: tracked }, files),
    ...houseStyle.partials,
    ...readPartials(
      kind.map,
      { root: kind.map, nameOf: (path) => join(kind.mapnaam, basename(path)), files: tracked },
      files,
    ),
  ])
  partials.delete('document')
  const source = { name: layoutName(kind, tracked), text: kind.sjabloon }
  const ready = isFromPackage(kind) ? readReadyTemplate(source, partials) : undefined
  const { template, diagnostics } = ready
    ? { template: ready, diagnostics: [] }
    : readTemplate(source, partials, shapeOf(kind))
  const own = isFromPackage(kind)
    ? { css: kind.stijl, diagnostics: [] }
    : ownCss({ name: join(kind.mapnaam, 'document.css'), text: kind.stijl })
  const style = [fontFaces().css, base.content.toString('utf8'), houseStyle.tokens, own.css, houseStyle.style].join(
    '\n',
  )
  const resources = new Map([...fontFaces().resources, ...houseStyle.resources])
  return {
    ...(template ? { template } : {}),
    style,
    resources,
    files: [base.file, ...files, ...kind.bestanden],
    words: [...partials.values()].map(({ text }) => text),
    diagnostics: [...diagnostics, ...own.diagnostics],
  }
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
