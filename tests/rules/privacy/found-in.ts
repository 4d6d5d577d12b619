import type { OwnData } from '../../../src/rules/privacy/detector.ts'
import { type PersonalType, personalDataIn } from '../../../src/rules/privacy/personal-data.ts'

/** The parts of a text that look like a datum of a type. */
export function foundIn(text: string, type: PersonalType, own: OwnData = {}): readonly string[] {
  return personalDataIn(text, own).flatMap((one) => (one.type === type ? [one.text] : []))
}
