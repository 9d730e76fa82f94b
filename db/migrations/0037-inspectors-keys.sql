-- A day's head signed with a key that only an inspector has; readings that a rule lets go, with a record of it in the chain; what the
-- application may do to the histories, and nothing else.

-- The key stays in the inspector's own device. It is another than any they sign in with, so that nobody has a head signed by asking
-- them to sign in.
create table head_key (
  id text primary key check (length(id) between 10 and 1400),
  account uuid not null references account,
  unit uuid not null references unit,
  public_key bytea not null,
  spki bytea not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz not null default 'infinity'
);
comment on table head_key is
  'With which an inspector signs the heads of days: `id` as the device calls it (base64url), the public half as COSE and as SPKI. Whoever administers the server could add one: the inspector keeps its print outside.';
create unique index on head_key (account) where ended_at = 'infinity';
create index on head_key (unit);
call chibo.wall_off('head_key');

create table head_key_asked (
  account uuid primary key references account,
  challenge text not null,
  asked_at timestamptz not null default now()
);
comment on table head_key_asked is 'What a device is to answer that makes a key, for five minutes.';
call chibo.wall_off('head_key_asked');

create table head_signature (
  head bigint not null references day_head,
  key text not null references head_key,
  hash bytea not null,
  at timestamptz not null default now(),
  authenticator_data bytea not null,
  client_data bytea not null,
  signature bytea not null,
  primary key (head, key)
);
comment on table head_signature is
  'That a key signed a head: `hash` is the head as it was signed, `client_data` the JSON that names it, `signature` over authenticator_data and SHA-256(client_data), as in WebAuthn.';
create index on head_signature (key);
call chibo.wall_off('head_signature');

alter table head_witness drop constraint head_witness_way_check,
  add constraint head_witness_way_check check (way in ('file', 'report', 'countersigned', 'key'));

-- As in 0026, and by a key.
create or replace function chibo.witness_head(of_day date, in_way text, at_unit uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may(case in_way when 'file' then 'audit.export' when 'report' then 'reconciliation.report'
    when 'key' then 'audit.sign' else 'audit.countersign' end, at_unit));
  insert into head_witness (head, way, account, unit)
    select h.n, in_way, chibo.account(), at_unit from day_head h where h.on_day = of_day
      and not exists (select from head_witness w where w.head = h.n and w.way = in_way and w.unit = at_unit and w.account = chibo.account());
end $$;

-- As in 0026; and which of them are one's own.
create or replace function chibo.list_heads(before date, most int)
  returns table (n bigint, on_day date, made_at timestamptz, shown text, hash bytea, units int, readings bigint, witnesses jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (select chibo.heads('audit.read') as heads)
  select h.n, h.on_day, h.made_at, h.shown, h.hash, (select count(*)::int from day_head_unit u where u.head = h.n),
    (select coalesce(sum(s.readings), 0) from read_seal s where s.n <= h.seal_n
      and s.n > coalesce((select b.seal_n from day_head b where b.n = h.n - 1), 0)),
    coalesce((select jsonb_agg(jsonb_build_object('way', w.way, 'at', w.at, 'own', w.account = chibo.account(),
        'by', case when chibo.below(w.unit, (select heads from heads))
        or w.account = chibo.account() then (select a.name from account a where a.id = w.account) end) order by w.at)
      from head_witness w where w.head = h.n), '[]')
  from day_head h where h.on_day < before and (select heads from heads) <> '{}' order by h.n desc limit least(most, 400)
$$;

create function chibo.ask_head_key(by_challenge text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.heads('audit.sign') <> '{}');
  insert into head_key_asked (account, challenge) values (chibo.account(), by_challenge)
    on conflict (account) do update set challenge = excluded.challenge, asked_at = now();
end $$;

create function chibo.take_head_key_asked() returns text
  language sql security definer set search_path = public, pg_temp as $$
  with taken as (delete from head_key_asked where account = chibo.account() returning challenge, asked_at)
  select challenge from taken where asked_at > now() - interval '5 minutes'
$$;

-- Whoever makes another key signs with that from now on.
create function chibo.make_head_key(of_id text, of_key bytea, of_spki bytea, at_unit uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may('audit.sign', at_unit));
  update head_key set ended_at = now() where account = chibo.account() and ended_at = 'infinity';
  insert into head_key (id, account, unit, public_key, spki) values (of_id, chibo.account(), at_unit, of_key, of_spki);
end $$;

create function chibo.own_head_key() returns table (id text, public_key bytea, spki bytea, made_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.public_key, k.spki, k.made_at from head_key k
  where k.account = chibo.account() and k.ended_at = 'infinity' and chibo.heads('audit.sign') <> '{}'
$$;

create function chibo.keep_head_signature(of_day date, by_key text, of_hash bytea, of_authenticator bytea, of_client bytea, of_signature bytea)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(exists (select from head_key k where k.id = by_key and k.account = chibo.account() and k.ended_at = 'infinity'
    and chibo.may('audit.sign', k.unit)));
  insert into head_signature (head, key, hash, authenticator_data, client_data, signature)
    select h.n, by_key, h.hash, of_authenticator, of_client, of_signature from day_head h where h.on_day = of_day and h.hash = of_hash
    on conflict (head, key) do nothing;
end $$;

create function chibo.export_signatures() returns table (key text, "onDay" date, hash text, at bigint, "authenticatorData" text, "clientData" text,
    signature text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select encode(k.spki, 'hex'), h.on_day, encode(s.hash, 'hex'), chibo.micros(s.at), encode(s.authenticator_data, 'hex'),
    encode(s.client_data, 'hex'), encode(s.signature, 'hex')
  from head_signature s join head_key k on k.id = s.key join day_head h on h.n = s.head
  where chibo.heads('audit.export') <> '{}' order by h.n, s.at, k.spki
$$;

grant execute on function chibo.ask_head_key(text), chibo.take_head_key_asked(), chibo.make_head_key(text, bytea, bytea, uuid),
  chibo.own_head_key(), chibo.keep_head_signature(date, text, bytea, bytea, bytea, bytea), chibo.export_signatures() to chibo_app;

-- What was read before a day goes: only what is sealed under a head. The batches stay with a hash of each reading, and the chain of the
-- topmost unit says which batches are empty since when, and by which rule.
create function chibo.drop_readings(before date, under_rule text default 'retention') returns bigint
  language plpgsql set search_path = public, pg_temp as $$
declare
  last read_seal;
  first bigint;
  gone bigint;
  part record;
begin
  perform pg_advisory_xact_lock(727014);
  select s.* into last from read_seal s where s.until_at <= before::timestamp at time zone 'Asia/Ho_Chi_Minh'
    and s.n <= (select max(h.seal_n) from day_head h) order by s.n desc limit 1;
  select count(*), (select min(s.n) from read_seal s where s.until_at > min(r.at)) into gone, first
    from read_log r where r.at < last.until_at;
  if gone = 0 then return 0; end if;
  for part in select c.oid::regclass as name, c.relname <> 'read_log_rest'
      and to_date(substr(c.relname, 10), 'YYYYMMDD') < (last.until_at at time zone 'Asia/Ho_Chi_Minh')::date as whole
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'public.read_log'::regclass loop
    -- emptied, so that nobody who reads meanwhile waits for more than this one
    if part.whole then execute format('truncate %s', part.name);
    else execute format('delete from %s where at < $1', part.name) using last.until_at; end if;
  end loop;
  perform chibo.append_event((select p.unit from unit_path p where p.depth = 1 order by p.unit limit 1), 'audit.dropReadings', chibo.today(),
    jsonb_build_object('rule', under_rule, 'before', before, 'firstBatch', first, 'lastBatch', last.n, 'readings', gone));
  return gone;
end $$;
comment on function chibo.drop_readings(date, text) is
  'Under a rule of retention: readings of the days before this one are gone, and the chain says so. Answers how many. What no head covers yet stays.';

create procedure chibo.drop_empty_read_logs()
  language plpgsql as $$
declare
  part regclass;
  holds boolean;
begin
  set local lock_timeout = '2s';
  for part in select c.oid::regclass from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.read_log'::regclass and c.relname ~ '^read_log_[0-9]{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < chibo.today() - 1 loop
    execute format('select exists (select from %s)', part) into holds;
    if not holds then execute format('drop table %s', part); end if;
  end loop;
end $$;
comment on procedure chibo.drop_empty_read_logs() is 'Partitions of days gone by in which nothing stands, or stands no more.';
