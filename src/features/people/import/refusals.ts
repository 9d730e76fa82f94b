import type { DraftRefusal } from '#features/lists/index.ts'
import type { ChoiceRefusal } from './choosing.ts'

/** Why something asked of an import is not done. */
export type ImportRefusal =
  | DraftRefusal
  | ChoiceRefusal
  | { readonly code: 'imports.inTheFuture' }
  | { readonly code: 'imports.underWay' }
  | { readonly code: 'imports.noCellHere' }
  | { readonly code: 'imports.nothingToAccept' }
  | { readonly code: 'imports.notAccepted' }
  | { readonly code: 'imports.nothingToUndo' }
  | { readonly code: 'imports.workHangs'; readonly people: number }
