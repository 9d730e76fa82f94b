-- People and where they belong, in two times. A row is true from `from_on` to before `to_on` (days); it is known from `recorded_at`
-- until `voided_at`; asked at an instant `known`, it counts where recorded_at < known <= voided_at ('infinity': now). Nothing is ever updated but `voided_at` and `voided_by`: whoever changes a row voids it and adds another. So
-- any day can be asked for (`on`), and any day's knowledge of it (`known`).

-- These run once for each name written. `translate` looks along its list, so the lists begin with what is frequent in names.
create function chibo.fold(words text) returns text
  language plpgsql immutable parallel safe strict as $$
declare
  plain text := btrim(translate(lower(normalize(words, nfc) collate "vi-x-icu"), ' nhguytễvăịiamcoâlpưbđơàảáạdếqrùềệìkôồũúắặầấêòọỗờợsủữứxỳãằẳẵẩẫậeèẻẽéẹểfỉĩíjỏõóổốộởỡớụừửựwỷỹýỵz', ' nhguytevaiiamcoalpubdoaaaadeqrueeikoouuaaaaeooooosuuuxyaaaaaaaeeeeeeefiiijooooooooouuuuwyyyyz'));
begin
  if plain ~ '[^ -~]' then
    plain := btrim(lower(regexp_replace(normalize(plain, nfd), '[\u0300-\u036f]+', '', 'g') collate "vi-x-icu"));
  end if;
  if plain ~ '\s\s|[^\S ]' then plain := regexp_replace(plain, '\s+', ' ', 'g'); end if;
  return plain;
end $$;
comment on function chibo.fold(text) is 'Without marks and capitals, đ as d, single spaces; as `fold` of the kernel.';

create function chibo.name_key(name text) returns text
  language plpgsql immutable parallel safe strict as $$
declare
  whole text := btrim(lower(normalize(name, nfc) collate "vi-x-icu"));
  letters text;
  tones text;
  first int;
  last int;
begin
  if whole ~ '\s\s|[^\S ]' then whole := regexp_replace(whole, '\s+', ' ', 'g'); end if;
  letters := translate(whole, 'nhguytễvăịiamcoâlpưbđơàảáạdếqrùềệìkôồũúắặầấêòọỗờợsủữứxỳãằẳẵẩẫậeèẻẽéẹểfỉĩíjỏõóổốộởỡớụừửựwỷỹýỵz', 'RLK[`ZI]BMMAQESCPV\DGUAAAAFIWX[IIMOTT[[BBCCISSTUUY[\\_`ABBBCCCHHHHHHIJMMMNSSSTTTUUU[\\\^````a');
  tones := translate(whole, 'nhguytễvăịiamcoâlpưbđơàảáạdếqrùềệìkôồũúắặầấêòọỗờợsủữứxỳãằẳẵẩẫậeèẻẽéẹểfỉĩíjỏõóổốộởỡớụừửựwỷỹýỵz ', '0000003005000000000000124504001151001344514015315023401312323501234520234023424523451250234500');
  first := position(' ' in whole);
  last := length(split_part(whole, ' ', -1));
  if first = 0 then return letters || ' ' || tones || ', , '; end if;
  return right(letters, last) || ' ' || right(tones, last) || ','
    || substr(letters, first + 1, greatest(length(whole) - first - last - 1, 0)) || ' '
    || substr(tones, first + 1, greatest(length(whole) - first - last - 1, 0)) || ','
    || left(letters, first - 1) || ' ' || left(tones, first - 1);
end $$;
comment on function chibo.name_key(text) is
  'The Vietnamese order of names as a text that sorts byte by byte (collate "C"): given name, middle names, family name; in each the letters (d before đ, a ă â) before the tones.';

grant execute on function chibo.fold(text), chibo.name_key(text) to chibo_app;

create table person (
  id uuid primary key,
  version int not null default 1,
  merged_into uuid references person check (merged_into <> id)
);
comment on table person is 'Identity only. `version` rises with every change, so that nobody overwrites what they have not seen.';
call chibo.wall_off('person');

create table person_record (
  id uuid primary key,
  person uuid not null references person,
  name text not null check (name <> '' and length(name) <= 200),
  name_key text collate "C" not null generated always as (chibo.name_key(name)) stored,
  folded text not null generated always as (chibo.fold(name)) stored,
  born text check (born ~ '^(1[89]|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'),
  sex text check (sex in ('male', 'female')),
  card text check (card ~ '^[0-9]{1,20}$'),
  admitted_on date,
  official_on date check (official_on >= admitted_on),
  retired_on date,
  workplace text check (length(workplace) <= 300),
  permanent_residence text check (length(permanent_residence) <= 300),
  temporary_residence text check (length(temporary_residence) <= 300),
  actual_residence text check (length(actual_residence) <= 300),
  skills text check (length(skills) <= 300),
  recorded_at timestamptz not null default now(),
  recorded_by uuid references account default chibo.account(),
  voided_at timestamptz not null default 'infinity',
  voided_by uuid references account,
  import uuid,
  copy_of uuid,
  check (recorded_at <= voided_at)
);
comment on table person_record is
  'What is known of a person; one row stands. `born` is a year, a month or a day as far as it is known. `copy_of`: the row this one repeats under another person or after a taking back; when it was typed stands there.';
create unique index one_record_stands on person_record (person) where voided_at = 'infinity';
create index on person_record (person, recorded_at);
create index on person_record (name_key, person) where voided_at = 'infinity';
create index on person_record (import) where import is not null;
call chibo.wall_off('person_record');

create table person_secret (
  person uuid primary key references person,
  number_sealed bytea not null check (octet_length(number_sealed) between 28 and 200),
  number_hash bytea not null check (octet_length(number_hash) = 32),
  recorded_at timestamptz not null default now(),
  recorded_by uuid references account default chibo.account(),
  import uuid
);
comment on table person_secret is
  'The identity number, sealed with a key that is kept outside the database, and its keyed hash for exact search. Whoever has only the database has neither.';
create index on person_secret (number_hash);
call chibo.wall_off('person_secret');

create table person_status (
  id uuid primary key,
  person uuid not null references person,
  status text not null check (status in ('probationary', 'official', 'exempt', 'suspended', 'removed', 'left', 'deceased')),
  from_on date not null,
  to_on date not null default 'infinity',
  during daterange not null generated always as (daterange(from_on, to_on)) stored,
  recorded_at timestamptz not null default now(),
  recorded_by uuid references account default chibo.account(),
  voided_at timestamptz not null default 'infinity',
  voided_by uuid references account,
  import uuid,
  copy_of uuid,
  check (from_on < to_on and isfinite(from_on)),
  check (recorded_at <= voided_at),
  constraint one_status_a_day exclude using gist (person with =, during with &&) where (voided_at = 'infinity')
);
create index on person_status (person);
create index on person_status (to_on) where voided_at = 'infinity' and to_on < 'infinity';
create index on person_status (from_on) where voided_at = 'infinity';
create index on person_status (import) where import is not null;
call chibo.wall_off('person_status');

create table affiliation (
  id uuid primary key,
  person uuid not null references person,
  kind text not null check (kind in ('official', 'temporary', 'residence', 'assigned')),
  unit uuid not null references unit,
  from_on date not null,
  to_on date not null default 'infinity',
  during daterange not null generated always as (daterange(from_on, to_on)) stored,
  cause text not null check (cause in ('admitted', 'received', 'moved', 'introduced', 'assigned', 'found')),
  end_cause text check (end_cause in ('moved', 'left', 'removed', 'deceased', 'ended')),
  recorded_at timestamptz not null default now(),
  recorded_by uuid references account default chibo.account(),
  voided_at timestamptz not null default 'infinity',
  voided_by uuid references account,
  import uuid,
  copy_of uuid,
  check (from_on < to_on and isfinite(from_on)),
  check (recorded_at <= voided_at),
  constraint one_official_cell_a_day exclude using gist (person with =, during with &&) where (voided_at = 'infinity' and kind = 'official'),
  constraint once_in_a_unit_a_day exclude using gist (person with =, kind with =, unit with =, during with &&) where (voided_at = 'infinity')
);
comment on table affiliation is
  'Where a person belongs: officially, for a time, where they live, or assigned to a weak cell. Untouched when a unit above moves. `cause`: why it began (found: it stood in a list when the register began); `end_cause`: why it ended.';
create index on affiliation (person);
create index on affiliation (unit, from_on, to_on);
create index on affiliation (to_on) where voided_at = 'infinity' and to_on < 'infinity';
create index on affiliation (from_on) where voided_at = 'infinity';
create index on affiliation (import) where import is not null;
call chibo.wall_off('affiliation');

-- The tree is known in time too: what an edge or a label said before it was changed is kept with the instant of the change.

alter table unit_edge add column recorded_at timestamptz not null default now(), add column recorded_by uuid references account default chibo.account();
alter table unit_label add column recorded_at timestamptz not null default now(), add column recorded_by uuid references account default chibo.account();
create table unit_edge_before (
  unit uuid not null, parent uuid not null, from_on date not null, to_on date not null, decision text,
  recorded_at timestamptz not null, recorded_by uuid, voided_at timestamptz not null default now(), voided_by uuid default chibo.account()
);
create table unit_label_before (
  unit uuid not null, kind text not null, label text not null, from_on date not null, to_on date not null, decision text,
  recorded_at timestamptz not null, recorded_by uuid, voided_at timestamptz not null default now(), voided_by uuid default chibo.account()
);
create index on unit_edge_before (unit);
create index on unit_edge_before (parent);
create index on unit_label_before (unit);
grant select on unit_edge_before, unit_label_before to chibo_app;

create function chibo.keep_edge_before() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.recorded_at < now() then
    insert into unit_edge_before (unit, parent, from_on, to_on, decision, recorded_at, recorded_by)
      values (old.unit, old.parent, old.from_on, old.to_on, old.decision, old.recorded_at, old.recorded_by);
  end if;
  if tg_op = 'DELETE' then return old; end if;
  new.recorded_at := now();
  new.recorded_by := chibo.account();
  return new;
end $$;
create function chibo.keep_label_before() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.recorded_at < now() then
    insert into unit_label_before (unit, kind, label, from_on, to_on, decision, recorded_at, recorded_by)
      values (old.unit, old.kind, old.label, old.from_on, old.to_on, old.decision, old.recorded_at, old.recorded_by);
  end if;
  if tg_op = 'DELETE' then return old; end if;
  new.recorded_at := now();
  new.recorded_by := chibo.account();
  return new;
end $$;
create trigger keeps_before before update or delete on unit_edge for each row execute function chibo.keep_edge_before();
create trigger keeps_before before update or delete on unit_label for each row execute function chibo.keep_label_before();

-- Authority that is quick at any size: the units an account's grants stand at (one or two), compared with the path of a row.

create table unit_path (
  unit uuid primary key references unit,
  depth int not null check (depth between 1 and 6),
  a1 uuid not null, a2 uuid, a3 uuid, a4 uuid, a5 uuid, a6 uuid,
  cell boolean not null default false
);
create index unit_path_cells1 on unit_path (a1) where cell;
create index unit_path_cells2 on unit_path (a2) where cell;
create index unit_path_cells3 on unit_path (a3) where cell;
create index unit_path_cells4 on unit_path (a4) where cell;
create index unit_path_cells5 on unit_path (a5) where cell;
create index unit_path_cells6 on unit_path (a6) where cell;
comment on table unit_path is 'Derived, today only: the units from the root (a1) down to the unit itself (a{depth}). Rows of members carry the same columns.';
grant select on unit_path to chibo_app;

create function chibo.path_truth() returns setof unit_path
  language sql stable set search_path = public, pg_temp as $$
  select g.unit, cardinality(p), p[1], p[2], p[3], p[4], p[5], p[6], u.kind like '%Cell'
  from (select r.unit, array_agg(r.ancestor order by r.depth desc) as p from unit_reach r
    where r.from_on <= chibo.today() and chibo.today() < r.to_on group by r.unit) g join unit u on u.id = g.unit
$$;
insert into unit_path select * from chibo.path_truth();

create function chibo.heads(action text) returns uuid[]
  language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  with held as (
    select g.unit, g.reach from grants_now g
    where g.account = chibo.account() and g.action = heads.action and g.from_on <= chibo.today() and chibo.today() < g.to_on
  )
  select coalesce(array_agg(distinct h.unit), '{}') from (
    select unit from held where reach = 'ownAndBelow'
    union
    select p.unit from unit_path p where p.depth = 1 and exists (select from held where reach = 'everywhere')
      and not exists (select from unit_edge e where e.unit = p.unit)
  ) h
$$;
comment on function chibo.heads(text) is
  'The units at which, and below which, the account behind this transaction may do an action today. In policies: a1 = any ((select chibo.heads(''…''))::uuid[]) or a2 = …: read once, compared without subqueries.';

create function chibo.below(which uuid, heads uuid[]) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select exists (select from unit_path p where p.unit = which and array[p.a1, p.a2, p.a3, p.a4, p.a5, p.a6] && heads)
$$;
comment on function chibo.below(uuid, uuid[]) is
  'Does a unit stand today at or below one of these? For policies of small tables: chibo.below(unit, (select chibo.heads(''…''))).';

create or replace function chibo.may(action text, unit uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select chibo.below(may.unit, chibo.heads(may.action)) or exists (
    select from grants_now g where g.account = chibo.account() and g.action = may.action and g.reach = 'own' and g.unit = may.unit
      and g.from_on <= chibo.today() and chibo.today() < g.to_on)
$$;

-- The past: what was below a unit on a day, and below those it came from while they stood.
create function chibo.scopes_on(heads uuid[], on_day date) returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive before as (
    select unnest(heads) as unit
    union
    select s.from_unit from before b join unit_succession s on s.to_unit = b.unit and s.on_day > scopes_on.on_day
  )
  select coalesce(array_agg(unit), '{}') from before
$$;

create function chibo.units_on(heads uuid[], on_day date, known timestamptz) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if known = 'infinity' then
    return query select distinct r.unit from unit_reach r
      where r.ancestor = any (chibo.scopes_on(heads, on_day)) and r.from_on <= on_day and on_day < r.to_on;
  else
    return query with recursive edges as not materialized (
      select unit, parent from unit_edge e where e.recorded_at < known and e.from_on <= on_day and on_day < e.to_on
      union all
      select unit, parent from unit_edge_before e where e.recorded_at < known and known <= e.voided_at and e.from_on <= on_day and on_day < e.to_on
    ), down as (
      select unnest(chibo.scopes_on(heads, on_day)) as unit
      union
      select e.unit from down d join edges e on e.parent = d.unit
    ) select d.unit from down d;
  end if;
end $$;

create function chibo.may_on(action text, which uuid, on_day date) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.may(action, which) or exists (
    select from unit_reach r where r.unit = which and r.from_on <= on_day and on_day < r.to_on
      and r.ancestor = any ((select chibo.scopes_on(chibo.heads(action), on_day))::uuid[]))
$$;
comment on function chibo.may_on(text, uuid, date) is
  'May the account ask about that unit as of a day? It is theirs today, or stood then below a unit of theirs or one that came before it. What is answered is cut to the units that were theirs on that day.';

create function chibo.writes_person(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  with had as (
    select a.kind, a.unit, case when chibo.today() < a.to_on then 'infinity' else a.to_on end as until from affiliation a
    where a.person = which and a.voided_at = 'infinity' and a.from_on <= chibo.today()
  ), last as (select kind, chibo.may('members.write', unit) as mine from had where until = (select max(until) from had))
  select case when exists (select from last where kind = 'official')
    then (select bool_and(mine) from last where kind = 'official') else coalesce((select bool_or(mine) from last), false) end
$$;
comment on function chibo.writes_person(uuid) is
  'Who has the person in their official cell writes; where there is none today, whoever has them in another way; where they belong nowhere any more, whoever had them last.';

create function chibo.is_new(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from affiliation a where a.person = which and a.voided_at = 'infinity')
$$;

create function chibo.sees_person(action text, which uuid, on_day date, known timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  with had as (
    select a.unit, case when on_day < a.to_on then 'infinity' else a.to_on end as until from affiliation a
    where a.person = which and a.recorded_at < known and known <= a.voided_at and a.from_on <= on_day
  ), last as (select unit, least(on_day, until - 1) as last_on from had where until = (select max(until) from had))
  select exists (
    select from last l join unit_reach r on r.unit = l.unit and r.from_on <= l.last_on and l.last_on < r.to_on
      and r.ancestor = any (chibo.scopes_on(chibo.heads(action), l.last_on)))
$$;
comment on function chibo.sees_person(text, uuid, date, timestamptz) is
  'Who sees a person on a day: whoever had them on that day, at a unit of their own or of one it came from; where they belonged nowhere any more, whoever had them last.';

-- In one transaction rows are voided and others put in their place: whoever was allowed the first may do the second.
create function chibo.has_in_hand(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from affiliation a where a.person = which and a.voided_at = now() and a.voided_by = chibo.account())
$$;
create function chibo.replaces(which uuid, at_unit uuid, as_kind text, first_on date, end_on date) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from affiliation a where a.person = which and a.unit = at_unit and a.kind = as_kind
    and a.voided_at = now() and a.voided_by = chibo.account() and a.from_on <= first_on and end_on <= a.to_on)
$$;
comment on function chibo.replaces(uuid, uuid, text, date, date) is
  'Is this a shorter form of what the account has just voided? So an end of membership ends what others had too.';
grant execute on function chibo.has_in_hand(uuid), chibo.replaces(uuid, uuid, text, date, date) to chibo_app;

grant execute on function chibo.heads(text), chibo.below(uuid, uuid[]), chibo.may(text, uuid), chibo.may_on(text, uuid, date),
  chibo.writes_person(uuid), chibo.is_new(uuid), chibo.sees_person(text, uuid, date, timestamptz) to chibo_app;

-- The application adds rows and reads none of these tables: reading goes through member_now and the functions of 0014.

grant insert (id) on person to chibo_app;
create policy anyone_adds on person for insert to chibo_app with check ((select chibo.account()) is not null);

grant insert (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence, temporary_residence,
  actual_residence, skills, import, copy_of) on person_record to chibo_app;
create policy writers_add on person_record for insert to chibo_app with check (chibo.writes_person(person) or chibo.has_in_hand(person));

grant insert (id, person, status, from_on, to_on, import, copy_of) on person_status to chibo_app;
create policy writers_add on person_status for insert to chibo_app with check (chibo.writes_person(person) or chibo.has_in_hand(person));

grant insert (id, person, kind, unit, from_on, to_on, cause, end_cause, import, copy_of) on affiliation to chibo_app;
create policy writers_add on affiliation for insert to chibo_app
  with check ((chibo.may('members.write', unit) and (chibo.writes_person(person) or chibo.is_new(person) or chibo.has_in_hand(person)))
    or chibo.replaces(person, unit, kind, from_on, to_on));
comment on policy writers_add on affiliation is
  'Of somebody new, where they belong is written first, then the facts. Of somebody known: whoever writes about them, within their own reach; and what shortens a row just voided.';

create function chibo.void_facts(records uuid[], statuses uuid[], affiliations uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from (
      select person from person_record where id = any (records) union select person from person_status where id = any (statuses)
      union select person from affiliation where id = any (affiliations) and (kind = 'official' or not chibo.may('members.write', unit))) touched
    where not chibo.writes_person(person)) then
    raise exception 'not theirs to change' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from person_record where id = any (records) and recorded_at > now())
    or exists (select from person_status where id = any (statuses) and recorded_at > now())
    or exists (select from affiliation where id = any (affiliations) and recorded_at > now()) then
    raise exception 'written by somebody who began later and was done earlier' using errcode = 'serialization_failure';
  end if;
  update person_record set voided_at = now(), voided_by = chibo.account() where id = any (records) and voided_at = 'infinity';
  update person_status set voided_at = now(), voided_by = chibo.account() where id = any (statuses) and voided_at = 'infinity';
  update affiliation set voided_at = now(), voided_by = chibo.account() where id = any (affiliations) and voided_at = 'infinity';
end $$;
comment on function chibo.void_facts(uuid[], uuid[], uuid[]) is
  'From now on these rows are no longer known as true. The only change there is. Whoever writes about a person may, and of a belonging that is not official also the unit it is to.';
grant execute on function chibo.void_facts(uuid[], uuid[], uuid[]) to chibo_app;

create table identity_key (one boolean primary key default true check (one), fingerprint text not null check (fingerprint ~ '^[0-9a-f]{16}$'));
comment on table identity_key is 'Which key the identity numbers are sealed with; tells nothing of the key. Another key is refused at the start.';
call chibo.wall_off('identity_key');
