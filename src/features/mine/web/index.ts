export { LinkMember } from './LinkMember.tsx'
export { CaseWords, OwnWords } from './OwnWords.tsx'
export { newsQuery } from './queries.ts'
