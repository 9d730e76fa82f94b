export { proposalProblems } from './proposals.problems.ts'
export { Answerer, proposalRoutes, ProposalView } from './proposals.contract.ts'
export { processing } from './processing.ts'
