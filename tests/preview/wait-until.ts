/** Waits for something that is sure to come; a test's own time limit ends it when it does not. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 5))
}

/** Time in which what should not happen could have. */
export async function aWhile(milliseconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds))
}
