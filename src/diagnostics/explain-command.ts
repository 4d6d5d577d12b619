/** The command that explains a topic in the terminal: a rule, a kind, `gronden`. Every message that refers to an explanation ends with it. */
export function explainCommand(topic: string): string {
  return `collegevoorstel explain ${topic}`.trimEnd()
}
