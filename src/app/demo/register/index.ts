export { countryFrom, drawPlan, type DrawnPlan, type RegisterWish } from './draw.ts'
export { fillCells, foundTree, loadRegister, type Filling, type Steps } from './load.ts'
export { found, type Landmarks } from './nghe-an.ts'
export { cellIn, storyPeople } from './story-people.ts'
