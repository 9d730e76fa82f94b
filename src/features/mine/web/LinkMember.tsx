import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { dayText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { TextInput } from '#ui/FormField.tsx'
import { WaitingHere } from '#features/proposals/web/index.ts'
import type { Candidate } from '../linking.contract.ts'
import { accountPersonQuery, api } from './queries.ts'
import './mine.css'

/** Whose an account is in the register: told, looked up and said. Fetched only when it is opened. */
export function LinkMember({ account }: { account: string }) {
  const t = useTexts(requestTexts)
  const [open, setOpen] = useState(false)
  return (
    <div className="stack Mine-link">
      <div>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.linkTitle}
        </Button>
      </div>
      {open && <Whose account={account} />}
    </div>
  )
}

function Whose({ account }: { account: string }) {
  const client = useQueryClient()
  const [search, setSearch] = useState<string>()
  const { data, error } = useQuery(accountPersonQuery(account, search))
  const link = useMutation({
    mutationFn: (person: string | null) => api.linkAccount({ params: { id: account }, body: { person } }),
    onSuccess: () => client.invalidateQueries(),
  })
  const given = { busy: link.isPending, onLink: link.mutate }
  return (
    <div className="stack">
      <Failure of={error ?? link.error} />
      <WaitingHere about={({ kind, what }) => (kind === 'link' || kind === 'unlink') && what['account'] === account} />
      {data?.person && <Linked of={data.person} {...given} />}
      {data && !data.person && (
        <Candidates of={data.candidates} search={search ?? ''} onSearch={setSearch} {...given} />
      )}
    </div>
  )
}

interface Linking {
  readonly busy: boolean
  readonly onLink: (person: string | null) => void
}

function Linked({ of, busy, onLink }: { of: { id: string | null; name: string | null } } & Linking) {
  const t = useTexts(requestTexts)
  return (
    <>
      <p>
        {of.id === null ? (
          t.linkedElsewhere
        ) : (
          <>
            {t.linkedTo}{' '}
            <Link to="/members/$person" params={{ person: of.id }}>
              {of.name}
            </Link>
          </>
        )}
      </p>
      <div>
        <Button disabled={busy} onClick={() => onLink(null)}>
          {t.unlink}
        </Button>
      </div>
    </>
  )
}

function Candidates({
  of,
  search,
  onSearch,
  busy,
  onLink,
}: { of: readonly Candidate[]; search: string; onSearch: (typed: string) => void } & Linking) {
  const t = useTexts(requestTexts)
  const about = ({ born, unit }: Candidate) => [born === null ? '' : t.born(dayText(born)), unit ?? ''].filter(Boolean)
  return (
    <>
      <p>{t.notLinked}</p>
      <TextInput label={t.search} maxLength={100} value={search} onValue={onSearch} />
      {of.length === 0 && <p className="second">{t.nobody}</p>}
      <ul className="Mine-candidates">
        {of.map((one) => (
          <li key={one.person}>
            <span>
              <b>{one.name}</b> <span className="second">{about(one).join(', ')}</span>
            </span>
            <Button disabled={busy} onClick={() => onLink(one.person)}>
              {t.link}
              <span className="hidden">: {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
