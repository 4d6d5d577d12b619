/** The number of the user who runs the program; undefined on Windows, which has none. */
export function currentUser(): number | undefined {
  // biome-ignore lint/style/noRestrictedGlobals: On Windows node:process has no export named getuid; an import of it would not link.
  return process.getuid?.()
}
