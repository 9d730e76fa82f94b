import { getRouteApi } from '@tanstack/react-router'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { gives, type Role, roles } from '#kernel/authority.ts'
import { Select } from '#ui/FormField.tsx'
import { UnitPicker } from '#features/units/web/index.ts'

const inside = getRouteApi('/in')

export interface Place {
  readonly role: Role
  readonly unit: string | undefined
}

/** The roles the reader may give somewhere. Where exactly, the server says. */
export function useGivable(): readonly Role[] {
  const { me } = inside.useRouteContext()
  const givable = new Set(me.units.flatMap((unit) => unit.roles.flatMap((held) => gives[held])))
  return roles.filter((role) => givable.has(role))
}

/** Which role at which unit. */
export function PlaceFields({
  value,
  shown,
  onChange,
}: {
  value: Place
  shown: boolean
  onChange: (value: Place) => void
}) {
  const t = useTexts(accountTexts)
  const givable = useGivable()
  return (
    <>
      <UnitPicker
        label={t.unit}
        hint={t.unitHint}
        value={value.unit}
        wrong={shown && value.unit === undefined ? t.unitMissing : undefined}
        onUnit={(unit) => onChange({ ...value, unit })}
      />
      <Select
        label={t.role}
        value={value.role}
        onValue={(chosen) => onChange({ ...value, role: givable.find((role) => role === chosen) ?? value.role })}
        choices={givable.map((role) => ({ value: role, label: t.roles[role] }))}
      />
    </>
  )
}
