export { agreeWithLedger, keepLedger } from './ledger.jobs.ts'
export { type Ledger, ledgerFileName, ledgerPath, type LedgerRefusal, readLedger } from './ledger.server.ts'
export { keepsErasures, replayErasures } from './ledger.sql.ts'
