import type { Reason as EngineReason } from '#engines/linkage/index.ts'
import type { Text } from '#kernel/text.ts'
import { alikeTexts } from '#features/lists/index.ts'

/** What speaks for one person or for two. `code` becomes a sentence; no reason carries a name or a value. */
export interface Reason {
  readonly code: string
  readonly speaksFor: 'same' | 'different' | 'neither'
  readonly strength: Strength
}

/** Rất mạnh, Mạnh, Vừa, Yếu, Không rõ. */
export const strengths = ['veryStrong', 'strong', 'medium', 'weak', 'unclear'] as const
export type Strength = (typeof strengths)[number]

export const sameNumber: Reason = { code: 'number.same', speaksFor: 'same', strength: 'veryStrong' }

/** Bits from which a reason is very strong, strong, medium, weak. */
const steps: readonly (readonly [number, Strength])[] = [
  [10, 'veryStrong'],
  [6, 'strong'],
  [3, 'medium'],
  [0.7, 'weak'],
]

export function reasonOf({ field, agreement, weight }: EngineReason): Reason {
  const strength = steps.find(([from]) => Math.abs(weight) >= from)?.[1] ?? 'unclear'
  return { code: `${field}.${agreement}`, speaksFor: directionOf(strength, weight), strength }
}

function directionOf(strength: Strength, weight: number): Reason['speaksFor'] {
  if (strength === 'unclear') return 'neither'
  return weight > 0 ? 'same' : 'different'
}

export function reasonText({ code }: Pick<Reason, 'code'>): Text {
  return sentences[code] ?? inPart
}

const inPart: Text = { vi: 'Hai hồ sơ giống nhau một phần.', en: 'The two records are alike in part.' }

const sentences: Readonly<Record<string, Text>> = {
  ...alikeTexts,
  'number.same': { vi: 'Số định danh trùng.', en: 'The identity numbers are the same.' },
}
