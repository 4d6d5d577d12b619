import { editorJsonSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { agendaRequired, agendaSchema } from './agenda-schema.ts'

/** JSON Schema of `agenda.yaml`, for editors. */
export function agendaJsonSchema(): JsonSchema {
  return {
    ...editorJsonSchema(agendaSchema),
    title: 'agenda.yaml',
    description: 'Een vergadering: wie er zijn, wat er op de agenda staat en wat er besloten is.',
    required: agendaRequired,
    oneOf: [{ required: ['punten'] }, { required: ['voorstellen'] }],
  }
}
