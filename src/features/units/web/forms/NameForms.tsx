import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { Select, TextInput } from '#ui/FormField.tsx'
import { kindWords } from '../../kinds.ts'
import type { UnitPage } from '../../units.contract.ts'
import { api } from '../queries.ts'
import { ChangeFrame } from './ChangeFrame.tsx'
import { useDeciding } from './deciding.ts'

interface Given {
  readonly page: UnitPage
  readonly onDone: () => void
}

/** A new unit below this one. */
export function FoundForm({ page: { unit, founds }, onDone }: Given) {
  const t = useTexts(unitFormTexts)
  const language = useLanguage()
  const [only, ...more] = founds
  const { form, ...state } = useDeciding({
    draft: `found:${unit.id}`,
    begin: { kind: more.length === 0 ? (only ?? '') : '', name: '', short: '', code: '' },
    wrongIn: ({ kind, name }, day) => ({
      ...day,
      ...(kind === '' && { kind: t.wrong.choose }),
      ...(name.trim() === '' && { name: t.wrong.name }),
    }),
    send: async (typed, decided) => {
      const kind = founds.find((k) => k === typed.kind)
      if (kind === undefined) return undefined
      const named = { name: typed.name, ...(typed.short.trim() !== '' && { short: typed.short }) }
      const codes = typed.code.trim() === '' ? [] : [typed.code]
      return api.foundUnit({ body: { ...decided, ...named, kind, codes, parent: unit.id } })
    },
    onDone,
  })
  return (
    <ChangeFrame form={form} title={t.found} what={t.foundWhat(unit.name)} save={t.foundDo} {...state}>
      <Select
        label={t.kind}
        value={form.typed.kind}
        onValue={form.put('kind')}
        wrong={form.said('kind')}
        choose={t.choose}
        choices={founds.map((value) => ({ value, label: kindWords[value][language] }))}
      />
      <TextInput
        label={t.name}
        value={form.typed.name}
        onValue={form.put('name')}
        wrong={form.said('name')}
        maxLength={300}
      />
      <TextInput
        label={t.short}
        value={form.typed.short}
        onValue={form.put('short')}
        wrong={form.said('short')}
        hint={t.shortHint}
        maxLength={300}
      />
      <TextInput
        label={t.code}
        value={form.typed.code}
        onValue={form.put('code')}
        wrong={form.said('code')}
        hint={t.codeHint}
        maxLength={300}
      />
    </ChangeFrame>
  )
}

/** Another name from a day on. An empty short name: there is none from then on. */
export function RenameForm({ page: { unit }, onDone }: Given) {
  const t = useTexts(unitFormTexts)
  const begin = { name: unit.name, short: unit.short ?? '' }
  const { form, ...state } = useDeciding({
    draft: `rename:${unit.id}`,
    begin,
    wrongIn: ({ name, short }, day) => ({
      ...day,
      ...(name.trim() === '' && { name: t.wrong.name }),
      ...(name.trim() === begin.name && short.trim() === begin.short && { name: t.wrong.same }),
    }),
    send: ({ name, short }, decided) =>
      api.renameUnit({
        params: { id: unit.id },
        body: { ...decided, version: unit.version, name, short: short.trim() === '' ? null : short },
      }),
    onDone,
  })
  return (
    <ChangeFrame form={form} title={t.rename} what={t.renameWhat(unit.name)} save={t.renameDo} {...state}>
      <TextInput
        label={t.name}
        value={form.typed.name}
        onValue={form.put('name')}
        wrong={form.said('name')}
        maxLength={300}
      />
      <TextInput
        label={t.short}
        value={form.typed.short}
        onValue={form.put('short')}
        wrong={form.said('short')}
        hint={t.shortHint}
        maxLength={300}
      />
    </ChangeFrame>
  )
}
