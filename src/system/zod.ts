import { config } from 'zod'

// Else zod compiles a program for every shape, in which the names of fields that a user's own kind adds would stand.
config({ jitless: true })

/** The one door to zod: whoever describes a shape comes in here, so that the setting above goes before it. */
export * as z from 'zod'
