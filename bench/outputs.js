// Records a hash of everything the program makes and reports, or compares two such records.
// See bench/README.md.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: 'string', default: here },
    inputs: { type: 'string', default: here },
    only: { type: 'string', default: 'build,agenda,check,fix,words' },
    keep: { type: 'string' },
  },
})
const [command, first, second] = positionals
if (command === 'record' && first) await record(first)
else if (command === 'compare' && first && second) compare(first, second)
else throw new Error('Usage: node bench/outputs.js record <file> | compare <before> <after>')

/**
 * A folder of the tests, by its present path or that in an earlier checkout.
 * @param {string} inputs a checkout @param {string} now @param {string} before
 */
function fixtures(inputs, now, before) {
  const folder = join(inputs, now)
  return existsSync(folder) ? folder : join(inputs, before)
}

/** @param {string} file where the record is written */
async function record(file) {
  const program = resolve(values.program, 'bin/collegevoorstel.js')
  const inputs = resolve(values.inputs)
  const home = mkdtempSync(join(tmpdir(), 'outputs-'))
  /** @type {Record<string, string>} */
  const hashes = {}
  const kinds = values.only.split(',')
  try {
    for (const style of ['voorbeeldstad', 'neutraal']) {
      const at = join(home, style)
      cpSync(join(inputs, 'examples'), at, { recursive: true })
      const config = join(at, 'collegevoorstel.yaml')
      writeFileSync(config, readFileSync(config, 'utf8').replace(/^huisstijl: .*$/m, `huisstijl: ${style}`))
      const files = readdirSync(at)
        .filter((name) => existsSync(join(at, name, 'voorstel.md')))
        .map((name) => join(name, 'voorstel.md'))
      if (kinds.includes('build')) {
        await run(`build/${style}`, at, [
          'build',
          ...files,
          '--edition',
          'alle',
          '--html',
          '--no-cache',
          ...reporters('build'),
        ])
        await run(`build-public/${style}`, at, [
          'build',
          ...files,
          '--edition',
          'openbaar',
          '--out',
          'publiek',
          '--no-cache',
          ...reporters('public'),
        ])
      }
      if (kinds.includes('agenda'))
        await run(`agenda/${style}`, at, [
          'agenda',
          'agenda-week-48/agenda.yaml',
          '--edition',
          'alle',
          '--out',
          'vergadering',
          '--html',
          '--no-cache',
          ...reporters('agenda'),
        ])
      if (kinds.includes('build') || kinds.includes('agenda')) hashFolder(`files/${style}`, at)
    }
    if (kinds.includes('check')) {
      const at = join(home, 'rules')
      cpSync(join(inputs, 'tests/rules/fixtures'), at, { recursive: true })
      const files = below(at).filter((path) => /\/(fout|goed)\.md$/.test(path))
      await run('check/rules', at, ['check', ...files, ...reporters('check')])
      await run('check/strict', at, ['check', '--strict', ...files, ...reporters('strict')])
      const agendas = join(home, 'agendas')
      cpSync(fixtures(inputs, 'tests/meeting/fixtures', 'tests/agenda/fixtures'), agendas, { recursive: true })
      const yaml = below(agendas).filter(
        (path) => /\.yaml$/.test(path) && !/collegevoorstel\.yaml|soort\.yaml/.test(path),
      )
      await run('check/agendas', agendas, ['check', ...yaml, ...reporters('check')])
      const bad = join(home, 'bad')
      cpSync(fixtures(inputs, 'tests/pipeline/fixtures/bad-input', 'tests/build/fixtures'), bad, { recursive: true })
      await run('check/bad', bad, ['check', ...below(bad).filter((path) => /\.md$/.test(path)), ...reporters('check')])
      const examples = join(home, 'examples')
      cpSync(join(inputs, 'examples'), examples, { recursive: true })
      const all = below(examples).filter((path) => /voorstel\.md$|agenda\.yaml$/.test(path))
      await run('check/examples', examples, ['check', ...all, ...reporters('check')])
      for (const folder of [at, agendas, bad, examples])
        hashFolder(`check/${relative(home, folder)}`, folder, /\/verslag-/)
    }
    if (kinds.includes('fix')) {
      const at = join(home, 'fix')
      cpSync(fixtures(inputs, 'tests/pipeline/fixtures/repair', 'tests/fix/fixtures'), at, { recursive: true })
      cpSync(join(inputs, 'tests/rules/fixtures'), join(at, 'rules'), { recursive: true })
      await run('fix', at, ['check', '--fix', ...below(at).filter((path) => /\.md$/.test(path)), ...reporters('fix')])
      hashFolder('fix', at)
    }
    if (kinds.includes('words')) {
      for (const name of ['build', 'check', 'agenda', 'watch', 'cache', 'schema', 'doctor', 'merge-reports'])
        await run(`help/${name}`, home, [name, '--help'])
      await run('help', home, ['--help'])
      for (const name of [
        'collegevoorstel',
        'brief-raad',
        'brief-college',
        'nota-raad',
        'beantwoording-vragen',
        'overig',
        'agenda',
        'configuratie',
        'verslag',
        'onzin',
      ])
        await run(`schema/${name}`, home, ['schema', name])
      await run('usage/none', home, [])
      await run('usage/unknown', home, ['bouw'])
      await run('usage/option', home, ['build', '--editie', 'x'])
      await run('usage/missing', home, ['build', 'er-is-niets.md'])
    }
  } finally {
    if (values.keep) cpSync(home, values.keep, { recursive: true })
    rmSync(home, { recursive: true, force: true })
  }
  writeFileSync(file, `${JSON.stringify(hashes, undefined, 1)}\n`)
  console.log(`${Object.keys(hashes).length} hashes in ${file}`)

  /** @param {string} name @param {string} cwd @param {readonly string[]} args */
  async function run(name, cwd, args) {
    const { code, stdout, stderr } = await output(program, args, cwd)
    hashes[`${name} exit`] = String(code)
    hashes[`${name} stdout`] = hash(masked(stdout))
    hashes[`${name} stderr`] = hash(sorted(masked(stderr)))
    if (values.keep)
      writeFileSync(join(home, `${name.replaceAll('/', '-')}.txt`), masked(`${stdout}\n-----\n${stderr}`))
  }

  /** @param {string} name @param {string} folder @param {RegExp} [only] */
  function hashFolder(name, folder, only = /./) {
    for (const path of below(folder)) {
      if (!only.test(`/${path}`)) continue
      const bytes = readFileSync(join(folder, path))
      hashes[`${name} ${path}`] = hash(/verslag-/.test(path) ? masked(bytes.toString('utf8')) : bytes)
    }
  }

  /** Run times differ, and so does the folder. @param {string} text */
  function masked(text) {
    return text
      .replaceAll(home, '<home>')
      .replaceAll(resolve(values.program), '<program>')
      .replace(/"duur": ?[\d.]+/g, '"duur":0')
      .replace(/\btime="[\d.]+"/g, 'time="0"')
      .replace(/\b\d+(,\d+)? (seconden?|ms|minuten?)\b/g, '0 s')
      .replace(/\b\d+,\d+ s\b/g, '0 s')
      .replace(/"startTimeUtc": ?"[^"]+"|"endTimeUtc": ?"[^"]+"|timestamp="[^"]+"/g, '')
  }
}

/** Documents that are made in parallel finish in any order. @param {string} text */
function sorted(text) {
  return text.split('\n').toSorted().join('\n')
}

/** @param {string} name */
function reporters(name) {
  return ['pretty', 'json', 'github', 'junit', 'sarif'].flatMap((kind) => [
    '--reporter',
    `${kind}=verslag-${name}.${kind}`,
  ])
}

/** @param {string} before @param {string} after */
function compare(before, after) {
  const [a, b] = [before, after].map(
    (file) => /** @type {Record<string, string>} */ (JSON.parse(readFileSync(file, 'utf8'))),
  )
  if (!a || !b) return
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name])
  for (const name of names) console.log(`${name}: ${a[name] ?? 'absent'} → ${b[name] ?? 'absent'}`)
  console.log(`${Object.keys(a).length} recorded, ${names.length} differ`)
  if (names.length > 0) process.exitCode = 1
}

/** @param {string} folder */
function below(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
}

/** @param {string | Uint8Array} bytes */
function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 24)
}

/**
 * @param {string} program @param {readonly string[]} args @param {string} cwd
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>}
 */
function output(program, args, cwd) {
  return new Promise((done, fail) => {
    const env = {
      ...process.env,
      TZ: 'Europe/Amsterdam',
      NO_COLOR: '1',
      COLLEGEVOORSTEL_CACHE: 'uit',
      SOURCE_DATE_EPOCH: '1796126400',
    }
    const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    child.on('error', fail)
    child.on('close', (code) => done({ code, stdout, stderr }))
  })
}
