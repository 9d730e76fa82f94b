/**
 * Tables that `chibo.rebuild_derived` makes anew: of no use in a backup, and two thirds of its size. One that is missing here is
 * backed up like any other, which costs room and nothing else.
 */
export const derivedTables = [
  'unit_reach',
  'unit_path',
  'member_now',
  'member_token',
  'token_word',
  'name_pair',
  'balance',
  'delta_unfolded',
] as const
