import { attempt } from '../system/attempt.ts'
import { uint32 } from './bytes.ts'

/** Number of parameters of a parametric curve by its function type (ICC.1:2022, table 68). */
const parameters = [1, 3, 4, 5, 7]

/**
 * A tag of an ICC profile as its type states it: its numbers only, without reserved bytes and without what follows. Undefined
 * when it is damaged or of a type that no colour transform uses.
 */
export function rebuiltTag(tag: Buffer): Buffer | undefined {
  return attempt(() => {
    const type = tag.toString('latin1', 0, 4)
    if (type === 'mAB ' || type === 'mBA ') return rebuiltStages(tag, type)
    const length = lengthOf(tag, type)
    return length === undefined ? undefined : cut(tag, length, type === 'mft1' || type === 'mft2' ? [11] : [])
  })
}

/** The first bytes, with zeros for the four reserved ones of every type and for those named. */
function cut(tag: Buffer, length: number, reserved: readonly number[]): Buffer {
  if (length > tag.length) throw new RangeError('a tag is cut off')
  const result = Buffer.from(tag.subarray(0, length))
  result.fill(0, 4, 8)
  for (const at of reserved) result[at] = 0
  return result
}

function lengthOf(tag: Buffer, type: string): number | undefined {
  if (type === 'XYZ ') return 20
  if (type === 'sf32') return 44
  if (type === 'cicp') return 12
  if (type === 'curv') return 12 + tag.readUInt32BE(8) * 2
  if (type === 'para') return 12 + (parameters[tag.readUInt16BE(8)] ?? Number.NaN) * 4
  const [inputs = 0, outputs = 0, grid = 0] = tag.subarray(8)
  const table = grid ** inputs * outputs
  if (type === 'mft1') return 48 + 256 * inputs + table + 256 * outputs
  if (type === 'mft2') return 52 + (tag.readUInt16BE(48) * inputs + table + tag.readUInt16BE(50) * outputs) * 2
  return undefined
}

/** The stages of `lutAToBType` and `lutBToAType` (ICC.1:2022, 10.12 and 10.13): each rewritten and placed anew. */
function rebuiltStages(tag: Buffer, type: 'mAB ' | 'mBA '): Buffer {
  const [inputs = 0, outputs = 0] = tag.subarray(8)
  const [near, far] = type === 'mAB ' ? [outputs, inputs] : [inputs, outputs]
  const offsets = [12, 16, 20, 24, 28].map((at) => tag.readUInt32BE(at))
  const [b = 0, matrix = 0, m = 0, table = 0, a = 0] = offsets
  const stages = [
    curvesAt(tag, b, near),
    matrix === 0 ? Buffer.alloc(0) : cut4(tag.subarray(matrix), 48),
    curvesAt(tag, m, near),
    table === 0 ? Buffer.alloc(0) : tableAt(tag.subarray(table), inputs, outputs),
    curvesAt(tag, a, far),
  ]
  let end = 32
  const placed = stages.map((stage) => {
    const start = stage.length === 0 ? 0 : end
    end += stage.length
    return uint32(start)
  })
  const head = Buffer.from([...Buffer.from(type, 'latin1'), 0, 0, 0, 0, inputs, outputs, 0, 0])
  return Buffer.concat([head, ...placed, ...stages])
}

function cut4(data: Buffer, length: number): Buffer {
  if (length > data.length) throw new RangeError('a tag is cut off')
  return Buffer.concat([data.subarray(0, length), Buffer.alloc((4 - (length % 4)) % 4)])
}

function curvesAt(tag: Buffer, offset: number, count: number): Buffer {
  const curves: Buffer[] = []
  for (let at = offset; offset !== 0 && curves.length < count; ) {
    const type = tag.toString('latin1', at, at + 4)
    if (type !== 'curv' && type !== 'para') throw new RangeError('a stage has no curve')
    const length = lengthOf(tag.subarray(at), type) ?? 0
    const curve = cut4(cut(tag.subarray(at), length, type === 'para' ? [10, 11] : []), length)
    curves.push(curve)
    at += curve.length
  }
  return Buffer.concat(curves)
}

function tableAt(data: Buffer, inputs: number, outputs: number): Buffer {
  const grid = data.subarray(0, 16).map((points, index) => (index < inputs ? points : 0))
  const points = grid.subarray(0, inputs).reduce((product, each) => product * each, 1)
  const precision = data[16] === 1 ? 1 : 2
  const values = cut4(data.subarray(20), points * outputs * precision)
  return Buffer.concat([grid, Buffer.from([precision, 0, 0, 0]), values])
}
