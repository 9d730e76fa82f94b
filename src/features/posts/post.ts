import { day, type Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { DayAhead, UnitKind } from '#features/units/index.ts'
import { type Title, titleBook, titlesAt } from './titles.ts'

/** From a day to before another, or to `infinity`. Both sort as text. */
interface Period {
  readonly from_on: Day
  readonly to_on: string
}

export interface Standing extends Period {
  readonly id: string
  readonly title: Title
  readonly person: string | null
  readonly outsider: string | null
  readonly name: string | null
  readonly decision: string | null
}

/** A unit and the posts that stand there, as the database holds them while neither changes. */
export interface Posts {
  readonly unit: string
  readonly kind: UnitKind
  /** A root stands on every day. */
  readonly root: boolean
  readonly stands: readonly Period[]
  readonly posts: readonly Standing[]
  /** Who voided the post asked for, if somebody did; the hour by the clock of Vietnam. */
  readonly voided: { readonly at: string; readonly by: string | null } | null
}

export type PostRefusal =
  | DayAhead
  | { readonly code: 'posts.endsTooEarly'; readonly from: Day }
  | { readonly code: 'posts.unitNotThere' }
  | { readonly code: 'posts.notAtThisKind'; readonly title: Title }
  | { readonly code: 'posts.membersOnly'; readonly title: Title }
  | { readonly code: 'posts.alreadyHeld'; readonly title: Title; readonly name: string; readonly from: Day }
  | { readonly code: 'posts.hasSecretary'; readonly name: string; readonly from: Day; readonly to: Day | null }
  | { readonly code: 'posts.alreadyLeft'; readonly on: Day }
  | { readonly code: 'posts.nothingNew' }
  | { readonly code: 'posts.changedMeanwhile'; readonly by: string | null; readonly at: string }

type Decided = Decision<{}, PostRefusal>
const fine = { ok: true } as const

/** What somebody enters of a post. `toOn` null: it goes on. */
export interface Entered {
  readonly title: Title
  readonly person: string | null
  readonly outsider: string | null
  readonly fromOn: Day
  readonly toOn: Day | null
}

/** `but`: a post of the unit that this one stands for, and that does not count. */
export function takePost(here: Posts, entered: Entered, today: Day, but?: string): Decided {
  const days = checkDays(here, entered, today)
  if (!days.ok) return days
  const { title } = entered
  if (!titlesAt(here.kind).includes(title)) return refuse({ code: 'posts.notAtThisKind', title })
  if (titleBook[title].membersOnly && entered.person === null) return refuse({ code: 'posts.membersOnly', title })
  return findInTheWay(
    here.posts.filter((post) => post.id !== but && post.title === title && overlaps(post, entered)),
    entered,
  )
}

/** `others`: who holds the post on some of those days. */
function findInTheWay(others: readonly Standing[], entered: Entered): Decided {
  const { title } = entered
  const same = others.find((post) => isSame(post, entered))
  if (same) return refuse({ code: 'posts.alreadyHeld', title, name: same.name ?? '', from: same.from_on })
  const [secretary] = title === 'secretary' ? others : []
  if (!secretary) return fine
  const to = secretary.to_on === 'infinity' ? null : day(secretary.to_on)
  return refuse({ code: 'posts.hasSecretary', name: secretary.name ?? '', from: secretary.from_on, to })
}

/** The day of leaving is the first on which the post is no longer held. */
export function leavePost(
  here: Posts,
  id: string,
  on: Day,
  today: Day,
): Decision<{ readonly post: Standing }, PostRefusal> {
  const found = findStanding(here, id)
  if (!found.ok) return found
  const { post } = found
  if (on > today) return refuse({ code: 'units.dayAhead', today })
  if (post.to_on <= on) return refuse({ code: 'posts.alreadyLeft', on: day(post.to_on) })
  if (on <= post.from_on) return refuse({ code: 'posts.endsTooEarly', from: post.from_on })
  return found
}

export function correctPost(
  here: Posts,
  id: string,
  entered: Entered & { readonly decision: string | null },
  today: Day,
): Decision<{ readonly post: Standing }, PostRefusal> {
  const found = findStanding(here, id)
  if (!found.ok) return found
  const { post } = found
  const isUnchanged =
    isSame(post, entered) &&
    post.title === entered.title &&
    post.from_on === entered.fromOn &&
    post.to_on === (entered.toOn ?? 'infinity') &&
    post.decision === entered.decision
  if (isUnchanged) return refuse({ code: 'posts.nothingNew' })
  const fits = takePost(here, entered, today, id)
  return fits.ok ? found : fits
}

/** The row that stands; another change since is told with who made it. */
export function findStanding(here: Posts, id: string): Decision<{ readonly post: Standing }, PostRefusal> {
  const post = here.posts.find((p) => p.id === id)
  if (post) return { ok: true, post }
  return refuse({ code: 'posts.changedMeanwhile', by: here.voided?.by ?? null, at: here.voided?.at ?? '' })
}

function checkDays(here: Posts, { fromOn, toOn }: Entered, today: Day): Decided {
  if (fromOn > today || (toOn ?? today) > today) return refuse({ code: 'units.dayAhead', today })
  if (toOn !== null && toOn <= fromOn) return refuse({ code: 'posts.endsTooEarly', from: fromOn })
  return here.root || isCovered(here.stands, fromOn, toOn ?? 'infinity') ? fine : refuse({ code: 'posts.unitNotThere' })
}

/** Do the periods, in the order of days, leave no gap from one day to before another? */
function isCovered(periods: readonly Period[], from: string, to: string): boolean {
  let reached = from
  for (const period of periods) if (period.from_on <= reached && reached < period.to_on) reached = period.to_on
  return reached >= to
}

function overlaps(post: Period, { fromOn, toOn }: Entered): boolean {
  return post.from_on < (toOn ?? 'infinity') && fromOn < post.to_on
}

function isSame(post: Standing, { person, outsider }: Entered): boolean {
  return post.person === person && post.outsider === outsider
}
