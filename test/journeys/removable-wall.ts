import { wall, type Wall } from '#app/grants.ts'

/** The first wall, taken away and put back: while it is gone, whoever asks may do anything anywhere, as far as the program is concerned. */
export function removableWall(): { readonly first: Wall; readonly stands: () => boolean; put(stands: boolean): void } {
  let isThere = true
  return {
    stands: () => isThere,
    put(stands) {
      isThere = stands
    },
    first: {
      can: (...asked) => !isThere || wall.can(...asked),
      reachOf: (...asked) => (isThere ? wall.reachOf(...asked) : { everywhere: true, own: [], ownAndBelow: [] }),
    },
  }
}
