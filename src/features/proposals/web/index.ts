export { useOpenProposals, WaitingHere } from './WaitingHere.tsx'
export { WaitingCount } from './WaitingCount.tsx'
