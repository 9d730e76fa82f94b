import pg from 'pg'

/** Milliseconds between one asking to end and the next. */
const patience = 200

/**
 * Ends the statement that runs on an open connection when the signal comes: the connection itself would only notice after it. Asked
 * again until somebody stops listening, since what is asked between two statements ends neither. Answers how to stop listening.
 */
export async function cancelling(client: pg.Client, config: pg.ClientConfig, signal: AbortSignal): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  let again: NodeJS.Timeout | undefined
  function cancel(): void {
    const other = new pg.Client(config)
    other.on('error', () => undefined)
    other
      .connect()
      .then(() => other.query('select pg_cancel_backend($1)', [rows[0]?.pid]))
      .catch(() => undefined) // it is gone already
      .finally(() => void other.end().catch(() => undefined))
  }
  function begin(): void {
    cancel()
    again = setInterval(cancel, patience)
  }
  if (signal.aborted) begin()
  signal.addEventListener('abort', begin, { once: true })
  return () => {
    signal.removeEventListener('abort', begin)
    clearInterval(again)
  }
}
