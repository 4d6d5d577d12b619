// @ts-check
/**
 * veraPDF, the reference validator of PDF/A and PDF/UA, over many files in one Java machine. Maven brings its libraries and
 * compiles Validate.java once into a cache folder; after that nothing but Java is started. Plain JavaScript, so that
 * run.js works on every Node this project works on.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {'2a' | '2b' | '2u' | '1a' | '3a' | 'ua1'} Flavour
 * @typedef {{ readonly rule: string, readonly count: number, readonly message: string, readonly place: string }} Failure
 * @typedef {{ readonly file: string, readonly flavour: Flavour, readonly ok: boolean, readonly failures: readonly Failure[] }} Result
 */

const here = dirname(fileURLToPath(import.meta.url))

/** Folder of the compiled class and the class path, named after what they are made of. */
function cacheFolder() {
  const hash = createHash('sha256')
  for (const name of ['pom.xml', 'Validate.java', 'Verapdf.java']) hash.update(readFileSync(join(here, name)))
  return resolve(here, '../../../node_modules/.cache/verapdf', hash.digest('hex').slice(0, 16))
}

/** @param {string} program @param {readonly string[]} args */
function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

/**
 * Why the validator cannot run here, or undefined when it can. Fetches and compiles it the first time.
 * @returns {string | undefined}
 */
export function unavailable() {
  const folder = cacheFolder()
  if (!succeeds('java', ['-version'])) return 'Java is not installed'
  if (existsSync(join(folder, 'ready'))) return undefined
  if (!succeeds('mvn', ['-version'])) return 'Maven is not installed'
  mkdirSync(folder, { recursive: true })
  const goals = [
    'compile',
    'dependency:build-classpath',
    `-DbuildDirectory=${folder}`,
    `-Dmdep.outputFile=${folder}/ready`,
  ]
  const common = ['-q', '-B', '-f', join(here, 'pom.xml')]
  if (succeeds('mvn', ['-o', ...common, ...goals])) return undefined
  const online = spawnSync('mvn', [...common, ...goals], { encoding: 'utf8' })
  return online.status === 0 ? undefined : `Maven could not bring veraPDF: ${online.stdout.slice(0, 500)}`
}

/**
 * Validates every file against every flavour.
 * @param {readonly string[]} files
 * @param {readonly Flavour[]} [flavours]
 * @returns {Promise<readonly Result[]>} in the order of the files, and of the flavours within a file
 * @throws when the validator cannot run; ask `unavailable` first
 */
export async function validate(files, flavours = ['2a', 'ua1']) {
  const reason = unavailable()
  if (reason) throw new Error(reason)
  const folder = cacheFolder()
  const classPath = `${join(folder, 'classes')}:${readFileSync(join(folder, 'ready'), 'utf8').trim()}`
  const java = spawn('java', ['-Xshare:auto', '-XX:TieredStopAtLevel=4', '-cp', classPath, 'Validate'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const jobs = files.flatMap((file) => flavours.map((flavour) => ({ file, flavour })))
  java.stdin.end(jobs.map((job) => `${job.flavour}\t${resolve(job.file)}\n`).join(''))
  let out = ''
  let errors = ''
  java.stdout.setEncoding('utf8').on('data', (text) => (out += text))
  java.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
  const code = await new Promise((done, failed) => java.on('error', failed).on('close', done))
  const lines = out.split('\n').filter((line) => line.startsWith('RESULT\t'))
  if (lines.length !== jobs.length) throw new Error(`veraPDF stopped (${code}): ${errors.slice(0, 2000)}`)
  return jobs.map((job, index) => ({ ...job, ...read(lines[index] ?? '') }))
}

/**
 * Writes a program that is started as veraPDF is, for the tests of `--verapdf`.
 * @param {string} path
 * @throws when the validator cannot run; ask `unavailable` first
 */
export function writeProgram(path) {
  const reason = unavailable()
  if (reason) throw new Error(reason)
  const folder = cacheFolder()
  const classPath = `${join(folder, 'classes')}:${readFileSync(join(folder, 'ready'), 'utf8').trim()}`
  writeFileSync(path, `#!/bin/sh\nexec java -Xshare:auto -cp '${classPath}' Verapdf "$@"\n`, { mode: 0o755 })
}

/** @param {string} line @returns {{ ok: boolean, failures: readonly Failure[] }} */
function read(line) {
  const [, verdict, ...fields] = line.split('\t')
  const failures = []
  for (let at = 0; at + 3 < fields.length; at += 4)
    failures.push({
      rule: fields[at] ?? '',
      count: Number(fields[at + 1]),
      message: fields[at + 2] ?? '',
      place: fields[at + 3] ?? '',
    })
  return { ok: verdict === 'ok', failures }
}

/** @param {readonly Result[]} results @returns {string} one line for each failed rule; empty when all passed */
export function failuresAsText(results) {
  return results
    .flatMap((result) =>
      result.failures.map(
        (failure) =>
          `${result.file} ${result.flavour} ${failure.rule} ×${failure.count}: ${failure.message} (${failure.place})`,
      ),
    )
    .join('\n')
}
