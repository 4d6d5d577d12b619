import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const fixtures = '**/fixtures/**'

/** About the whole program, about standards, about documents made up at random: `npm run test:rest`, not `npm test`. */
const kinds = ['e2e', 'conformance', 'properties'].map((folder) => `tests/${folder}/**/*.test.ts`)

/** Tests in the folders of `src` that print much, or start browsers again and again: with the kinds. Each folder keeps some. */
const long: readonly string[] = [
  'archive/archive',
  'cli/commands/cache-command',
  'cli/commands/style-watch',
  'compose/furniture',
  'compose/hard-content',
  'compose/short-sections',
  'document/markdown/body-limits',
  'import/fixtures',
  'import/hostile',
  'import/large',
  'import/oracles',
  'import/refused',
  'import/round-trip',
  'meeting/bundle-contents',
  'meeting/closed-elsewhere',
  'meeting/closed-titles',
  'meeting/make-agenda',
  'meeting/public-by-agenda',
  'meeting/secret-points',
  'meeting/withdrawn',
  'pdf/merge/merge-large',
  'pictures/svg/svg-drawn',
  'pipeline/made-from-anything',
  'preview/page/accessible',
  'preview/page/page',
  'preview/session/make-meeting',
  'preview/session/make-proposal',
  'print/browser/after-the-end',
  'print/browser/browser-life',
  'print/browser/embedded-browser',
  'print/browser/first-start',
  'print/browser/no-room',
  'publication/earlier/withdrawal',
  'publication/editions',
  'publication/length',
  'publication/own-words',
  'publication/policy/closed-files',
  'publication/same-run',
  'publication/secret-titles',
  'publish/gpp/faults',
  'publish/plan',
  'publish/publish-to-folder',
  'publish/publish-to-platform',
  'reuse/reuse',
  'rules/line-endings',
  'specimen/make-specimen',
  'system/file-lock',
].map((name) => `tests/${name}.test.ts`)

// A file that was moved would run with the short ones, unnoticed.
const moved = long.filter((path) => !existsSync(path))
if (moved.length > 0) throw new Error(`vitest.config.ts names tests that are elsewhere: ${moved.join(', ')}`)

export default defineConfig({
  test: {
    // What a test asks of the machine's settings must not differ between a desk and a build server.
    // And a test makes its documents itself, unless it is about taking those of an earlier run.
    env: { NO_COLOR: '1', TZ: 'Europe/Amsterdam', COLLEGEVOORSTEL_CACHE: 'uit' },
    // Generous on purpose: a limit catches what hangs, and never judges how fast a machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: 'tests/updating.ts',
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [fixtures, ...kinds, ...long],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: [...long],
          exclude: [fixtures],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [...kinds],
          exclude: [fixtures],
          // Whole processes, browsers and Java at once: one file after another.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
