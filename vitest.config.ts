import { defineConfig } from 'vitest/config'

/** Tests that start the whole program, many times or from a packed copy: one after another, when the quick ones are done. */
const slow = ['e2e', 'conformance'].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
)
const fixtures = '**/fixtures/**'

export default defineConfig({
  test: {
    // What a test asks of the machine's settings must not differ between a desk and a build server.
    // And a test makes its documents itself, unless it is about taking those of an earlier run.
    env: { NO_COLOR: '1', TZ: 'Europe/Amsterdam', COLLEGEVOORSTEL_CACHE: 'uit' },
    // Generous on purpose: a limit catches what hangs, and never judges how fast a machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['tests/**/*.test.ts'],
          exclude: [fixtures, ...slow],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow,
          exclude: [fixtures],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
