import { config } from 'zod'

// Otherwise zod compiles code for every shape, which would contain the field names of a user's own kind.
config({ jitless: true })

/**
 * The only import of zod: other modules import it from here, so that the setting above is applied first. Without a namespace
 * object, so that the bundle has only the parts that are used.
 */
export * from 'zod'
