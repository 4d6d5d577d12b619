import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFiles, writingError } from '../system/write-files.ts'
import type { Operation, Plan } from './plan.ts'

/**
 * Makes the changes of a plan, each file whole or not at all, one after the other: no more than one file is in memory.
 *
 * @param onDone called after each change
 * @throws EnvironmentError; what was not changed is changed by the next run
 */
export async function applyPlan(
  target: string,
  { operations }: Pick<Plan, 'operations'>,
  {
    signal,
    onDone,
  }: { readonly signal?: AbortSignal | undefined; readonly onDone?: (operation: Operation) => void } = {},
): Promise<void> {
  for (const operation of operations) {
    signal?.throwIfAborted()
    const { path } = operation
    if (operation.type === 'write') await writeFiles(target, [{ path, bytes: await operation.content() }], [], signal)
    else remove(join(target, path), target)
    onDone?.(operation)
  }
}

function remove(path: string, target: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    throw writingError(error, target)
  }
}
