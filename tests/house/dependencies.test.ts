import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import config from '../../.dependency-cruiser.js'
import { plantTree, root, type Tree } from './planted-tree.ts'

/** One module in most folders; every import in it is allowed. */
const allowed: Tree = {
  'src/index.ts': "export { build } from './pipeline/build.ts'\n",
  'src/cli/main.ts': "import { build } from '../pipeline/build.ts'\nbuild()\n",
  'src/preview/server.ts': "import type { Message } from './protocol.ts'\nexport const last: Message[] = []\n",
  'src/preview/protocol.ts': 'export interface Message {}\n',
  'src/preview/page/page.ts': "import type { Message } from '../protocol.ts'\nexport const first: Message = {}\n",
  'src/pipeline/build.ts': "export const build = () => import('../publication/policy.ts')\n",
  'src/publication/policy.ts': "export { write } from '../output/write.ts'\n",
  'src/output/write.ts': "export { shape as write } from '../system/zod.ts'\n",
  'src/rules/check.ts':
    "import type { Diagnostic } from '../diagnostics/diagnostic.ts'\nexport const found: Diagnostic[] = []\n",
  'src/pdf/merge/merge-pdfs.ts': "export { parse as merge } from '../file/parse.ts'\n",
  'src/pdf/file/parse.ts': 'export const parse = 1\n',
  'src/print/print.ts': "export { shape as print } from '../system/zod.ts'\n",
  'src/diagnostics/diagnostic.ts': 'export interface Diagnostic {}\n',
  'src/system/zod.ts': "export { z as shape } from 'zod'\n",
  'node_modules/zod/package.json': '{ "name": "zod", "main": "index.js" }',
  'node_modules/zod/index.js': 'exports.z = 1\n',
}

describe('the dependencies of src', () => {
  it('are read from every module', async () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const modules = files.filter((path) => path.endsWith('.ts'))
    expect(modules.length).toBeGreaterThan(100)
    expect(modulesIn(await reportOn(root)).length).toBeGreaterThanOrEqual(modules.length)
  })

  it('may be all that the layers allow', async () => {
    const report = await reportOn(plantTree(allowed))
    expect(modulesIn(report)).toEqual(
      Object.keys(allowed)
        .filter((path) => path.startsWith('src/'))
        .toSorted(),
    )
    expect(violationsIn(report)).toEqual([])
  })

  it.each<readonly [what: string, planted: Tree, refusals: readonly string[]]>([
    [
      'an import of a layer above',
      { 'src/report/planted.ts': "export { found } from '../rules/check.ts'\n" },
      ['imports of src/report: src/report/planted.ts → src/rules/check.ts'],
    ],
    [
      'the same of a type alone',
      { 'src/system/planted.ts': "export type { Diagnostic } from '../diagnostics/diagnostic.ts'\n" },
      ['imports of src/system: src/system/planted.ts → src/diagnostics/diagnostic.ts'],
    ],
    [
      'the same when it is needed',
      { 'src/rules/planted.ts': "export const late = () => import('../pipeline/build.ts')\n" },
      ['imports of src/rules: src/rules/planted.ts → src/pipeline/build.ts'],
    ],
    [
      'an import within a layer',
      { 'src/compose/planted.ts': "export { found } from '../rules/check.ts'\n" },
      ['imports of src/compose: src/compose/planted.ts → src/rules/check.ts'],
    ],
    [
      'an import of the public API',
      { 'src/cli/planted.ts': "export { build } from '../index.ts'\n" },
      ['imports of src/cli: src/cli/planted.ts → src/index.ts'],
    ],
    [
      'an import by src/pdf of anything else',
      { 'src/pdf/file/planted.ts': "export { shape } from '../../system/zod.ts'\n" },
      ['imports of src/pdf: src/pdf/file/planted.ts → src/system/zod.ts'],
    ],
    [
      'an import within src/pdf against its order',
      { 'src/pdf/tags/planted.ts': "export { merge } from '../merge/merge-pdfs.ts'\n" },
      ['imports of src/pdf/tags: src/pdf/tags/planted.ts → src/pdf/merge/merge-pdfs.ts'],
    ],
    [
      'a cycle of files, by a type as well',
      {
        'src/rules/one.ts': "import { two } from './two.ts'\nexport const one = two\n",
        'src/rules/two.ts': "import type { one } from './one.ts'\nexport const two: typeof one = 1\n",
      },
      ['no cycle of files: src/rules/one.ts → src/rules/two.ts'],
    ],
    [
      'a cycle of folders without one of files',
      {
        'src/compose/views/one.ts': "export { three } from '../templates/three.ts'\n",
        'src/compose/views/two.ts': 'export const two = 2\n',
        'src/compose/templates/three.ts': 'export const three = 3\n',
        'src/compose/templates/four.ts': "export { two } from '../views/two.ts'\n",
      },
      [
        'no cycle of folders: src/compose/templates → src/compose/views',
        'no cycle of folders: src/compose/views → src/compose/templates',
      ],
    ],
    [
      'an import of a folder without a layer',
      {
        'src/cli/planted.ts': "export { help } from '../helpers/help.ts'\n",
        'src/helpers/help.ts': 'export const help = 1\n',
      },
      [
        'every folder has a layer: src/cli/planted.ts → src/helpers/help.ts',
        'imports of src/cli: src/cli/planted.ts → src/helpers/help.ts',
      ],
    ],
    [
      'a second import of a package that one module configures',
      { 'src/rules/planted.ts': "export { z } from 'zod'\n" },
      ['zod through one module: src/rules/planted.ts → node_modules/zod/index.js'],
    ],
    [
      'an import of a test',
      {
        'src/rules/planted.ts': "export { probe } from '../../tests/probe.ts'\n",
        'tests/probe.ts': 'export const probe = 1\n',
      },
      ['src stands alone: src/rules/planted.ts → tests/probe.ts'],
    ],
    [
      'Node in the page of the preview',
      { 'src/preview/page/planted.ts': "export { readFileSync } from 'node:fs'\n" },
      ['the page runs in a browser: src/preview/page/planted.ts → fs'],
    ],
    [
      'the page of the preview in Node',
      { 'src/preview/planted.ts': "export { first } from './page/page.ts'\n" },
      ['the page is imported by nobody: src/preview/planted.ts → src/preview/page/page.ts'],
    ],
    [
      'an import that leads nowhere',
      { 'src/rules/planted.ts': "export { gone } from './gone.ts'\n" },
      ['every import resolves: src/rules/planted.ts → ./gone.ts'],
    ],
  ])('may not include %s', async (_, planted, refusals) => {
    expect(violationsIn(await reportOn(plantTree({ ...allowed, ...planted })))).toEqual(refusals)
  })
})

/** The report on the `src` of a folder, by the configuration of this project. */
async function reportOn(baseDir: string): Promise<ICruiseResult> {
  const { forbidden, options } = config
  const { output } = await cruise(['src'], { ...options, baseDir, validate: true, ruleSet: { forbidden } })
  if (typeof output === 'string') throw new Error(output)
  return output
}

function modulesIn({ modules }: ICruiseResult): readonly string[] {
  return modules
    .map(({ source }) => source)
    .filter((path) => path.startsWith('src/'))
    .toSorted()
}

function violationsIn({ summary }: ICruiseResult): readonly string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).toSorted()
}
