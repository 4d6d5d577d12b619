import { join } from 'node:path'
import { isProgram, type Surroundings, searchPath } from '../../system/surroundings.ts'

interface Editor {
  /** Scheme of its URLs, `<scheme>://file/<path>:<line>:<column>`. */
  readonly scheme: string
  /** Names of its command, without extension. */
  readonly commands: readonly string[]
  /** Its program below the usual folders. */
  readonly windows: string
  readonly mac: string
}

/** Editors that open such a URL without further settings; the first one found is used. */
const editors: readonly Editor[] = [
  {
    scheme: 'vscode',
    commands: ['code'],
    windows: 'Microsoft VS Code/Code.exe',
    mac: 'Visual Studio Code.app/Contents/MacOS/Electron',
  },
  {
    scheme: 'vscodium',
    commands: ['codium', 'vscodium'],
    windows: 'VSCodium/VSCodium.exe',
    mac: 'VSCodium.app/Contents/MacOS/Electron',
  },
]

/**
 * Pattern of links that open an editor of this machine; undefined when none is found. Over SSH the browser runs on another machine,
 * whose editor has no such files.
 */
export function foundEditorLink(here: Surroundings): string | undefined {
  if (here.env.SSH_CONNECTION) return undefined
  const found = editors.find((editor) => programsOf(editor, here).some(isProgram))
  return found && `${found.scheme}://file/{pad}:{regel}:{kolom}`
}

function programsOf({ commands, windows, mac }: Editor, here: Surroundings): readonly string[] {
  const { env, home, platform, root } = here
  const extensions = platform === 'win32' ? ['.cmd', '.exe'] : ['']
  const onPath = searchPath(here).flatMap((folder) =>
    commands.flatMap((name) => extensions.map((extension) => join(folder, `${name}${extension}`))),
  )
  if (platform === 'darwin')
    return [...onPath, join(root, '/Applications', mac), ...(home === '' ? [] : [join(home, 'Applications', mac)])]
  if (platform !== 'win32') return onPath
  const folders = [env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'Programs'), env.ProgramFiles]
  return [...onPath, ...folders.flatMap((folder) => (folder ? [join(folder, windows)] : []))]
}
