import type pg from 'pg'

/** What is not taken up again: nobody is signed in, and no guess at a password counts. */
export async function forgetSessions(client: pg.Client): Promise<void> {
  await client.query('delete from session; delete from sign_in_try')
  // a backup of an older version has no table of half entries yet
  await client.query(`do $$ begin if to_regclass('public.entry') is not null then delete from entry; end if; end $$`)
}

/** The queue of jobs is not in a backup; what had not ended is queued anew from the rows people wait by. */
export async function queueAnew(client: pg.Client): Promise<void> {
  await client.query(`update job set state = 'cancelled', ended_at = now() where state = 'cancelling'`)
  await client.query(`update job set state = 'waiting' where state = 'running'`)
  await client.query(`
    select graphile_worker.add_job(kind, json_build_object('job', id), job_key => id::text, max_attempts => 5)
    from job where state = 'waiting' order by queued_at`)
}
