/**
 * A figure with its goal: `1.72 (goal: at most 1.90, holds)`.
 * @param {number} figure
 * @param {{ readonly atMost: number } | { readonly atLeast: number }} goal
 * @param {number} [decimals]
 */
export function besideGoal(figure, goal, decimals = 2) {
  const [words, holds] =
    'atMost' in goal
      ? [`at most ${goal.atMost.toFixed(decimals)}`, figure <= goal.atMost]
      : [`at least ${goal.atLeast.toFixed(decimals)}`, figure >= goal.atLeast]
  return `${figure.toFixed(decimals)} (goal: ${words}, ${holds ? 'holds' : 'does not hold'})`
}
