import { useState, type ReactNode } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { Button } from '#ui/Button.tsx'
import { Dropzone } from '#ui/Dropzone.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { ListKind } from './contract.ts'
import './intake.css'
import '#ui/steps.css'

/** One file with the name of who supplied it, as the user gave it. */
export interface GivenFile {
  readonly file: File
  readonly suppliedBy: string
}

export type Send = (kind: ListKind, files: readonly GivenFile[]) => Promise<void>

/** The server's limit; told before a long upload rather than after. */
const largest = 30 * 1024 * 1024
const kinds = ['sent', 'received', 'residing'] as const

/** The three places where lists are given. `inside` shows the lists already there; `next` is the place to fill now. */
export function Intake({
  may = true,
  next,
  onSend,
  inside,
}: {
  /** False for those who only look: no place to give files. */
  may?: boolean
  next: ListKind | null
  onSend: Send
  inside?: (kind: ListKind) => ReactNode
}) {
  return (
    <ol className="Intake">
      {kinds.map((kind, i) => (
        <Place
          key={kind}
          kind={kind}
          number={i + 1}
          isNext={kind === next}
          inside={inside?.(kind)}
          {...(may && { onSend })}
        />
      ))}
    </ol>
  )
}

function Place({
  kind,
  number,
  isNext,
  onSend,
  inside,
}: {
  kind: ListKind
  number: number
  isNext: boolean
  onSend?: Send
  inside: ReactNode
}) {
  const t = useTexts(intakeTexts)
  const words = useTexts(reconciliationTexts)
  return (
    <li className="Intake-place card" data-next={isNext || undefined} data-optional={kind === 'residing' || undefined}>
      <div className="Intake-head">
        <span className={isNext ? 'Disc Disc-now' : 'Disc'} aria-hidden="true">
          {number}
        </span>
        <div>
          <h2 id={`place-${kind}`}>{words.kinds[kind]}</h2>
          <p className="second">{kind === 'residing' ? t.optional : t.needed}</p>
        </div>
      </div>
      <p className="Intake-what">{t.what[kind]}</p>
      {inside}
      {onSend && <Give kind={kind} isNext={isNext} more={Boolean(inside)} onSend={onSend} />}
    </li>
  )
}

function Give({ kind, isNext, more, onSend }: { kind: ListKind; isNext: boolean; more: boolean; onSend: Send }) {
  const t = useTexts(intakeTexts)
  const phone = useWidth() === 'phone'
  const [files, setFiles] = useState<readonly File[]>([])
  if (files.length > 0)
    return (
      <Chosen
        files={files}
        onSend={(given) => onSend(kind, given).then(() => setFiles([]))}
        onDrop={() => setFiles([])}
      />
    )
  return (
    <Dropzone
      button={phone ? t.chooseShort : more ? t.chooseMore : t.choose}
      hint={t.drag}
      kind={isNext ? 'filled' : 'outlined'}
      describedBy={`place-${kind}`}
      onFiles={setFiles}
    />
  )
}

/** Files chosen but not sent yet: who supplied each is asked here, simply, and may stay open. */
function Chosen({
  files,
  onSend,
  onDrop,
}: {
  files: readonly File[]
  onSend: (given: readonly GivenFile[]) => Promise<void>
  onDrop: () => void
}) {
  const t = useTexts(intakeTexts)
  const [suppliers, setSuppliers] = useState<Readonly<Record<number, string>>>({})
  const [busy, setBusy] = useState(false)
  const tooBig = files.filter((f) => f.size > largest)
  const send = async () => {
    setBusy(true)
    try {
      await onSend(files.map((file, i) => ({ file, suppliedBy: (suppliers[i] ?? '').trim() })))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="Intake-chosen"
      onSubmit={(event) => {
        event.preventDefault()
        if (tooBig.length === 0) void send()
      }}
    >
      {files.map((file, i) => (
        <label key={`${file.name}-${file.size}`}>
          <b>{file.name}</b>
          <span className="second">
            {t.supplier}. {t.supplierHint}
          </span>
          <input
            className="Field"
            maxLength={200}
            value={suppliers[i] ?? ''}
            onChange={(event) => setSuppliers({ ...suppliers, [i]: event.target.value })}
          />
        </label>
      ))}
      {tooBig.map((file) => (
        <Notice key={file.name} shape="wrong" urgent title={file.name}>
          {t.tooBig(String(largest / 1024 / 1024))}
        </Notice>
      ))}
      <Button type="submit" kind="filled" disabled={busy || tooBig.length > 0} autoFocus>
        {busy ? t.sending : t.read(files.length)}
      </Button>
      <Button kind="link" onClick={onDrop}>
        {t.dropThese}
      </Button>
    </form>
  )
}
