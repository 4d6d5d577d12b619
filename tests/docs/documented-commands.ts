import { codeBlocks, type Page, page, pages } from './pages.ts'

/** A command line as a page shows it. */
export interface DocumentedCommand {
  readonly page: string
  readonly place: 'block' | 'sentence'
  /** Without the comment behind it. */
  readonly line: string
  /** The words of each program that it starts: `a && b` starts two. */
  readonly words: readonly (readonly string[])[]
}

const shells = ['sh', 'powershell']

/** Every command line in the code blocks and in the sentences of the pages, and in the page that a new project gets. */
export function documentedCommands(): readonly DocumentedCommand[] {
  return [...pages(), page('templates/begin/leesmij.md')].flatMap((one) => {
    const command = (line: string, place: DocumentedCommand['place']): DocumentedCommand => ({
      page: one.path,
      place,
      line,
      words: line.split(' && ').map((part) => wordsOf(part.replace(/ > .*$/, ''))),
    })
    return [
      ...inBlocks(one).map((line) => command(line, 'block')),
      ...inSentences(one).map((line) => command(line, 'sentence')),
    ]
  })
}

/** The arguments for this program, if a line starts it: by its name, by npx, or in a checkout. */
export function ownArguments(words: readonly string[]): readonly string[] | undefined {
  const prefix = [['collegevoorstel'], ['npx', 'collegevoorstel'], ['node', 'bin/collegevoorstel.js']].find((one) =>
    one.every((word, at) => words[at] === word),
  )
  return prefix && words.slice(prefix.length)
}

function inBlocks(one: Page): readonly string[] {
  return codeBlocks(one)
    .filter(({ info }) => shells.includes(info))
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** Other programs are only in code blocks: in a sentence, `npm` may be the subject. */
function inSentences({ text }: Page): readonly string[] {
  const sentences = text.replace(/^( *)(`{3,})[\s\S]*?^ *\2 *$/gm, '')
  return [...sentences.matchAll(/`((?:npx |node bin\/)?collegevoorstel(?:\.js)? [^`\n]+)`/g)].map(([, line = '']) =>
    line.trim(),
  )
}

/** The words of a line as a shell divides it; the pages quote nothing more than whole words. */
function wordsOf(line: string): readonly string[] {
  return [...line.trim().matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}
