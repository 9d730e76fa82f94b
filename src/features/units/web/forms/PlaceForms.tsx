import { useQuery } from '@tanstack/react-query'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import type { UnitPage, Weight } from '../../units.contract.ts'
import { api, weightQuery } from '../queries.ts'
import { UnitPicker } from '../UnitPicker.tsx'
import { ChangeFrame } from './ChangeFrame.tsx'
import { useDeciding } from './deciding.ts'

interface Given {
  readonly page: UnitPage
  readonly onDone: () => void
}

/** Below another unit from a day on; what moves along is told before. */
export function MoveForm({ page: { unit, above }, onDone }: Given) {
  const t = useTexts(unitFormTexts)
  const { form, ...state } = useDeciding({
    draft: `moveUnit:${unit.id}`,
    begin: { parent: '' },
    wrongIn: ({ parent }, day) => ({
      ...day,
      ...(parent === '' && { parent: t.wrong.unit }),
      ...([above?.id, unit.id].includes(parent) && { parent: t.wrong.self }),
    }),
    send: ({ parent }, decided) =>
      api.moveUnit({ params: { id: unit.id }, body: { ...decided, version: unit.version, parent } }),
    onDone,
  })
  const { data } = useWeight(unit.id, form.typed.on)
  return (
    <ChangeFrame
      form={form}
      title={t.move}
      what={
        <>
          {t.moveWhat(unit.name)} {data && t.moves(data.members, data.posts, data.units)}
        </>
      }
      save={t.moveDo}
      {...state}
    >
      <UnitPicker
        label={t.newAbove}
        value={form.typed.parent || undefined}
        onUnit={(parent) => form.put('parent')(parent ?? '')}
        wrong={form.said('parent')}
      />
    </ChangeFrame>
  )
}

/** It stands no more from a day on; what still belongs to it is told before. */
export function CloseForm({ page: { unit }, onDone }: Given) {
  const t = useTexts(unitFormTexts)
  const { form, ...state } = useDeciding({
    draft: `close:${unit.id}`,
    begin: {},
    wrongIn: (_typed, day) => day,
    send: (_typed, decided) => api.closeUnit({ params: { id: unit.id }, body: { ...decided, version: unit.version } }),
    onDone,
  })
  const { data } = useWeight(unit.id, form.typed.on)
  return (
    <ChangeFrame
      form={form}
      title={t.close}
      what={
        <>
          {t.closeWhat(unit.name)} <b role="status">{data && leftOf(data, t)}</b>
        </>
      }
      save={t.closeDo}
      {...state}
    />
  )
}

function leftOf({ ownMembers, ownPosts, ownUnits }: Weight, t: (typeof unitFormTexts)['vi']): string {
  return ownMembers + ownPosts + ownUnits === 0 ? t.closeFree : t.closeLeft(ownMembers, ownPosts, ownUnits)
}

function useWeight(unit: string, on: string) {
  return useQuery({ ...weightQuery(unit, on), enabled: on !== '' })
}
