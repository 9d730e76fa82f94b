export { ChangeFrame } from './forms/ChangeFrame.tsx'
export { useDeciding } from './forms/deciding.ts'
export { unitQuery } from './queries.ts'
export { UnitPicker } from './UnitPicker.tsx'
