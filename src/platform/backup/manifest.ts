import { z } from 'zod'

export const manifestName = 'manifest.json'
export const format = 1

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/)
const count = z.int().min(0)

const Part = z.object({
  name: z.string(),
  rows: count,
  /** Bytes packed, as they stand in the file, and unpacked. */
  size: count,
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Part = z.infer<typeof Part>

const Table = z.object({
  schema: identifier,
  name: identifier,
  columns: z.array(identifier),
  rows: count,
  parts: z.array(Part),
})
export type Table = z.infer<typeof Table>

const Partition = z.object({
  name: identifier,
  of: identifier,
  // PostgreSQL's own words; nothing else is ever run from a file
  bound: z.string().regex(/^(DEFAULT|FOR VALUES FROM \('[0-9: +.-]+'\) TO \('[0-9: +.-]+'\))$/),
})
export type Partition = z.infer<typeof Partition>

/** What a backup says of itself: written last but for the seal, since it holds the hashes of all parts. */
export const Manifest = z.object({
  product: z.literal('chibo'),
  format: z.int(),
  /** Of the program that wrote it. */
  version: z.string(),
  /** The instant of the snapshot: every answered command before it is inside, whole. */
  takenAt: z.iso.datetime(),
  /** The day of that instant in Vietnam. */
  day: z.iso.date(),
  postgres: z.int(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
  /** SHA-256 of `describeSchema`. */
  schema: z.string(),
  tables: z.array(Table),
  partitions: z.array(Partition),
  sequences: z.array(z.object({ schema: identifier, table: identifier, column: identifier, last: count })),
  /** Tables left out because they follow from the others; made anew when it is restored. */
  derived: z.array(identifier),
  /** Tells which key sealed the identity numbers, without telling the key; null where there was none. */
  identityKey: z.string().nullable(),
})
export type Manifest = z.infer<typeof Manifest>

export function rowsIn({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

/** Bytes unpacked: what an empty disk must take at the very least. */
export function bytesIn({ tables }: Manifest): number {
  return tables.reduce((sum, { parts }) => parts.reduce((all, { bytes }) => all + bytes, sum), 0)
}
