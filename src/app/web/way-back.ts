import { z } from 'zod'

/** A page of ours to go back to: `//elsewhere` and `/\\elsewhere` would be read as the name of another host. */
export const wayBack = z.string().regex(/^\/(?![/\\])/)
