import type { FlowPart } from '#ui/Flow.tsx'
import type { ShapeName } from '#ui/Shape.tsx'
import type { Group } from './contract.ts'

export const shapeOf: Record<Group, ShapeName> = {
  arrived: 'arrived',
  wrongDestination: 'elsewhere',
  doubtful: 'doubtful',
  notSeenYet: 'notSeen',
  notCompared: 'notCompared',
  unannounced: 'unannounced',
  neverIntroduced: 'neverIntroduced',
}

export const hueOf: Record<Group, FlowPart['hue']> = {
  arrived: 'ok',
  wrongDestination: 'else',
  doubtful: 'doubt',
  notSeenYet: 'due',
  notCompared: 'none',
  unannounced: 'else',
  neverIntroduced: 'due',
}
