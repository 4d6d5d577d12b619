import { join } from 'node:path'
import { readConfig } from '../../config/config.ts'
import { explainCommand } from '../../diagnostics/explain-command.ts'
import { nearestWords } from '../../diagnostics/nearest.ts'
import { loadKinds } from '../../forms/load-kind.ts'
import { overview, type Topic, topicNamed, topicNames } from '../../reference/topics.ts'
import { UsageError } from '../options/usage-error.ts'
import { markdownForTerminal, type ReferenceOptions, referenceText } from '../terminal/reference-text.ts'
import { rulePageText } from '../terminal/rule-pages.ts'
import { colorOf, type Terminal } from '../terminal/terminal.ts'

/**
 * `collegevoorstel explain [onderwerp]`: a rule, a kind of the project or the program, outcomes, grounds or settings, on stdout; without a
 * topic what can be explained.
 *
 * @throws UsageError for an unknown topic
 */
export function runExplain(word: string | undefined, terminal: Terminal): number {
  const { config } = readConfig(join(terminal.cwd, 'voorstel.md'))
  const kinds = loadKinds(config.home)
  const { stdout } = terminal
  const options: ReferenceOptions = { color: colorOf(terminal, stdout), width: stdout.columns ?? 80 }
  if (word === undefined) {
    stdout.write(referenceText(overview(kinds), options))
    return 0
  }
  const topic = topicNamed(word, kinds)
  if (topic === undefined) {
    const near = nearestWords(word, topicNames(kinds))
    throw new UsageError(
      `Over “${word}” is er geen uitleg.\nHet meest lijken hierop: ${near.join(', ')}. Alle onderwerpen ziet u met: ${explainCommand('')}`,
    )
  }
  stdout.write(textOf(topic, options))
  return 0
}

function textOf(topic: Topic, options: ReferenceOptions): string {
  if ('rule' in topic) return markdownForTerminal(rulePageText(topic.rule) ?? '', options)
  return 'markdown' in topic ? markdownForTerminal(topic.markdown(), options) : referenceText(topic.page(), options)
}
