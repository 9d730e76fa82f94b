import { useId, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonKind } from './Button.tsx'
import './dropzone.css'

const accepted = '.xlsx,.xls,.csv,.txt,.tsv'

/** Files may be dropped anywhere on it, or chosen with its button. `hint` is for those who can drag. */
export function Dropzone({
  button,
  hint,
  kind = 'outlined',
  describedBy,
  onFiles,
  children,
}: {
  button: ReactNode
  hint: ReactNode
  kind?: ButtonKind
  describedBy?: string
  onFiles: (files: readonly File[]) => void
  children?: ReactNode
}) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const id = useId()
  return (
    <div
      className="Dropzone"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        give(event.dataTransfer.files, onFiles)
      }}
    >
      {children}
      <p className="Dropzone-hint">{hint}</p>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={accepted}
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
        onChange={(event) => {
          give(event.target.files, onFiles)
          event.target.value = '' // the same file may be chosen again after it was mended
        }}
      />
      <Button kind={kind} aria-describedby={describedBy} onClick={() => input.current?.click()}>
        {button}
      </Button>
    </div>
  )
}

function give(files: FileList | null, onFiles: (files: readonly File[]) => void): void {
  if (files && files.length > 0) onFiles([...files])
}
