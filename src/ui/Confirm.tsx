import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import './confirm.css'

/** Only for what cannot be undone: says what will happen to how many before it does. */
export function Confirm({
  title,
  yes,
  no,
  busy,
  onYes,
  onNo,
  children,
}: {
  title: ReactNode
  yes: ReactNode
  no: ReactNode
  busy: boolean
  onYes: () => void
  onNo: () => void
  children: ReactNode
}) {
  return (
    <Modal opened onClose={onNo} title={title} centered size="34rem" withCloseButton={false}>
      <div className="stack">
        {children}
        <div className="line">
          <Button kind="outlined" data-autofocus onClick={onNo}>
            {no}
          </Button>
          <Button kind="filled" disabled={busy} onClick={onYes}>
            {yes}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
