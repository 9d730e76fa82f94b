import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { useTitle } from '#browser/title.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { Failure } from '#browser/Failure.tsx'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { ListKind, Purpose } from './contract.ts'
import { HowUsed } from './HowUsed.tsx'
import { Intake, type GivenFile } from './Intake.tsx'
import { allQuery, api, keys } from './queries.ts'

const purposes = ['followTransfers', 'afterMerger', 'beforeReport'] as const

/** Nothing given yet: what comes here, and one way to begin. The first file given opens the reconciliation. */
export function BeginPage() {
  const t = useTexts(intakeTexts)
  useTitle(t.title)
  const { data } = useSuspenseQuery(allQuery)
  if (data.mayOpenAt.length === 0)
    return (
      <div className="Page">
        <h1>{t.openNew}</h1>
        <Notice>{t.mayNot}</Notice>
        <div>
          <Link to="/reconciliations" className={buttonClass('outlined')}>
            {t.choosing}
          </Link>
        </div>
      </div>
    )
  return <Begin mayOpenAt={data.mayOpenAt} />
}

type Units = readonly { readonly id: string; readonly name: string }[]

function Begin({ mayOpenAt }: { mayOpenAt: Units }) {
  const t = useTexts(intakeTexts)
  const client = useQueryClient()
  const go = useNavigate()
  const [unit, setUnit] = useState(mayOpenAt[0]?.id ?? '')
  const [purpose, setPurpose] = useState<Purpose>('followTransfers')
  const open = async () => {
    const { id } = await api.openReconciliation({ body: { unit, purpose } })
    await client.invalidateQueries({ queryKey: keys.all })
    return id
  }
  const send = useMutation({
    mutationFn: async ({ kind, files }: { kind: ListKind; files: readonly GivenFile[] }) => {
      const id = await open()
      const lists = await sendAll(id, kind, files)
      await (lists.length === 1 && lists[0]
        ? go({ to: '/reconciliations/$id/lists/$list', params: { id, list: lists[0].id } })
        : go({ to: '/reconciliations/$id/lists', params: { id } }))
    },
  })
  const samples = useMutation({
    mutationFn: async () => {
      const id = await open()
      await api.loadSamples({ params: { id } })
      await go({ to: '/reconciliations/$id', params: { id } })
    },
  })
  return (
    <div className="Page">
      <div className="Page-head Begin-head">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <Asks units={mayOpenAt} unit={unit} onUnit={setUnit} purpose={purpose} onPurpose={setPurpose} />
      <Failure of={send.error ?? samples.error} />
      <Intake next="sent" onSend={(kind, files) => send.mutateAsync({ kind, files })} />
      <section className="strip Intake-samples">
        <div>
          <h3>{t.noneYet}</h3>
          <p className="second">{t.samplesWhat}</p>
        </div>
        <Button kind="act" disabled={samples.isPending} onClick={() => samples.mutate()}>
          {samples.isPending ? t.samplesBusy : t.samples}
        </Button>
      </section>
      <HowUsed />
    </div>
  )
}

/** One after another: the server reads them in the order given, and a refusal names its own file. */
export async function sendAll(id: string, kind: ListKind, files: readonly GivenFile[]) {
  const lists = []
  for (const { file, suppliedBy } of files) {
    const query = { kind, fileName: file.name, ...(suppliedBy === '' ? {} : { suppliedBy }) }
    lists.push(await api.uploadList({ params: { id }, query, body: file }))
  }
  return lists
}

function Asks({
  units,
  unit,
  onUnit,
  purpose,
  onPurpose,
}: {
  units: Units
  unit: string
  onUnit: (unit: string) => void
  purpose: Purpose
  onPurpose: (purpose: Purpose) => void
}) {
  const t = useTexts(intakeTexts)
  const words = useTexts(reconciliationTexts)
  return (
    <div className="Intake-asks">
      <label>
        <span className="second">{t.at}</span>
        {units.length === 1 ? (
          <b>{units[0]?.name}</b>
        ) : (
          <select className="Field" value={unit} onChange={(event) => onUnit(event.target.value)}>
            {units.map((u) => (
              <option key={u.id} value={u.id}>
                {u.name}
              </option>
            ))}
          </select>
        )}
      </label>
      <label>
        <span className="second">{t.purpose}</span>
        <select
          className="Field"
          value={purpose}
          onChange={(event) => {
            const chosen = purposes.find((p) => p === event.target.value)
            if (chosen) onPurpose(chosen)
          }}
        >
          {purposes.map((p) => (
            <option key={p} value={p}>
              {words.purposes[p]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
