import { readFileSync } from 'node:fs'

/** Prints the changelog section of a tag: `node packaging/release-notes.js v1.2.3`. */
const tag = process.argv[2] ?? ''
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and the version in package.json ${version}.`)
process.stdout.write(notesOf(version, readFileSync('CHANGELOG.md', 'utf8')))

/**
 * @param {string} version @param {string} changelog in the form of Keep a Changelog 1.1
 * @returns {string} the section of that version, without its heading
 */
function notesOf(version, changelog) {
  const sections = changelog.split(/^## /m)
  const section = sections.find((text) => text.startsWith(`[${version}] - `))
  if (section === undefined) throw new Error(`CHANGELOG.md has no dated section for ${version}.`)
  const text = section.slice(section.indexOf('\n')).replace(/^\[[^\]]+\]: .*$/gm, '')
  return `${text.trim()}\n`
}
