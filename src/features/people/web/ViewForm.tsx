import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { Button } from '#ui/Button.tsx'
import { lookOf } from './asking.ts'
import { useListLook } from './look.ts'
import { api, viewsQuery } from './queries.ts'
import type { List } from './use-list.ts'

/** The name of a view: a new one keeps what the list shows now; with `id` it is only called otherwise. */
export function ViewForm({ id, name = '', of, onDone }: { id?: string; name?: string; of: List; onDone: () => void }) {
  const t = useTexts(memberListTexts)
  const field = useId()
  const client = useQueryClient()
  const [{ columns }] = useListLook()
  const [typed, setTyped] = useState(name)
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: async () => {
      if (id !== undefined) await api.changeView({ params: { id }, body: { name: typed.trim() } })
      else await api.saveView({ body: { name: typed.trim(), look: lookOf(of.search, columns) } })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey })
      onDone()
    },
  })
  const wrong = tried && typed.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (typed.trim() !== '') save.mutate()
  }
  return (
    <form className="Members-viewForm strip" onSubmit={submit} noValidate>
      <label htmlFor={field}>{t.viewName}</label>
      <div className="line">
        <input
          id={field}
          ref={(input) => input?.focus()}
          className="Field"
          maxLength={60}
          autoComplete="off"
          aria-invalid={wrong || undefined}
          aria-describedby={`${field}-what`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" kind="act" disabled={save.isPending}>
          {save.isPending ? t.saving : t.save}
        </Button>
        <Button kind="link" onClick={onDone}>
          {t.leave}
        </Button>
      </div>
      <p id={`${field}-what`} className={wrong ? 'TextField-why' : 'second'}>
        {wrong ? t.viewNameMissing : t.viewNameHint}
        {!wrong && of.search.search !== undefined && ` ${t.viewHasName}`}
      </p>
      <Failure of={save.error} />
    </form>
  )
}
