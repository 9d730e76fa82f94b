import { z } from 'zod'

export const views = ['register', 'breaches', 'kept', 'erased'] as const
export type View = (typeof views)[number]

export const PrivacySearch = z.object({
  view: z.enum(views).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  /** Who is to be erased. */
  person: z.uuid().optional().catch(undefined),
})
export type PrivacySearch = z.infer<typeof PrivacySearch>
