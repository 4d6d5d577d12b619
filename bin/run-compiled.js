// CommonJS like the bundle: loading two ES modules took eight milliseconds more.
const { createHash } = require('node:crypto')
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const nodeModule = require('node:module')
const { dirname, isAbsolute, join } = require('node:path')
const process = require('node:process')
const { Script } = require('node:vm')

/**
 * Runs a CommonJS program with the V8 code cache of an earlier run of the command (docs/decisions.md). The cache is in the user's
 * own folder, never in a shared temporary one. Without it the program runs slower.
 * @param {string} file absolute
 */
function runCompiled(file) {
  const bytes = readFileSync(file)
  const cacheFile = cacheFileOf(bytes)
  const cachedData = cacheFile && readOwn(cacheFile)
  const script = new Script(nodeModule.wrap(bytes.toString()), { filename: file, cachedData })
  const program = { exports: {} }
  script
    .runInThisContext()
    .call(program.exports, program.exports, nodeModule.createRequire(file), program, file, dirname(file))
  // At exit, so that it holds the functions that were called. V8 rejects code of another version or with other flags.
  if (cacheFile && (cachedData === undefined || script.cachedDataRejected))
    process.on('exit', () => store(cacheFile, script))
}

/**
 * One file per command, since each calls other functions. The name has a hash of the source: V8 compares only its length.
 * @param {Buffer} source @returns {string | undefined}
 */
function cacheFileOf(source) {
  const { env, argv, version } = process
  const cache = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && join(env.HOME, '.cache'))
  if (!cache || !isAbsolute(cache)) return undefined
  const name = createHash('sha256').update(version).update(source).digest('hex').slice(0, 24)
  const command = /^[a-z]{1,12}$/.test(argv[2] ?? '') ? argv[2] : 'anders'
  return join(cache, 'collegevoorstel', 'gecompileerd', `${name}-${command}`)
}

/** Reads a file only if this user owns it and nobody else can write to it. @param {string} file @returns {Buffer | undefined} */
function readOwn(file) {
  try {
    const { uid, mode } = statSync(file)
    return process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0) ? undefined : readFileSync(file)
  } catch {
    return undefined
  }
}

/** @param {string} file @param {Script} script */
function store(file, script) {
  const fresh = `${file}.${process.pid}`
  try {
    makeFolder(dirname(file))
    writeFileSync(fresh, script.createCachedData(), { mode: 0o600, flag: 'wx' })
    renameSync(fresh, file)
    evict(dirname(file))
  } catch {
    // Without a stored cache the next run is slower.
    try {
      rmSync(fresh, { force: true })
    } catch {
      // The next eviction removes it.
    }
  }
}

/** Node's `recursive` option does not terminate below /proc. @param {string} folder */
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

/** Files of versions that are no longer used remain otherwise. */
const maxFiles = 24
const maxAge = 30 * 24 * 60 * 60 * 1000

/** Removes the oldest files. Another process that misses one compiles the code itself. @param {string} folder */
function evict(folder) {
  const files = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{24}-[a-z]+(\.\d+)?$/.test(name))
    .map((name) => ({
      file: join(folder, name),
      time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.time - a.time)
  for (const [index, { file, time }] of files.entries()) {
    if (index >= maxFiles || Date.now() - time > maxAge) rmSync(file, { force: true })
  }
}

module.exports = { runCompiled }
