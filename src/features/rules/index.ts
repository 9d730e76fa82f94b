export * from './rules.contract.ts'
