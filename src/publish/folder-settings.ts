import { relative } from 'node:path'
import { type Config, configName } from '../config/config.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { publishRules } from '../rules/publish-rules.ts'
import { leadsOut, realFolder } from '../system/inside.ts'
import { statOf } from '../system/stat-of.ts'
import { type AddressBook, addressBookName, readAddressBook } from './address-book.ts'
import { municipality, type TooiValue } from './tooi.ts'

/** How a folder is published. */
export interface FolderSettings {
  /** With a slash at the end. */
  readonly basisadres: string
  readonly publisher: TooiValue
  /** What the folder publishes now. */
  readonly book: AddressBook
}

interface Asked {
  readonly config: Config
  /** The source, as the user names it. */
  readonly file: string
  /** Absolute. */
  readonly target: string
  /** The folder of the output, absolute. */
  readonly out: string
}

/** The settings, or everything that is missing or wrong. */
export function folderSettings(asked: Asked): FolderSettings | readonly Diagnostic[] {
  const { config, target } = asked
  const { gemeente, publicatie } = config
  const { naam, code } = gemeente
  const problems = [
    ...(publicatie.basisadres === undefined
      ? [
          missing(
            config,
            ['publicatie', 'basisadres'],
            'publicatie: {basisadres: https://www.voorbeeldstad.example/college/}',
          ),
        ]
      : []),
    ...(naam === undefined ? [missing(config, ['gemeente', 'naam'], 'gemeente: {naam: Voorbeeldstad}')] : []),
    ...(code === undefined ? [missing(config, ['gemeente', 'code'], 'gemeente: {code: gm0000}')] : []),
  ]
  if (problems.length > 0 || publicatie.basisadres === undefined || naam === undefined || code === undefined)
    return problems
  const basisadres = publicatie.basisadres.replace(/\/*$/, '/')
  const wrong = targetProblem(asked)
  if (wrong) return [wrong]
  const book = readAddressBook(target)
  if (book === 'malformed')
    return [
      problem(
        asked,
        `Het bestand ${addressBookName} in de map waarin u publiceert, is niet te lezen. Daarin staat welk adres elk stuk heeft.`,
        'Zet het bestand van de vorige keer terug, en verander er niets in met de hand.',
      ),
    ]
  const known = book === 'absent' ? { basisadres, publicaties: [], eigen: [] } : book
  if (known.basisadres !== basisadres)
    return [
      problem(
        asked,
        `De adressen in deze map beginnen met ${known.basisadres}, en in de instellingen staat nu ${basisadres}.`,
        'Adressen van wat gepubliceerd is, veranderen niet meer. Zet bij publicatie.basisadres het oude adres terug, of publiceer in een andere map.',
      ),
    ]
  return { basisadres, publisher: municipality(code, naam), book: known }
}

/** A web server serves the folder as it is: it holds no output, and the output does not hold it. */
function targetProblem(asked: Asked): Diagnostic | undefined {
  const { target, out } = asked
  const [real, own] = [realFolder(target), realFolder(out)]
  const isWithin = (folder: string, path: string) => !leadsOut(relative(folder, path))
  if (isWithin(own, real) || isWithin(real, own))
    return problem(
      asked,
      'De map waarin u publiceert, ligt in de map van de uitvoer, of andersom. In de uitvoer staat ook wat niet openbaar is.',
      'Kies bij --to een map ergens anders.',
    )
  const stat = statOf(target)
  return stat === undefined || stat.isDirectory()
    ? undefined
    : problem(asked, `${target} is geen map.`, 'Kies bij --to een map; zij wordt gemaakt als zij er nog niet is.')
}

function problem({ file }: Asked, reason: string, advice: string): Diagnostic {
  return diagnostic({ rule: publishRules['publicatie/doelmap'], file, reason, advice })
}

function missing(config: Config, [group, key]: readonly [string, string], example: string): Diagnostic {
  return diagnostic({
    rule: publishRules['publicatie/instelling'],
    file: config.name ?? configName,
    place: config.at?.([group]),
    reason: `In de instellingen ontbreekt ${group}.${key}.`,
    advice: `Zet in ${configName} bijvoorbeeld: ${example}`,
  })
}
