-- Commands done once, the chained log of events, the log of readings.

create table command (
  command_id text not null check (length(command_id) between 8 and 200),
  account uuid not null references account on delete cascade,
  operation text not null,
  request_hash text not null,
  result jsonb,
  subject text,
  at timestamptz not null default now(),
  primary key (account, command_id)
);
comment on table command is
  'Idempotency: what was answered under a key. `subject` says what the answer is about, so that erasing the one erases the other.';
create index on command (subject) where subject is not null;
create index on command (at);
call chibo.wall_off('command');
grant select, insert, update (result, subject) on command to chibo_app;
create policy own on command to chibo_app using (account = (select chibo.account())) with check (account = (select chibo.account()));

-- Whoever's command it was, its stored answer goes when what it is about is erased; that it was done stays.
create function chibo.erase_answers(about text) returns bigint
  language sql security definer set search_path = public, pg_temp as $$
  with erased as (update command set result = null where subject = about and result is not null returning 1)
  select count(*) from erased
$$;
grant execute on function chibo.erase_answers(text) to chibo_app;

create table event (
  seq bigint generated always as identity primary key,
  unit uuid not null references unit,
  n bigint not null check (n > 0),
  actor uuid references account,
  command text not null check (command ~ '^[a-z][A-Za-z]*[.][a-z][A-Za-z]*$'),
  on_day date not null,
  at timestamptz not null,
  body_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  unique (unit, n)
);
comment on table event is
  'Append-only, one chain per unit; without an actor the system itself acted. The hash covers unit, n, actor, command, on_day, at, body_hash and the hash before it.';
call chibo.wall_off('event');
grant select on event to chibo_app;
create policy reads on event for select to chibo_app using (unit in (select chibo.reach('audit.read')));

create table event_body (
  seq bigint primary key references event,
  salt bytea not null,
  body jsonb not null
);
comment on table event_body is
  'What an event says. May be erased: the chain covers its salted hash, from which nothing can be guessed once the salt is gone.';
call chibo.wall_off('event_body');
grant select on event_body to chibo_app;
create policy reads on event_body for select to chibo_app using (exists (select from event e where e.seq = event_body.seq));

create function chibo.hash_of_event(of_unit uuid, n bigint, actor uuid, command text, on_day date, at timestamptz, body_hash bytea, prev_hash bytea)
  returns bytea language sql immutable set search_path = pg_catalog as $$
  select sha256(convert_to(concat_ws('|', of_unit, n, coalesce(actor::text, '-'), command, on_day - date '2000-01-01',
    (extract(epoch from at) * 1000000)::bigint, encode(body_hash, 'hex'), encode(prev_hash, 'hex')), 'UTF8'))
$$;

create function chibo.append_event(at_unit uuid, what text, happened_on date, says jsonb) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before event;
  made event;
  grain bytea := gen_random_bytes(16);
begin
  -- one writer per unit, so that a chain never forks
  perform pg_advisory_xact_lock(hashtextextended(at_unit::text, 727012));
  select * into before from event where unit = at_unit order by n desc limit 1;
  made.n := coalesce(before.n, 0) + 1;
  made.actor := chibo.account();
  made.at := clock_timestamp();
  made.body_hash := sha256(grain || convert_to(says::text, 'UTF8'));
  made.prev_hash := coalesce(before.hash, '\x');
  made.hash := chibo.hash_of_event(at_unit, made.n, made.actor, what, happened_on, made.at, made.body_hash, made.prev_hash);
  insert into event (unit, n, actor, command, on_day, at, body_hash, prev_hash, hash)
    values (at_unit, made.n, made.actor, what, happened_on, made.at, made.body_hash, made.prev_hash, made.hash)
    returning seq into made.seq;
  insert into event_body (seq, salt, body) values (made.seq, grain, says);
  return made.seq;
end $$;
comment on function chibo.append_event(uuid, text, date, jsonb) is
  'The only way into the log: who and when come from the session and the clock, never from the caller.';
grant execute on function chibo.append_event(uuid, text, date, jsonb) to chibo_app;

create function chibo.broken_events()
  returns table (unit uuid, n bigint, what text)
  language sql stable set search_path = public, pg_temp as $$
  with chained as (
    select e.*, b.salt, b.body,
      lag(e.hash) over w as hash_before, lag(e.n) over w as n_before
    from event e left join event_body b using (seq)
    window w as (partition by e.unit order by e.n)
  )
  select c.unit, c.n, f.what from chained c, lateral (values
    ('gap', c.n <> coalesce(c.n_before, 0) + 1),
    ('chain', c.prev_hash <> coalesce(c.hash_before, '\x')),
    ('changed', c.hash <> chibo.hash_of_event(c.unit, c.n, c.actor, c.command, c.on_day, c.at, c.body_hash, c.prev_hash)),
    ('body', c.body_hash <> sha256(c.salt || convert_to(c.body::text, 'UTF8')))
  ) f (what, broken)
  where f.broken
$$;
comment on function chibo.broken_events() is
  'Where the log was changed: a missing event, a broken link, a changed field, another body. Erased bodies are in order. A cut at the end shows only against heads kept elsewhere.';

create table read_log (
  at timestamptz not null default now(),
  account uuid not null,
  operation text not null,
  subjects uuid[] not null,
  reason text
) partition by range (at);
comment on table read_log is 'Who read what about whom. One partition a day, so that a day can be sealed and, when its time is over, dropped.';
create table read_log_rest partition of read_log default;
call chibo.wall_off('read_log');
call chibo.wall_off('read_log_rest');
grant insert on read_log to chibo_app;
create policy writes_own on read_log for insert to chibo_app with check (account = (select chibo.account()));

create procedure chibo.prepare_read_log(days int)
  language plpgsql as $$
declare
  d date;
  part text;
begin
  perform pg_advisory_xact_lock(727013);
  for d in select chibo.today() + i from generate_series(0, days) i loop
    part := 'read_log_' || to_char(d, 'YYYYMMDD');
    if to_regclass('public.' || part) is null
      and not exists (select from read_log_rest where at >= d::timestamp at time zone 'Asia/Ho_Chi_Minh' and at < (d + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
    then
      execute format('create table public.%I partition of public.read_log for values from (%L) to (%L)',
        part, d::timestamp at time zone 'Asia/Ho_Chi_Minh', (d + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh');
      call chibo.wall_off(format('public.%I', part)::regclass);
    end if;
  end loop;
end $$;
comment on procedure chibo.prepare_read_log(int) is 'Makes the partitions of today and the days ahead. What falls outside stands in read_log_rest.';
