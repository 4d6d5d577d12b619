#!/usr/bin/env node
import module from 'node:module'
import { isAbsolute, join } from 'node:path'
import { env } from 'node:process'

// Node 22.1 and later can keep compiled code. It goes to the user's own cache, never to a temporary folder that others can write in.
const cache = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && join(env.HOME, '.cache'))
if (cache && isAbsolute(cache)) module.enableCompileCache?.(join(cache, 'collegevoorstel', 'compiled'))

await import('../dist/cli.js')
