// gray-matter only splits the fence here (src/document/front-matter/split-fence.ts); its YAML reader must never run, so it is not bundled.
const absent = () => {
  throw new Error('js-yaml is not part of this program')
}
export const safeLoad = absent
export const safeDump = absent
