#!/usr/bin/env node
const { join } = require('node:path')
const { runCompiled } = require('./run-compiled.js')

runCompiled(join(__dirname, '..', 'dist', 'cli.cjs'))
