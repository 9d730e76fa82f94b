/** What one file may ask of us. A province's whole list of members fits well inside. */
export const bounds = {
  bytes: 60_000_000,
  unpacked: 400_000_000,
  /** A list compresses ten- to thirty-fold; judged only from `ratioFrom` bytes on. */
  ratio: 150,
  ratioFrom: 4_000_000,
  parts: 2_000,
  /** Rows with something in them; titles and signatures may come on top. */
  rows: 200_000,
  rowsBeside: 100,
  columns: 500,
  /** Of one cell; what stands beyond is left out. No name, day or unit has as many. */
  letters: 1_000,
  cells: 20_000_000,
  seconds: 60,
  memory: 1_500,
} as const
