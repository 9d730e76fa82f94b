export { grants } from './posts.grants.ts'
export { postProblems } from './posts.problems.ts'
export { postRoutes, PostView } from './posts.contract.ts'
export { type Title, titleBook, titles, titlesAt } from './titles.ts'
