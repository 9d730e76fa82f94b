import pg from 'pg'

/**
 * Ends the statement that runs on an open connection when the signal comes: the connection itself would only notice after it.
 * Answers how to stop listening.
 */
export async function cancelling(client: pg.Client, config: pg.ClientConfig, signal: AbortSignal): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  function cancel(): void {
    const other = new pg.Client(config)
    other.on('error', () => undefined)
    other
      .connect()
      .then(() => other.query('select pg_cancel_backend($1)', [rows[0]?.pid]))
      .catch(() => undefined) // it is gone already
      .finally(() => void other.end().catch(() => undefined))
  }
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  return () => signal.removeEventListener('abort', cancel)
}
