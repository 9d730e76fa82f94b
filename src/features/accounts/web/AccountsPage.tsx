import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useState, type ReactNode } from 'react'
import { keptDraft } from '#browser/draft.ts'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { useTitle } from '#browser/title.ts'
import { Button } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { TextInput } from '#ui/FormField.tsx'
import { Empty } from '#ui/Notice.tsx'
import { Pager } from '#ui/Pager.tsx'
import type { AccountView } from '../keeping.contract.ts'
import { AccountEntry } from './AccountEntry.tsx'
import { accountsKey, accountsQuery, type Asked, pageSize } from './api.ts'
import { type Code, CodeSlip } from './CodeSlip.tsx'
import { OpenAccount, openingDraft } from './OpenAccount.tsx'
import './accounts.css'

/** What another subject shows with each account that is kept here. */
type Beside = ComponentType<{ account: string }>

/** The accounts of the units within reach: opened, given a new code, ended, closed. */
export function AccountsPage({ Beside }: { Beside?: Beside }) {
  const t = useTexts(accountTexts)
  useTitle(t.title)
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked>({ page: 1, search: '', state: 'open' })
  const [opening, setOpening] = useState(() => keptDraft(openingDraft) !== null)
  const [code, setCode] = useState<Code>()
  const list = useQuery(accountsQuery(asked))
  const changed = () => client.invalidateQueries({ queryKey: accountsKey })
  const handOver = (made: Code) => {
    setOpening(false)
    setCode(made)
    void changed()
  }
  return (
    <div className="Page">
      <div className="Page-head apart no-print">
        <div>
          <h1>{t.title}</h1>
          <p className="quiet">{t.lead}</p>
        </div>
        {!opening && !code && (
          <Button kind="filled" onClick={() => setOpening(true)}>
            {t.open}
          </Button>
        )}
      </div>
      {code && <CodeSlip of={code} onDone={() => setCode(undefined)} />}
      {opening && <OpenAccount onCode={handOver} onLeave={() => setOpening(false)} />}
      <div className="Accounts-asked no-print">
        <TextInput
          label={t.search}
          maxLength={100}
          value={asked.search}
          onValue={(search) => setAsked({ ...asked, search, page: 1 })}
        />
        <Chips
          label={t.stateFilter}
          chosen={asked.state}
          onChoose={(state) => setAsked({ ...asked, state, page: 1 })}
          choices={[
            { value: 'open', label: t.openOnes },
            { value: 'closed', label: t.closedOnes },
          ]}
        />
      </div>
      <Failure of={list.error} />
      {list.data && (
        <Found accounts={list.data.accounts} onCode={handOver} onChanged={changed} Beside={Beside}>
          <Pages
            page={asked.page}
            pages={Math.ceil(list.data.total / pageSize)}
            onPage={(page) => setAsked({ ...asked, page })}
          />
        </Found>
      )}
    </div>
  )
}

function Found({
  accounts,
  onCode,
  onChanged,
  Beside,
  children,
}: {
  accounts: readonly AccountView[]
  onCode: (code: Code) => void
  onChanged: () => Promise<void>
  Beside: Beside | undefined
  children: ReactNode
}) {
  const t = useTexts(accountTexts)
  if (accounts.length === 0) return <Empty title={t.none}>{t.noneWhat}</Empty>
  return (
    <>
      <ul className="Accounts no-print" aria-label={t.title}>
        {accounts.map((account) => (
          <AccountEntry
            key={account.id}
            of={account}
            onCode={onCode}
            onChanged={onChanged}
            beside={account.state !== 'closed' && account.kept && Beside && <Beside account={account.id} />}
          />
        ))}
      </ul>
      {children}
    </>
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const t = useTexts(shellTexts)
  const at = t.page(String(page), String(pages))
  return (
    <Pager
      page={page}
      pages={pages}
      onPage={onPage}
      words={{ nav: t.pages, previous: t.previousPage, next: t.nextPage, at }}
    />
  )
}
