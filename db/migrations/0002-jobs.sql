-- Background jobs as the people see them who wait for them. The queue itself is graphile_worker's; its payload is the id of
-- one row here and nothing else.

create function chibo.ids_only(given jsonb) returns boolean
  language sql immutable parallel safe
  return jsonb_typeof(given) = 'object' and not exists (
    select from jsonb_each(given)
    where not coalesce(
      jsonb_typeof(value) = 'number'
        or (jsonb_typeof(value) = 'string' and value #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
      false)
  );

create table job (
  id uuid primary key default uuidv7(),
  kind text not null check (kind ~ '^[a-z]+\.[a-zA-Z]+$'),
  account uuid not null,
  -- what the job works on: deleted with it, see chibo.jobs_end_with
  concerns uuid not null,
  ids jsonb not null check (chibo.ids_only(ids)),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'cancelling', 'cancelled', 'done', 'failed')),
  done int not null default 0 check (done >= 0),
  total int check (total >= done),
  -- code of a text (`sheets.reading`), never a text
  message text check (message ~ '^[a-zA-Z]+(\.[a-zA-Z]+)*$'),
  -- id of what came of it
  result uuid,
  queued_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((ended_at is not null) = (state in ('cancelled', 'done', 'failed')))
);
create index job_account on job (account, queued_at);
create index job_concerns on job (concerns);

call chibo.wall_off('job');
create policy own_jobs on job for select to chibo_app using (account = (select chibo.account()));
grant select on job to chibo_app;

create function chibo.enqueue(kind text, concerns uuid, ids jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare made uuid;
begin
  if chibo.account() is null then
    raise insufficient_privilege using message = 'a job is somebody''s: no account is set';
  end if;
  insert into public.job (kind, account, concerns, ids)
    values (enqueue.kind, chibo.account(), enqueue.concerns, enqueue.ids) returning id into made;
  perform graphile_worker.add_job(enqueue.kind, json_build_object('job', made), job_key => made::text, max_attempts => 5);
  return made;
end $$;
grant execute on function chibo.enqueue(text, uuid, jsonb) to chibo_app;

-- Answers the state after asking: cancelled at once where it had not begun; null where there is no such job of this account.
create function chibo.cancel_job(which uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare now_in text;
begin
  update public.job
    set state = case state when 'waiting' then 'cancelled' else 'cancelling' end,
        ended_at = case state when 'waiting' then now() end
    where id = which and account = chibo.account() and state in ('waiting', 'running');
  select state into now_in from public.job where id = which and account = chibo.account();
  if now_in = 'cancelled' then perform graphile_worker.remove_job(which::text); end if;
  return now_in;
end $$;
grant execute on function chibo.cancel_job(uuid) to chibo_app;

create function chibo.forget_jobs() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.remove_job(id::text) from public.job where concerns = old.id;
  delete from public.job where concerns = old.id;
  return null;
end $$;

create procedure chibo.jobs_end_with(which regclass)
  language plpgsql as $$
begin
  execute format('create trigger jobs_end_with after delete on %s for each row execute function chibo.forget_jobs()', which);
end $$;
comment on procedure chibo.jobs_end_with(regclass) is
  'Jobs that concern a row of this table (its column id) are deleted with it, those still queued too.';
