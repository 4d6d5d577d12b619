import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether vitest runs with `-u`: then pictures are kept anew, as snapshots are. */
    readonly updating: boolean
  }
}

export default function provideUpdating(project: TestProject): void {
  project.provide('updating', project.config.snapshotOptions.updateSnapshot === 'all')
}
