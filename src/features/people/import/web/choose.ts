import type { DifferenceRow } from '../imports.contract.ts'

/** What somebody chooses about a row. */
export type Choose = (body: {
  leave?: boolean
  fields?: Partial<Record<DifferenceRow['changes'][number]['field'], boolean>>
  verdict?: string | null
}) => void
