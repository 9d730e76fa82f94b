import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { useTitle } from '#browser/title.ts'
import { useToday } from '#browser/today.ts'
import { UnitPicker } from '#features/units/web/index.ts'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Dropzone } from '#ui/Dropzone.tsx'
import { DayField, Select } from '#ui/FormField.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import { affiliationKinds } from '../../member.ts'
import { ImportEntry } from './ImportEntry.tsx'
import { api, importsQuery, keys } from './queries.ts'
import './imports.css'

/** The server's limit; told before a long upload rather than after. */
const largest = 30 * 1024 * 1024

const route = getRouteApi('/in/imports')

/** Where a list is given, and every list given before. */
export function ImportsPage() {
  const { unit } = route.useSearch()
  const t = useTexts(importTexts)
  const shell = useTexts(shellTexts)
  const { data } = useSuspenseQuery(importsQuery)
  const phone = useWidth() === 'phone'
  useTitle(t.title)
  return (
    <div className="Page">
      {!phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/members">{t.members}</Link>
          <span>{t.short}</span>
        </Crumbs>
      )}
      <div className="Page-head">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <Give home={unit} />
      <h2>{t.before}</h2>
      {data.imports.length === 0 ? (
        <p className="quiet">{t.none}</p>
      ) : (
        <ul className="Cards">
          {data.imports.map((one) => (
            <ImportEntry key={one.id} of={one} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Give({ home }: { home: string | undefined }) {
  const t = useTexts(importTexts)
  const words = useTexts(belongingTexts)
  const today = useToday()
  const client = useQueryClient()
  const go = useNavigate()
  const [unit, setUnit] = useState(home)
  const [kind, setKind] = useState<(typeof affiliationKinds)[number]>('official')
  const [on, setOn] = useState(today)
  const [tooBig, setTooBig] = useState(false)
  const send = useMutation({
    mutationFn: ({ file, at }: { file: File; at: string }) =>
      api.uploadImport({ query: { unit: at, kind, on, fileName: file.name }, body: file }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: keys.all })
      await go({ to: '/imports/$id', params: { id } })
    },
  })
  const give = ([file]: readonly File[]) => {
    setTooBig(file !== undefined && file.size > largest)
    if (file && file.size <= largest && unit !== undefined) send.mutate({ file, at: unit })
  }
  return (
    <section className="card ImportGive">
      <div className="Fields">
        <UnitPicker label={t.unit} value={unit} onUnit={setUnit} />
        <Select
          label={t.kind}
          value={kind}
          onValue={(value) => setKind(affiliationKinds.find((k) => k === value) ?? 'official')}
          choices={affiliationKinds.map((value) => ({ value, label: words.kindsLong[value] }))}
        />
        <DayField label={t.on} hint={t.onHint} value={on} onValue={setOn} pick={t.pick} max={today} />
      </div>
      {unit !== undefined && (
        <Dropzone
          button={send.isPending ? t.sending : t.choose}
          hint={t.drag}
          kind="filled"
          onFiles={(files) => !send.isPending && give(files)}
        />
      )}
      {tooBig && (
        <Notice shape="wrong" urgent>
          {t.tooBig(largest / 1024 / 1024)}
        </Notice>
      )}
      <Failure of={send.error} />
      <p className="second">{t.how}</p>
    </section>
  )
}
