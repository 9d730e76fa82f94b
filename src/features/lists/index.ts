export * from './draft.contract.ts'
export { alikeTexts } from './alike-texts.ts'
export {
  type DraftCell,
  type DraftCells,
  type DraftRefusal,
  type DraftRow,
  type EditRefusal,
  type ListHead,
  marksOf,
  nothingRead,
  type Warning,
} from './draft.ts'
export { type Counted, type FieldLabels, jobView, type JobSeen, previewRow, sheetView } from './draft.view.ts'
export { anotherYear, draftRowsOf, headOf, usableCells } from './drafting.ts'
export { editCell, readTyped, type Edit } from './editing.ts'
export { vocabularyOf } from './list-words.ts'
export {
  actualResidence,
  bareCell,
  bareUnit,
  identityNumber,
  type MemberField,
  memberWords,
  permanentResidence,
  presentUnit,
  retirement,
  temporaryResidence,
  words,
} from './member-words.ts'
export { type Candidate, settle, type Settled } from './settling.ts'
export { partOf, textOf, writtenPart } from './partial.ts'
export { filled, readingText } from './reading-texts.ts'
export { type FileNote, noteProblem, notesOf, type ReadingCode } from './reading.ts'
