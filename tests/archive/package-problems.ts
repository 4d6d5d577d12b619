import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { sha256 } from '../../src/system/digest.ts'
import { schemaProblems } from '../conformance/xml-schema.ts'

/**
 * What is wrong with the package in a folder: by the schemas, and by rules that no schema can state. References lead to something, objects
 * have one parent and name each other from both sides, checksums are those of the bytes, names are such as receivers accept.
 */
export function packageProblems(folder: string): readonly string[] {
  const paths = filesIn(folder)
  const problems: string[] = []
  const objects = new Map<string, ObjectFacts>()
  const files = new Map<string, FileFacts>()
  for (const path of paths.filter((each) => each.endsWith('.MDTO.xml'))) {
    const text = readFileSync(join(folder, path), 'utf8')
    problems.push(...schemaProblems(text, 'mdto').map((problem) => `${path}: ${problem}`), ...textProblems(path, text))
    const read = readMdto(path, text)
    if (objects.has(read.id) || files.has(read.id)) problems.push(`${path}: the identifier ${read.id} occurs twice`)
    if (read.type === 'informatieobject') objects.set(read.id, read)
    else files.set(read.id, read)
  }
  problems.push(
    ...nameProblems(paths),
    ...objectProblems(objects, files),
    ...fileProblems(folder, paths, objects, files),
    ...oriProblems(folder, paths, objects),
    ...packingProblems(folder, paths),
  )
  return problems
}

interface ObjectFacts {
  readonly type: 'informatieobject'
  readonly id: string
  readonly path: string
  readonly parents: readonly string[]
  readonly parts: readonly string[]
  readonly representations: readonly string[]
  readonly metadata: readonly string[]
  readonly related: readonly string[]
}

interface FileFacts {
  readonly type: 'bestand'
  readonly id: string
  readonly path: string
  readonly object: string
  readonly size: number
  readonly sum: string
}

const namespaces = { m: 'https://www.nationaalarchief.nl/mdto', o: 'https://ori-a.nl' }

function readMdto(path: string, text: string): ObjectFacts | FileFacts {
  const document = XmlDocument.fromString(text)
  try {
    const { root } = document
    const id = values(root, 'm:*/m:identificatie/m:identificatieKenmerk')[0] ?? ''
    const idsOf = (name: string) =>
      values(root, `m:informatieobject/${name}/m:verwijzingIdentificatie/m:identificatieKenmerk`)
    if (root.find('m:informatieobject', namespaces).length > 0)
      return {
        type: 'informatieobject',
        id,
        path,
        parents: idsOf('m:isOnderdeelVan'),
        parts: idsOf('m:bevatOnderdeel'),
        representations: idsOf('m:heeftRepresentatie'),
        metadata: idsOf('m:aanvullendeMetagegevens'),
        related: idsOf('m:gerelateerdInformatieobject/m:gerelateerdInformatieobjectVerwijzing'),
      }
    return {
      type: 'bestand',
      id,
      path,
      object: values(root, 'm:bestand/m:isRepresentatieVan/m:verwijzingIdentificatie/m:identificatieKenmerk')[0] ?? '',
      size: Number(values(root, 'm:bestand/m:omvang')[0]),
      sum: values(root, 'm:bestand/m:checksum/m:checksumWaarde')[0] ?? '',
    }
  } finally {
    document.dispose()
  }
}

function values(element: XmlElement, path: string): readonly string[] {
  return element.find(path, namespaces).map(({ content }) => content)
}

/** A receiver refuses empty texts, and a time that means another moment elsewhere. */
function textProblems(path: string, text: string): readonly string[] {
  const empty = [...text.matchAll(/<(\w+)(?:\s[^>]*)?>\s*<\/\1>|<(\w+)\/>/g)].map(([, one, other]) => one ?? other)
  const moments = [...text.matchAll(/>(\d{4}-\d\d-\d\dT[^<]*)</g)].map(([, moment = '']) => moment)
  return [
    ...empty.map((name) => `${path}: ${name} is empty`),
    ...moments
      .filter((moment) => !/(?:Z|[+-]\d\d:\d\d)$/.test(moment))
      .map((moment) => `${path}: ${moment} has no zone`),
  ]
}

function nameProblems(paths: readonly string[]): readonly string[] {
  const names = new Set(paths.flatMap((path) => path.split('/')))
  return [...names].flatMap((name) => {
    const plain = name.replace(/(?:\.bestand)?\.MDTO\.xml$/, '')
    const own = plain.slice(0, plain.length - extname(plain).length)
    return name.length > 255 || /[<>:"/\\|?*#&.\s]/.test(own) || own === ''
      ? [`${name}: a receiver refuses this name`]
      : []
  })
}

function objectProblems(
  objects: ReadonlyMap<string, ObjectFacts>,
  files: ReadonlyMap<string, FileFacts>,
): readonly string[] {
  return [...objects.values()].flatMap((object) => {
    const { id, path, parents, parts, representations, metadata, related } = object
    const isRoot = !path.slice(path.indexOf('/') + 1).includes('/')
    const folder = basename(dirname(path))
    const problems: string[] = []
    const say = (isWrong: boolean, problem: string) => isWrong && problems.push(`${path}: ${problem}`)
    say(basename(path) !== `${folder}.MDTO.xml`, 'is not named after its folder')
    say(parents.length !== (isRoot ? 0 : 1), `has ${parents.length} parents`)
    for (const parent of parents) {
      const above = objects.get(parent)
      say(!above?.parts.includes(id), 'is not named by its parent')
      say(above !== undefined && dirname(above.path) !== dirname(dirname(path)), 'is not in the folder of its parent')
    }
    for (const part of parts) say(!objects.get(part)?.parents.includes(id), `its part ${part} does not name it`)
    for (const file of [...representations, ...metadata]) {
      say(files.get(file)?.object !== id, `its file ${file} does not name it`)
      say(dirname(files.get(file)?.path ?? '') !== dirname(path), `its file ${file} is in another folder`)
    }
    for (const other of related) say(!objects.get(other)?.related.includes(id), `its version ${other} does not name it`)
    say(parts.length === 0 && representations.length === 0, 'has no content')
    return problems
  })
}

function fileProblems(
  folder: string,
  paths: readonly string[],
  objects: ReadonlyMap<string, ObjectFacts>,
  files: ReadonlyMap<string, FileFacts>,
): readonly string[] {
  const known = new Set([...files.values()].map(({ path }) => path.replace('.bestand.MDTO.xml', '')))
  const alone = paths.filter((path) => !path.endsWith('.MDTO.xml') && path !== 'pakbon.xml' && !known.has(path))
  return [
    ...alone.map((path) => `${path}: has no metadata`),
    ...[...files.values()].flatMap(({ id, path, object, size, sum }) => {
      const own = path.replace('.bestand.MDTO.xml', '')
      if (!paths.includes(own)) return [`${path}: is about no file`]
      const bytes = readFileSync(join(folder, own))
      const named = objects.get(object)
      return [
        ...(bytes.length === size ? [] : [`${path}: the size is ${bytes.length}`]),
        ...(sha256(bytes) === sum ? [] : [`${path}: the checksum is another`]),
        ...(named && [...named.representations, ...named.metadata].includes(id)
          ? []
          : [`${path}: its object does not name it`]),
      ]
    }),
  ]
}

function oriProblems(
  folder: string,
  paths: readonly string[],
  objects: ReadonlyMap<string, ObjectFacts>,
): readonly string[] {
  return paths
    .filter((path) => basename(path) === 'ori-a.xml')
    .flatMap((path) => {
      const text = readFileSync(join(folder, path), 'utf8')
      const document = XmlDocument.fromString(text)
      const own = new Set(values(document.root, './/o:ID'))
      const isList = './/o:verwijzingBegrippenlijst/o:verwijzingID'
      const lists = new Set(values(document.root, isList))
      const targets = values(document.root, './/o:verwijzingID').filter((id) => !lists.has(id))
      document.dispose()
      const lost = targets.filter((id) => !own.has(id) && !objects.has(id))
      return [
        ...schemaProblems(text, 'ori-a').map((problem) => `${path}: ${problem}`),
        ...textProblems(path, text),
        ...lost.map((id) => `${path}: ${id} leads to nothing`),
      ]
    })
}

/** The packing list names every file with its bytes, and the hash of the list is that of `sha256sum`. */
function packingProblems(folder: string, paths: readonly string[]): readonly string[] {
  const document = XmlDocument.fromString(readFileSync(join(folder, 'pakbon.xml'), 'utf8'))
  const { root } = document
  const listed = root.find('inhoud/bestand').map((file) => (file as XmlElement).attrs)
  const rows = listed.map((attributes) => Object.fromEntries(attributes.map(({ name, content }) => [name, content])))
  const [total, hash] = ['bestanden', 'sha256'].map((name) => root.find(name)[0]?.content)
  document.dispose()
  const expected = paths.filter((path) => path !== 'pakbon.xml')
  const sums = rows.map(({ pad, sha256: sum }) => `${sum}  ${pad}\n`).join('')
  return [
    ...rows.flatMap(({ pad = '', sha256: sum }) =>
      expected.includes(pad) && sha256(readFileSync(join(folder, pad))) === sum
        ? []
        : [`pakbon.xml: ${pad} is another file`],
    ),
    ...expected.filter((path) => !rows.some(({ pad }) => pad === path)).map((path) => `pakbon.xml: ${path} is missing`),
    ...(Number(total) === rows.length && hash === sha256(sums) ? [] : ['pakbon.xml: its totals are wrong']),
  ]
}

/** Paths with forward slashes, sorted. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted()
}
