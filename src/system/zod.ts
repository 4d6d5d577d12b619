import { config } from 'zod'

// Else zod writes and compiles a program for every shape that is read, which takes longer than reading a thousand documents wins.
config({ jitless: true })

/** The one door to zod: whoever describes a shape comes in here, so that the setting above goes before it. */
export * as z from 'zod'
