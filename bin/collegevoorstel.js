#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { runCompiled } from './run-compiled.js'

runCompiled(fileURLToPath(new URL('../dist/cli.cjs', import.meta.url)))
