import type { ReactNode } from 'react'
import type { MemberPage } from './contract.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { DaysForm, EndForm, MoveForm } from './PlaceForms.tsx'
import type { Action } from './search.ts'
import { JoinForm, StatusForm } from './StatusAndJoin.tsx'

/** The form the address asks for, where the reader may do that. */
export function OpenForm({
  page,
  action,
  of,
  onDone,
}: {
  page: MemberPage
  action: Action
  of: string | undefined
  onDone: () => void
}) {
  if (!page.may.includes(action === 'days' ? 'end' : action)) return null
  const at = page.belongs.find((b) => b.id === of)
  const placed = at && { page, onDone, at }
  const forms: Readonly<Record<Action, ReactNode>> = {
    correct: <CorrectForm page={page} onDone={onDone} />,
    status: <StatusForm page={page} onDone={onDone} />,
    join: <JoinForm page={page} onDone={onDone} />,
    move: placed && <MoveForm {...placed} />,
    end: placed && <EndForm {...placed} />,
    days: placed && <DaysForm {...placed} />,
  }
  return forms[action]
}
