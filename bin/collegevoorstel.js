#!/usr/bin/env node
const { join } = require('node:path')
const process = require('node:process')
const { runCompiled } = require('./run-compiled.js')

runCompiled(join(__dirname, '..', 'dist', process.argv[2] === 'check' ? 'check.cjs' : 'cli.cjs'))
