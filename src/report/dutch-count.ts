/** A number with the singular or plural: `1 fout`, `2 fouten`. */
export function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`
}
