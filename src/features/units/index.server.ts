export {
  closeUnit,
  findReachDifferences,
  foundUnit,
  moveUnit,
  type NewUnit,
  rebuildReach,
  renameUnit,
  succeedUnit,
} from './tree.sql.ts'
export { unitHandlers } from './units.routes.ts'
export { listUnits, pathOf, type UnitRow, within, withinOn } from './units.sql.ts'
