/** What an operator takes: n a number, N any numbers, s a string, a an array, m a name, d a dictionary or the name of one. */
type Operands = string

/**
 * The operators of a content stream with their operands (ISO 32000-1, annex A), without those that begin or end an inline image, and
 * the marked-content points, which paint nothing.
 */
export const operatorOperands: ReadonlyMap<string, Operands> = new Map(
  (
    'q Q h S s f F f* B B* b b* n W W* BT ET T* BX EX EMC w:n J:n j:n M:n i:n cm:nnnnnn m:nn l:nn c:nnnnnn v:nnnn y:nnnn re:nnnn ' +
    'Tc:n Tw:n Tz:n TL:n Tr:n Ts:n Td:nn TD:nn Tm:nnnnnn Tf:mn Tj:s TJ:a \':s ":nns d:an ri:m gs:m CS:m cs:m SC:N sc:N SCN:N scn:N ' +
    'G:n g:n RG:nnn rg:nnn K:nnnn k:nnnn sh:m Do:m BMC:m BDC:md d0:nn d1:nnnnnn'
  )
    .split(' ')
    .map((each) => [each.split(':')[0] ?? '', each.split(':')[1] ?? ''] as const),
)
