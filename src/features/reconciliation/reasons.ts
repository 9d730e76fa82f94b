/** What speaks for one person or for two. `code` and `facts` become a sentence in `texts.ts`; no reason carries a name. */
export interface Reason {
  readonly code: string
  readonly speaksFor: 'same' | 'different' | 'neither'
  readonly strength: Strength
  readonly facts: Readonly<Record<string, string | number>>
}

/** Rất mạnh, Mạnh, Vừa, Yếu, Không rõ. */
export type Strength = 'veryStrong' | 'strong' | 'medium' | 'weak' | 'unclear'
