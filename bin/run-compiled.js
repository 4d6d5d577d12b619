// CommonJS, as the bundle itself: loading two modules took Node eight milliseconds more.
const { createHash } = require('node:crypto')
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const nodeModule = require('node:module')
const { dirname, isAbsolute, join } = require('node:path')
const process = require('node:process')
const { Script } = require('node:vm')

/**
 * Runs a CommonJS program with the code that V8 compiled the last time this command ran: half of a cold start went into compiling.
 * Node keeps compiled code by itself from 22.1 on, but only what is compiled on loading, not the functions that were called.
 * The code lies in the user's own cache, never in a temporary folder that others can write in. Without it all works, slower.
 * @param {string} file absolute
 */
function runCompiled(file) {
  const bytes = readFileSync(file)
  const kept = keptFile(bytes)
  const cachedData = kept && readOwn(kept)
  const script = new Script(nodeModule.wrap(bytes.toString()), { filename: file, cachedData })
  const program = { exports: {} }
  script
    .runInThisContext()
    .call(program.exports, program.exports, nodeModule.createRequire(file), program, file, dirname(file))
  // On leaving, when what was needed has been compiled. V8 itself refuses code of another version or other flags.
  if (kept && (cachedData === undefined || script.cachedDataRejected)) process.on('exit', () => keep(kept, script))
}

/**
 * One for each command: they need different parts. V8 itself compares no more of the source than its length.
 * @param {Buffer} source @returns {string | undefined}
 */
function keptFile(source) {
  const { env, argv, version } = process
  const cache = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && join(env.HOME, '.cache'))
  if (!cache || !isAbsolute(cache)) return undefined
  const name = createHash('sha256').update(version).update(source).digest('hex').slice(0, 24)
  const command = /^[a-z]{1,12}$/.test(argv[2] ?? '') ? argv[2] : 'anders'
  return join(cache, 'collegevoorstel', 'gecompileerd', `${name}-${command}`)
}

/** Only what this user wrote and nobody else can write in. @param {string} file @returns {Buffer | undefined} */
function readOwn(file) {
  try {
    const { uid, mode } = statSync(file)
    return process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0) ? undefined : readFileSync(file)
  } catch {
    return undefined
  }
}

/** @param {string} file @param {Script} script */
function keep(file, script) {
  const fresh = `${file}.${process.pid}`
  try {
    makeFolder(dirname(file))
    writeFileSync(fresh, script.createCachedData(), { mode: 0o600, flag: 'wx' })
    renameSync(fresh, file)
    tidy(dirname(file))
  } catch {
    // A cache that cannot be kept costs time, nothing else.
    try {
      rmSync(fresh, { force: true })
    } catch {
      // Nor does one that cannot be removed.
    }
  }
}

/** Node's own way of making several at once never ends below /proc. @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (error.code === 'EEXIST') return
    if (error.code !== 'ENOENT' || dirname(folder) === folder) throw error
    makeFolder(dirname(folder))
    mkdirSync(folder, { mode: 0o700 })
  }
}

/** Of a version that is used no more, nobody else takes the code away. */
const mostKept = 24
const longestKept = 30 * 24 * 60 * 60 * 1000

/** Another process may be reading or tidying the same: what it misses it compiles, or finds gone. @param {string} folder */
function tidy(folder) {
  const kept = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{24}-[a-z]+(\.\d+)?$/.test(name))
    .map((name) => ({
      file: join(folder, name),
      time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.time - a.time)
  for (const [index, { file, time }] of kept.entries()) {
    if (index >= mostKept || Date.now() - time > longestKept) rmSync(file, { force: true })
  }
}

module.exports = { runCompiled }
