import { z } from 'zod'

export const RolesSearch = z.object({ unit: z.uuid().optional().catch(undefined) })
