import { z } from '../system/zod.ts'
import { reportSchema } from './report-schema.ts'

/** JSON Schema (draft 7) of the JSON report, for whoever reads it with a program. */
export function reportJsonSchema(): { readonly [keyword: string]: unknown } {
  return z.toJSONSchema(reportSchema, { target: 'draft-7' })
}
