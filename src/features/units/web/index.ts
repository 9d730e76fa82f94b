export { unitQuery } from './queries.ts'
export { UnitPicker } from './UnitPicker.tsx'
