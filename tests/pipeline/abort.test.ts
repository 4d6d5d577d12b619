import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import type { Printed } from '../../src/print/page/printable.ts'
import type { Printer } from '../../src/print/printer.ts'
import { proposal, trialProject } from '../cli/trial-project.ts'

/** A printer that fails at once for one document, and much later for the others. */
function slowPrinter(onPrint: () => void) {
  const state = { busy: 0, printed: 0 }
  const print = async (): Promise<Printed> => {
    state.printed += 1
    const turn = state.printed
    state.busy += 1
    onPrint()
    if (turn > 1) await wait(150)
    state.busy -= 1
    throw new Error('Gestopt.')
  }
  const printer: Printer = {
    print,
    warm: async () => undefined,
    about: async () => Promise.reject(new Error('Niet gevraagd.')),
    close: async () => undefined,
  }
  return { printer, state }
}

it('waits, when it is aborted, until nothing of it is under way', async () => {
  const files = ['a.md', 'b.md', 'c.md']
  const project = await trialProject(Object.fromEntries(files.map((file) => [file, proposal()])))
  const stop = new AbortController()
  const reason = new Error('Onderbroken')
  const { printer, state } = slowPrinter(() => {
    if (state.printed === 2) stop.abort(reason)
  })
  const request = { files, cwd: project.root, strictness: 'lenient', html: 'discard', jobs: 2 } as const
  await expect(build(request, { printer, signal: stop.signal })).rejects.toBe(reason)
  expect(state).toEqual({ busy: 0, printed: 2 })
  expect(await project.output()).toEqual({})
})
