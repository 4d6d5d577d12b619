/** A small picture that differs by its colour. */
export function logoSvg(color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><rect width="40" height="20" fill="${color}"/></svg>\n`
}
