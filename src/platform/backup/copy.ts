import { once } from 'node:events'
import type pg from 'pg'

// What pg hands over to whoever submits a statement of its own; the names are pg's.

interface CopyData {
  readonly chunk: Buffer
}

interface Complete {
  /** `COPY 12345` */
  readonly text: string
}

/** What both directions share: the end, the error, and the number of rows PostgreSQL says it copied. */
abstract class Copy implements pg.Submittable {
  readonly ended: Promise<number>
  protected failed = false
  readonly #text: string
  readonly #resolve: (rows: number) => void
  readonly #reject: (reason: unknown) => void
  #rows = 0

  constructor(text: string) {
    this.#text = text
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    this.ended = promise
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: pg.Connection): void {
    this.begin(connection)
    connection.query(this.#text)
  }

  protected abstract begin(connection: pg.Connection): void

  handleCommandComplete({ text }: Complete): void {
    this.#rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0)
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.#resolve(this.#rows)
  }

  handleError(error: unknown): void {
    this.failed = true
    this.#reject(error)
  }
}

class CopyOut extends Copy {
  readonly #take: (row: Buffer) => Promise<void> | undefined
  #stream: { pause(): unknown; resume(): unknown } | undefined
  #waiting = 0

  constructor(text: string, take: (row: Buffer) => Promise<void> | undefined) {
    super(text)
    this.#take = take
  }

  protected begin({ stream }: pg.Connection): void {
    this.#stream = stream
  }

  handleCopyData({ chunk }: CopyData): void {
    if (this.failed) return
    const busy = this.#take(chunk)
    if (busy === undefined) return
    this.#waiting += 1
    this.#stream?.pause()
    busy
      .catch((error: unknown) => this.handleError(error))
      .finally(() => {
        this.#waiting -= 1
        if (this.#waiting === 0) this.#stream?.resume()
      })
  }
}

class CopyIn extends Copy {
  readonly #source: AsyncIterable<Uint8Array>

  constructor(text: string, source: AsyncIterable<Uint8Array>) {
    super(text)
    this.#source = source
  }

  protected begin(): void {
    // PostgreSQL says first that it is ready for rows.
  }

  handleCopyInResponse({ stream }: pg.Connection): void {
    this.#pump(stream).catch((error: unknown) => {
      this.handleError(error)
      stream.write(message('f', Buffer.from('the source failed\0')))
    })
  }

  async #pump(stream: pg.Connection['stream']): Promise<void> {
    for await (const chunk of this.#source) {
      if (this.failed) return // PostgreSQL refused a row and reads no more
      stream.write(head('d', chunk.length))
      if (!stream.write(chunk)) await once(stream, 'drain')
    }
    stream.write(message('c', Buffer.alloc(0)))
  }
}

function head(kind: 'd' | 'c' | 'f', length: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.write(kind)
  bytes.writeInt32BE(length + 4, 1)
  return bytes
}

function message(kind: 'c' | 'f', body: Buffer): Buffer {
  return Buffer.concat([head(kind, body.length), body])
}

/**
 * Runs `copy … to stdout` and hands over row after row; a row's bytes are only lent. While the promise that `take` answers is
 * open no more are asked for. Answers how many rows PostgreSQL says it sent.
 */
export function copyOut(
  client: pg.Client,
  text: string,
  take: (row: Buffer) => Promise<void> | undefined,
): Promise<number> {
  return client.query(new CopyOut(text, take)).ended
}

/** Runs `copy … from stdin` with these bytes, cut anywhere. Answers how many rows PostgreSQL took. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  return client.query(new CopyIn(text, source)).ended
}
