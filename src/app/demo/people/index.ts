export { chance, weighted, type Chance } from './chance.ts'
export { carefulness, rates, scaled, type ErrorKind, type Rates } from './errors.ts'
export {
  benchLists,
  makeLists,
  shares,
  type Lists,
  type ListWish,
  type Outcome,
  type Row,
  type Truth,
} from './lists.ts'
export type { Sex } from './names.ts'
export { makePeople, nameOf, type PeopleOptions, type Person } from './people.ts'
export { agencies, home, places, type Agency, type Place } from './places.ts'
export { withoutMarks } from './spelling.ts'
export type { Field, Values } from './writing.ts'
