/** Where the arrow in the phone's header leads: the page above this one. */
export type Back =
  | 'requests'
  | 'result'
  | 'reconciliations'
  | 'lists'
  | 'members'
  | 'units'
  | 'imports'
  | 'duplicates'
  | 'trail'
  | 'proposals'
