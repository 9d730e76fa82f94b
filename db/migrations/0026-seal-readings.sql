-- Readings sealed in batches, a head of everything for each day, and how one member or one account is followed through the history.

alter table read_log add column origin text check (length(origin) <= 120 and position('|' in origin) = 0);
alter table read_log alter column origin set default nullif(current_setting('chibo.origin', true), '');
comment on column read_log.origin is 'From where: the address of the machine and the first digits of the hash of its session. Null where the program itself read.';
drop policy writes_own on read_log;
create policy writes_own on read_log for insert to chibo_app with check (account = (select chibo.account()) and at = now());

create index on event (actor, seq) where actor is not null;
create index event_body_about on event_body using gin (body jsonb_path_ops);

create function chibo.micros(at timestamptz) returns bigint
  language sql immutable parallel safe set search_path = pg_catalog as $$ select (extract(epoch from at) * 1000000)::bigint $$;

create function chibo.hash_of_reading(at timestamptz, account uuid, operation text, subjects uuid[], reason text, origin text) returns bytea
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  select sha256(convert_to(concat_ws('|', 'chibo-reading-1', chibo.micros(at), account, operation, array_to_string(subjects, ','),
    coalesce(origin, '-'), coalesce(encode(sha256(convert_to(reason, 'UTF8')), 'hex'), '-')), 'UTF8'))
$$;

create table read_seal (
  n bigint primary key check (n > 0),
  on_day date not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (from_at < until_at),
  readings int not null check (readings > 0),
  leaves bytea not null check (octet_length(leaves) = readings * 32),
  prev_hash bytea not null,
  hash bytea not null
);
comment on table read_seal is
  'A closed batch of readings: the hash of each, in the order of their instants (at one instant, in the order of the hashes), and a hash over them and the seal before. Written by a job; the application has no rights on it.';
create index on read_seal (until_at);
call chibo.wall_off('read_seal');

create function chibo.hash_of_seal(s read_seal) returns bytea
  language sql stable set search_path = public, pg_temp as $$
  select sha256(convert_to(concat_ws('|', 'chibo-seal-1', s.n, to_char(s.on_day, 'YYYY-MM-DD'), chibo.micros(s.from_at), chibo.micros(s.until_at),
    s.readings, encode(sha256(s.leaves), 'hex'), encode(s.prev_hash, 'hex')), 'UTF8'))
$$;

-- What was read until an instant, sealed by Vietnam's days. A transaction that still runs may yet add a reading of the instant it
-- began: no batch reaches further than the oldest of them, nor into the last moments.
create function chibo.seal_readings(still_open interval) returns int
  language plpgsql set search_path = public, pg_temp as $$
declare
  last read_seal;
  made read_seal;
  until timestamptz;
  d date;
  sealed int := 0;
begin
  perform pg_advisory_xact_lock(727014);
  select * into last from read_seal order by n desc limit 1;
  until := least(clock_timestamp() - still_open, (select min(a.xact_start) from pg_stat_activity a
    where a.datname = current_database() and a.pid <> pg_backend_pid()));
  made.n := coalesce(last.n, 0);
  made.until_at := coalesce(last.until_at, timestamptz '2000-01-01 00:00:00+00');
  made.hash := coalesce(last.hash, '\x');
  for d in select distinct (r.at at time zone 'Asia/Ho_Chi_Minh')::date from read_log r
    where r.at >= made.until_at and r.at < until order by 1 loop
    made.n := made.n + 1;
    made.on_day := d;
    made.from_at := made.until_at;
    made.until_at := least(until, (d + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh');
    made.prev_hash := made.hash;
    select count(*), string_agg(h.hash, '\x'::bytea order by h.at, h.hash) into made.readings, made.leaves from (
      select r.at, chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin) as hash
      from read_log r where r.at >= made.from_at and r.at < made.until_at) h;
    made.hash := chibo.hash_of_seal(made);
    insert into read_seal select made.*;
    sealed := sealed + made.readings;
  end loop;
  return sealed;
end $$;
comment on function chibo.seal_readings(interval) is 'Seals what was read until so long ago. Answers how many readings.';

create table day_head (
  n bigint primary key check (n > 0),
  on_day date not null unique,
  made_at timestamptz not null default clock_timestamp(),
  seal_n bigint references read_seal,
  prev_hash bytea not null,
  hash bytea not null,
  shown text check (shown ~ '^[0-9A-HJKMNP-TV-Z]{12}$')
);
comment on table day_head is
  'One a day: a hash over the head before, the last seal of the readings and the last event of every unit whose chain grew since. So it covers everything recorded until it was made. `shown`: the twelve characters that people compare.';
call chibo.wall_off('day_head');

create table day_head_unit (
  head bigint not null references day_head,
  unit uuid not null references unit,
  n bigint not null,
  hash bytea not null,
  primary key (unit, head)
);
comment on table day_head_unit is 'Of a head: the last event of each unit whose chain grew since the head before.';
create index on day_head_unit (head);
call chibo.wall_off('day_head_unit');

create function chibo.unit_mark(unit uuid) returns text
  language sql immutable parallel safe set search_path = pg_catalog as $$ select encode(sha256(convert_to(unit::text, 'UTF8')), 'hex') $$;
comment on function chibo.unit_mark(uuid) is 'A unit in a head that leaves the house: who does not know the id learns nothing of the unit.';

create function chibo.hash_of_head(of_head bigint) returns bytea
  language sql stable set search_path = public, pg_temp as $$
  select sha256(convert_to(concat_ws(E'\n', 'chibo-head-1', to_char(h.on_day, 'YYYY-MM-DD'), encode(h.prev_hash, 'hex'),
    coalesce(s.n || ' ' || encode(s.hash, 'hex'), '-'),
    (select string_agg(concat_ws(' ', chibo.unit_mark(u.unit), u.n, encode(u.hash, 'hex')), E'\n' order by chibo.unit_mark(u.unit) collate "C")
      from day_head_unit u where u.head = h.n)), 'UTF8'))
  from day_head h left join read_seal s on s.n = h.seal_n where h.n = of_head
$$;

-- The head of a day that is over; null where it has one already, or a later day has. Whoever calls keeps the characters with it.
create function chibo.make_head(of_day date) returns table (n bigint, hash bytea)
  language plpgsql set search_path = public, pg_temp as $$
declare
  before day_head;
  made bigint;
begin
  perform pg_advisory_xact_lock(727015);
  select * into before from day_head h order by h.n desc limit 1;
  if of_day >= chibo.today() or of_day <= before.on_day then return; end if;
  made := coalesce(before.n, 0) + 1;
  insert into day_head (n, on_day, seal_n, prev_hash, hash)
    values (made, of_day, (select max(s.n) from read_seal s), coalesce(before.hash, '\x'), '\x');
  insert into day_head_unit (head, unit, n, hash)
    select made, e.unit, e.n, e.hash from (select distinct on (unit) unit, event.n, event.hash from event order by unit, event.n desc) e
    where e.n > coalesce((select max(u.n) from day_head_unit u where u.unit = e.unit), 0);
  update day_head h set hash = chibo.hash_of_head(made) where h.n = made;
  return query select h.n, h.hash from day_head h where h.n = made;
end $$;

create table head_witness (
  id uuid primary key default gen_random_uuid(),
  head bigint not null references day_head,
  way text not null check (way in ('file', 'report', 'countersigned')),
  account uuid not null references account,
  unit uuid not null references unit,
  at timestamptz not null default now()
);
comment on table head_witness is
  'A head that left the system: taken as a file, printed on a report, countersigned by the office above. Nothing here proves anything by itself; what was taken does.';
create index on head_witness (head);
call chibo.wall_off('head_witness');

create function chibo.witness_head(of_day date, in_way text, at_unit uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may(case in_way when 'file' then 'audit.export' when 'report' then 'reconciliation.report'
    else 'audit.countersign' end, at_unit));
  insert into head_witness (head, way, account, unit)
    select h.n, in_way, chibo.account(), at_unit from day_head h where h.on_day = of_day
      and not exists (select from head_witness w where w.head = h.n and w.way = in_way and w.unit = at_unit and w.account = chibo.account());
end $$;

-- The heads of the days, latest first, for whoever may see a history anywhere; who took one, by name only within reach.
create function chibo.list_heads(before date, most int)
  returns table (n bigint, on_day date, made_at timestamptz, shown text, hash bytea, units int, readings bigint, witnesses jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (select chibo.heads('audit.read') as heads)
  select h.n, h.on_day, h.made_at, h.shown, h.hash, (select count(*)::int from day_head_unit u where u.head = h.n),
    (select coalesce(sum(s.readings), 0) from read_seal s where s.n <= h.seal_n
      and s.n > coalesce((select b.seal_n from day_head b where b.n = h.n - 1), 0)),
    coalesce((select jsonb_agg(jsonb_build_object('way', w.way, 'at', w.at, 'by', case when chibo.below(w.unit, (select heads from heads))
        or w.account = chibo.account() then (select a.name from account a where a.id = w.account) end) order by w.at)
      from head_witness w where w.head = h.n), '[]')
  from day_head h where h.on_day < before and (select heads from heads) <> '{}' order by h.n desc limit least(most, 400)
$$;

-- The last head that has its characters, for a report; of the whole history, so nothing of anybody.
create function chibo.last_head() returns table (on_day date, shown text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.on_day, h.shown from day_head h where h.shown is not null and chibo.account() is not null order by h.n desc limit 1
$$;

-- What is kept outside: the heads of all days until one, and where every chain stood then. Units by their mark.
create function chibo.heads_file(of_day date) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('onDay', h.on_day, 'hash', encode(h.hash, 'hex'), 'shown', h.shown,
    'days', (select jsonb_agg(jsonb_build_array(b.on_day, encode(b.hash, 'hex')) order by b.n) from day_head b where b.n <= h.n),
    'seal', (select jsonb_build_array(s.n, encode(s.hash, 'hex')) from read_seal s where s.n = h.seal_n),
    'units', (select coalesce(jsonb_agg(jsonb_build_array(chibo.unit_mark(u.unit), u.n, encode(u.hash, 'hex')) order by chibo.unit_mark(u.unit)
        collate "C"), '[]')
      from (select distinct on (unit) * from day_head_unit where head <= h.n order by unit, head desc) u))
  from day_head h where h.on_day = of_day and h.shown is not null and chibo.heads('audit.export') <> '{}'
$$;

-- Who may follow a member: whoever has them, for that action. Who may follow an account: whoever has every unit where it holds a
-- role, or, while it holds none, where it did.
create function chibo.follows_account(action text, which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (select chibo.heads(action) as heads),
  held as (select chibo.today() < s.to_on as stands, chibo.below(s.unit, (select heads from heads)) as mine from seat s where s.account = which)
  select case when exists (select from held where stands) then not exists (select from held where stands and not mine)
    else exists (select from held where mine) end
$$;

-- The name that stands above a trail; null where it is not theirs to follow.
create function chibo.followed(of_member uuid, of_account uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when of_member is not null and chibo.sees_person('audit.read', of_member, chibo.today(), 'infinity') then
    (select jsonb_build_object('name', r.name, 'born', r.born,
        'at', (select chibo.unit_name_on(a.unit, chibo.today()) from affiliation a where a.person = of_member and a.kind = 'official'
          and a.voided_at = 'infinity' and a.from_on <= chibo.today() order by a.from_on desc limit 1),
        'readings', chibo.sees_person('audit.readings', of_member, chibo.today(), 'infinity'),
        'exports', chibo.sees_person('audit.export', of_member, chibo.today(), 'infinity'))
      from person_record r where r.person = of_member and r.voided_at = 'infinity')
  when of_account is not null and chibo.follows_account('audit.read', of_account) then
    (select jsonb_build_object('name', a.name, 'born', null,
        'at', (select chibo.unit_name_on(s.unit, chibo.today()) from seat s where s.account = a.id and chibo.below(s.unit, chibo.heads('audit.read'))
          order by s.to_on desc, s.from_on limit 1),
        'readings', chibo.follows_account('audit.readings', of_account), 'exports', chibo.follows_account('audit.export', of_account))
      from account a where a.id = of_account)
  end
$$;

-- Changes at units within reach, and readings where these are theirs to see, of one member or by one account. `mark`: the hash
-- under which the row stands in its chain or in its batch. Imports stand here for whom they wrote about.
create function chibo.trail(of_member uuid, of_account uuid, since timestamptz, until timestamptz)
  returns table (kind text, id text, at timestamptz, unit uuid, n bigint, what text, on_day date, account uuid, subject uuid, subjects int,
    reason text, origin text, mark bytea)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  who jsonb := chibo.followed(of_member, of_account);
  heads uuid[] := chibo.heads('audit.read');
  ids uuid[];
begin
  if who is null then return; end if;
  if of_member is not null then
    ids := array(select of_member union all select p.id from person p where p.merged_into = of_member);
    return query
      select 'change', e.seq::text, e.at, e.unit, e.n, e.command, e.on_day, e.actor, of_member, 1, null::text, null::text, e.hash
      from event e where e.at >= since and e.at < until and chibo.below(e.unit, heads) and e.seq in (
        select b.seq from event_body b, unnest(ids) i (person), unnest('{person,kept,gone,one,other}'::text[]) k (key)
          where b.body @> jsonb_build_object(k.key, i.person)
        union
        select b.seq from (
          select r.import from person_record r where r.person = any (ids) and r.import is not null
          union select a.import from affiliation a where a.person = any (ids) and a.import is not null
          union select s.import from person_status s where s.person = any (ids) and s.import is not null) m (import), event_body b
          where b.body @> jsonb_build_object('import', m.import));
    if (who ->> 'readings')::boolean then
      return query
        select 'reading', null::text, r.at, null::uuid, null::bigint, r.operation, null::date, r.account, of_member, cardinality(r.subjects),
          r.reason, r.origin, chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin)
        from read_log r, unnest(ids) i (person) where r.subjects @> array[i.person] and r.at >= since and r.at < until;
    end if;
  else
    return query
      select 'change', e.seq::text, e.at, e.unit, e.n, e.command, e.on_day, e.actor,
        case when b.body ->> 'person' ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then (b.body ->> 'person')::uuid end, 1, null::text, null::text, e.hash
      from event e left join event_body b using (seq)
      where e.actor = of_account and e.at >= since and e.at < until and chibo.below(e.unit, heads);
    if (who ->> 'readings')::boolean then
      return query
        select 'reading', null::text, r.at, null::uuid, null::bigint, r.operation, null::date, r.account,
          case when cardinality(r.subjects) = 1 then r.subjects[1] end, cardinality(r.subjects), r.reason, r.origin,
          chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin)
        from read_log r where r.account = of_account and r.at >= since and r.at < until;
    end if;
  end if;
end $$;

-- For a row of a trail: which head is the first that covers it, and whether it is still what was chained or sealed.
create function chibo.proof_of(at timestamptz, unit uuid, n bigint, mark bytea) returns table (head bigint, intact boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select min(u.head) from day_head_unit u where u.unit = proof_of.unit and u.n >= proof_of.n),
    (select e.hash = chibo.hash_of_event(e.unit, e.n, e.actor, e.command, e.on_day, e.at, e.body_hash, e.prev_hash)
        and (b.seq is null or e.body_hash = sha256(b.salt || convert_to(b.body::text, 'UTF8')))
        and e.prev_hash = coalesce((select p.hash from event p where p.unit = e.unit and p.n = e.n - 1), '\x')
      from event e left join event_body b using (seq) where e.unit = proof_of.unit and e.n = proof_of.n)
  where proof_of.unit is not null
  union all
  select (select min(h.n) from day_head h where h.seal_n >= s.n), s.n is null or position(proof_of.mark in s.leaves) % 32 = 1
  from (select) one left join lateral (select * from read_seal s where s.until_at > proof_of.at order by s.until_at limit 1) s on true
  where proof_of.unit is null
$$;

-- Whether a unit is at, below or above those.
create function chibo.in_line(which uuid, heads uuid[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.below(which, heads) or exists (select from unit_path p where p.unit = any (heads)
    and which = any (array[p.a1, p.a2, p.a3, p.a4, p.a5, p.a6]))
$$;

-- Names beside the rows of a trail: of an account whose act is seen, with its unit where that is no other branch; of a member only for
-- whoever has them.
create function chibo.trail_names(accounts uuid[], members uuid[]) returns table (id uuid, name text, role text, unit text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, s.role, chibo.unit_name_on(s.unit, chibo.today()) from account a
    left join lateral (select * from seat s where s.account = a.id and chibo.in_line(s.unit, chibo.heads('audit.read')) order by s.to_on desc, s.from_on limit 1) s on true
    where a.id = any (accounts) and chibo.heads('audit.read') <> '{}'
  union all
  select r.person, r.name, null, null from person_record r where r.person = any (members) and r.voided_at = 'infinity'
    and chibo.sees_person('audit.read', r.person, chibo.today(), 'infinity')
$$;

-- Whom one may follow, by the beginnings of words of a name.
create function chibo.find_followed(words text[], most int) returns table (kind text, id uuid, name text, detail text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (select chibo.heads('audit.read') as heads)
  (select 'account', a.id, a.name, chibo.unit_name_on(s.unit, chibo.today()) from account a
    join lateral (select * from seat s where s.account = a.id and chibo.below(s.unit, (select heads from heads)) order by s.to_on desc, s.from_on limit 1) s on true
    where not exists (select from unnest(words) w where ' ' || chibo.fold(a.name) || ' ' || a.username not like '% ' || w || '%')
      and chibo.below(s.unit, (select heads from heads)) and chibo.follows_account('audit.read', a.id)
    order by chibo.name_key(a.name) limit most)
  union all
  (select 'member', m.person, m.name, m.at from (select distinct on (m.person) m.person, m.name, m.name_key, chibo.unit_name_on(m.unit, chibo.today()) as at
      from member_token t join member_now m on m.affiliation = t.affiliation cross join heads h
      where cardinality(words) > 0 and t.token ^@ words[1]
        and (t.a1 = any (h.heads) or t.a2 = any (h.heads) or t.a3 = any (h.heads) or t.a4 = any (h.heads) or t.a5 = any (h.heads) or t.a6 = any (h.heads))
        and not exists (select from unnest(words) w where not exists (
          select from member_token o where o.affiliation = t.affiliation and o.token ^@ w))
      order by m.person, m.kind) m order by m.name_key limit most)
$$;

-- What an export holds: the chains of the units in which the trail has changes, whole; what the events say only of those in the
-- trail; the readings of the trail; the batches in which they stand.
create function chibo.export_events(of_member uuid, of_account uuid) returns table (unit uuid, n bigint, actor uuid, command text, on_day date, at bigint,
    body_hash text, prev_hash text, hash text, salt text, body text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with own as materialized (select t.unit, t.n from chibo.trail(of_member, of_account, '-infinity', 'infinity') t
    where t.kind = 'change' and (chibo.followed(of_member, of_account) ->> 'exports')::boolean)
  select e.unit, e.n, e.actor, e.command, e.on_day, chibo.micros(e.at), encode(e.body_hash, 'hex'), encode(e.prev_hash, 'hex'), encode(e.hash, 'hex'),
    encode(b.salt, 'hex'), b.body::text
  from event e left join own o on o.unit = e.unit and o.n = e.n left join event_body b on b.seq = e.seq and o.n is not null
  where e.unit in (select own.unit from own) order by e.unit, e.n
$$;

create function chibo.export_readings(of_member uuid, of_account uuid) returns table (at bigint, account uuid, operation text, subjects uuid[], reason text, origin text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with who as materialized (select chibo.followed(of_member, of_account) as who)
  select chibo.micros(r.at), r.account, r.operation, r.subjects, r.reason, r.origin from read_log r, who
  where (who.who ->> 'exports')::boolean and (who.who ->> 'readings')::boolean
    and (r.account = of_account or r.subjects && array(select of_member union all select p.id from person p where p.merged_into = of_member))
  order by r.at, chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin)
$$;

create function chibo.export_seals(holding bigint[]) returns table (n bigint, on_day date, from_at bigint, until_at bigint, readings int, leaves_hash text,
    leaves text, prev_hash text, hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.n, s.on_day, chibo.micros(s.from_at), chibo.micros(s.until_at), s.readings, encode(sha256(s.leaves), 'hex'),
    case when exists (select from unnest(holding) i (at) where i.at >= chibo.micros(s.from_at) and i.at < chibo.micros(s.until_at))
      then encode(s.leaves, 'hex') end, encode(s.prev_hash, 'hex'), encode(s.hash, 'hex')
  from read_seal s where chibo.heads('audit.export') <> '{}' order by s.n
$$;

create function chibo.export_heads() returns table (n bigint, on_day date, seal jsonb, units jsonb, prev_hash text, hash text, shown text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.n, h.on_day, (select jsonb_build_array(s.n, encode(s.hash, 'hex')) from read_seal s where s.n = h.seal_n),
    (select coalesce(jsonb_agg(jsonb_build_array(chibo.unit_mark(u.unit), u.n, encode(u.hash, 'hex')) order by chibo.unit_mark(u.unit) collate "C"), '[]')
      from day_head_unit u where u.head = h.n), encode(h.prev_hash, 'hex'), encode(h.hash, 'hex'), h.shown
  from day_head h where chibo.heads('audit.export') <> '{}' order by h.n
$$;

grant execute on function chibo.witness_head(date, text, uuid), chibo.list_heads(date, int), chibo.last_head(), chibo.heads_file(date),
  chibo.followed(uuid, uuid), chibo.trail(uuid, uuid, timestamptz, timestamptz), chibo.proof_of(timestamptz, uuid, bigint, bytea),
  chibo.trail_names(uuid[], uuid[]), chibo.find_followed(text[], int), chibo.export_events(uuid, uuid), chibo.export_readings(uuid, uuid),
  chibo.export_seals(bigint[]), chibo.export_heads() to chibo_app;

-- A partition whose day is over, where it is searched by whom it tells of: made once, so that writing costs nothing.
create procedure chibo.index_read_log()
  language plpgsql as $$
declare
  part regclass;
begin
  for part in select c.oid::regclass from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.read_log'::regclass and c.relname ~ '^read_log_[0-9]{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < chibo.today() - 1
      and to_regclass('public.' || c.relname || '_subjects') is null loop
    execute format('create index %I on %s using gin (subjects) with (fastupdate = off)', part::text || '_subjects', part);
    execute format('create index %I on %s (account, at)', part::text || '_account', part);
  end loop;
end $$;
comment on procedure chibo.index_read_log() is 'For days that are over; those of yesterday and today are read through.';
