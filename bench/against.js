// `build` of many proposals by this checkout and by another one, in turns, each beside a bare loop. How to read it: bench/README.md.
import { bareLoop } from './bare-loop.js'
import { besideGoal } from './goal.js'

/** @typedef {{ path: string, files: readonly string[] }} Project */
/** @typedef {{ seconds: number, processor: number, peak: number }} Run */

/**
 * @param {{
 *   counts: readonly number[],
 *   rounds: number,
 *   projectOf: (name: string, count: number) => Project,
 *   sides: { own: (project: Project) => Promise<Run>, other: (project: Project) => Promise<Run> },
 *   loop: Parameters<typeof bareLoop>[0],
 * }} comparison
 */
export async function compareInTurns({ counts, rounds, projectOf, sides, loop }) {
  for (const count of counts) {
    const project = projectOf(`tegen-${count}`, count)
    /** @type {{ own: Run, other: Run, loop: number }[]} */
    const turns = []
    for (let round = 0; round < rounds; round += 1) {
      // The first has the colder disk, so the order alternates.
      const first = round % 2 === 0 ? 'own' : 'other'
      const run = await sides[first](project)
      const bare = await bareLoop(loop)
      const next = await sides[first === 'own' ? 'other' : 'own'](project)
      turns.push(
        first === 'own' ? { own: run, other: next, loop: bare.speed } : { own: next, other: run, loop: bare.speed },
      )
    }
    const ratio = (/** @type {(turn: typeof turns[number]) => number} */ of) => median(turns.map(of))
    console.log(
      `${count} proposals, ${rounds} turns: ${ratio((turn) => count / turn.own.seconds).toFixed(1)} a second here, ` +
        `${ratio((turn) => count / turn.other.seconds).toFixed(1)} there, bare loop ${ratio((turn) => turn.loop).toFixed(1)}`,
    )
    console.log(
      `  speed × the other checkout: ${besideGoal(
        ratio(({ own, other }) => other.seconds / own.seconds),
        { atLeast: 0.8 },
      )}`,
    )
    console.log(
      `  speed × the bare loop: ${besideGoal(
        ratio((turn) => count / turn.own.seconds / turn.loop),
        { atLeast: 0.85 },
      )}`,
    )
    console.log(
      `  processor time × the other checkout: ${ratio(({ own, other }) => own.processor / other.processor).toFixed(2)}; ` +
        `Node at most ${ratio((turn) => turn.own.peak).toFixed(0)} MB here, ${ratio((turn) => turn.other.peak).toFixed(0)} MB there`,
    )
  }
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
