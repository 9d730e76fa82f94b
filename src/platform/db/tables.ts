/**
 * The rows of our tables, by name. Each feature's `*.sql.ts` declares its own:
 * `declare module '#platform/db/tables.ts' { interface Tables { unit: UnitRow } }`.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- features fill it
export interface Tables {}
