-- The same person entered twice. A search finds pairs, people settle them; a merge repeats the rows of one person under the other and
-- remembers exactly which, so that it can be undone. Nothing here is read or written but through the functions below: a pair is there
-- for whoever has both people, and for nobody else.

create table duplicate_search (
  id uuid primary key,
  unit uuid not null references unit,
  at timestamptz not null default now(),
  by uuid not null references account default chibo.account(),
  people int not null,
  pairs int not null
);
create index on duplicate_search (unit, at desc);
call chibo.wall_off('duplicate_search');

create table duplicate_pair (
  id uuid primary key,
  one uuid not null references person,
  other uuid not null references person,
  probability real not null check (probability > 0 and probability < 1),
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'later', 'different', 'merged')),
  version int not null default 1,
  found_at timestamptz not null default now(),
  answered_at timestamptz,
  answered_by uuid references account,
  print text,
  check (one < other),
  check ((state = 'open') = (answered_at is null)),
  unique (one, other)
);
comment on table duplicate_pair is
  'Two people of the register who may be one. `reasons`: which field says what, how strongly, no values. `print`: what was known of both when they were settled as two people; only when that has changed are they proposed again.';
create index on duplicate_pair (state, probability desc, id);
create index on duplicate_pair (other);
call chibo.wall_off('duplicate_pair');

create table merge (
  id uuid primary key,
  pair uuid not null references duplicate_pair,
  kept uuid not null references person,
  gone uuid not null references person,
  merged_at timestamptz not null default now(),
  merged_by uuid not null references account default chibo.account(),
  before_kept uuid[] not null,
  before_gone uuid[] not null,
  made uuid[] not null,
  kept_number bytea, kept_hash bytea,
  gone_number bytea, gone_hash bytea,
  undone_at timestamptz,
  undone_by uuid references account,
  check (kept <> gone)
);
comment on table merge is
  'Who became who. `before_…`: the rows (records, statuses, affiliations) that stood for each before it; `made`: the rows it wrote. Identity numbers stay sealed.';
create unique index merged_once on merge (gone) where undone_at is null;
create index on merge (kept);
create index on merge (pair);
call chibo.wall_off('merge');

create or replace function chibo.is_new(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from affiliation a where a.person = which and a.voided_at = 'infinity')
    and not exists (select from person p where p.id = which and p.merged_into is not null)
$$;

-- Whose pair it is. Seen: some affiliation of today is within reach. Settled: the official one is (or, where there is none, any).

create function chibo.has_person(which uuid, heads uuid[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from member_now m where m.person = which and array[m.a1, m.a2, m.a3, m.a4, m.a5, m.a6] && heads)
$$;

create function chibo.settles_person(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  with here as (select m.kind, chibo.may('duplicates.settle', m.unit) as mine from member_now m where m.person = which)
  select case when exists (select from here where kind = 'official')
    then (select bool_and(mine) from here where kind = 'official') else coalesce((select bool_or(mine) from here), false) end
$$;

-- The pairs within a unit (null: within all that is the account's) of which it has both sides.
create function chibo.seen_pairs(scope uuid, states text[])
  returns table (id uuid, one uuid, other uuid, state text, probability real, reasons jsonb, answered_at timestamptz, answered_by text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := chibo.heads('duplicates.settle');
begin
  if scope is not null then
    if not chibo.below(scope, mine) then return; end if;
    mine := array[scope];
  end if;
  return query select d.id, d.one, d.other, d.state, d.probability, d.reasons, d.answered_at, chibo.name_of_account(d.answered_by)
    from duplicate_pair d where d.state = any (states) and chibo.has_person(d.one, mine) and chibo.has_person(d.other, mine);
end $$;

create function chibo.sees_pair(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from duplicate_pair d, lateral (select chibo.heads('duplicates.settle') as mine) h
    where d.id = which and chibo.has_person(d.one, h.mine) and chibo.has_person(d.other, h.mine))
$$;

-- One side, with every row that stands.
create function chibo.duplicate_side(which uuid) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object('person', p.id, 'version', p.version,
    'record', (select to_jsonb(r) - array['name_key', 'folded', 'person'] from person_record r where r.person = p.id and r.voided_at = 'infinity'),
    'statuses', coalesce((select jsonb_agg(to_jsonb(s) - array['during', 'person'] order by s.from_on) from person_status s where s.person = p.id and s.voided_at = 'infinity'), '[]'),
    'affiliations', coalesce((select jsonb_agg(to_jsonb(a) - array['during', 'person'] || jsonb_build_object(
        'unit_name', chibo.unit_name_on(a.unit, least(chibo.today(), a.to_on - 1)), 'above_name', chibo.name_above_on(a.unit, least(chibo.today(), a.to_on - 1)))
      order by a.from_on, a.id) from affiliation a where a.person = p.id and a.voided_at = 'infinity'), '[]'),
    'here', coalesce((select jsonb_agg(distinct m.unit) from member_now m where m.person = p.id and m.kind = 'official'),
      (select jsonb_agg(distinct m.unit) from member_now m where m.person = p.id), '[]'),
    'hasNumber', exists (select from person_secret x where x.person = p.id))
  from person p where p.id = which
$$;

create function chibo.sees_merge(m merge) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select chibo.has_person(m.kept, chibo.heads('duplicates.settle')) and (m.undone_at is null or chibo.has_person(m.gone, chibo.heads('duplicates.settle')))
$$;

create function chibo.load_pair(which uuid, locked boolean) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  d duplicate_pair;
  m merge;
begin
  select * into d from duplicate_pair where id = which;
  if d.id is null then return null; end if;
  if locked and d.state <> 'merged' and chibo.sees_pair(which) then
    select * into d from duplicate_pair where id = which for update;
    perform from person where id in (d.one, d.other) order by id for update;
  end if;
  if d.state = 'merged' then
    select * into m from merge where pair = which and undone_at is null;
    if not chibo.sees_merge(m) then return null; end if;
    return jsonb_build_object('id', d.id, 'state', d.state, 'merge', m.id, 'answered_by', chibo.name_of_account(m.merged_by));
  end if;
  if not chibo.sees_pair(which) then return null; end if;
  return jsonb_build_object('id', d.id, 'state', d.state, 'probability', d.probability, 'reasons', d.reasons, 'version', d.version,
    'answered_at', d.answered_at, 'answered_by', chibo.name_of_account(d.answered_by),
    'one', chibo.duplicate_side(d.one), 'other', chibo.duplicate_side(d.other),
    'same_number', (select a.number_hash = b.number_hash from person_secret a, person_secret b where a.person = d.one and b.person = d.other),
    'settles', chibo.settles_person(d.one) and chibo.settles_person(d.other));
end $$;

-- The search. Names are read through member_now, behind its wall; of identity numbers only that two are equal comes out.

create function chibo.same_numbers(scope uuid) returns table (one uuid, other uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not chibo.may('duplicates.settle', scope) then return; end if;
  return query with held as materialized (
    select s.person, s.number_hash from person_secret s
    where exists (select from member_now m where m.person = s.person and scope in (m.a1, m.a2, m.a3, m.a4, m.a5, m.a6)))
  select a.person, b.person from held a join held b on b.number_hash = a.number_hash and a.person < b.person;
end $$;

create function chibo.pair_print(one uuid, other uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select md5(string_agg(row(r.name, r.born, r.sex, r.card, r.admitted_on, r.official_on, s.number_hash)::text, '/' order by r.person))
  from person_record r left join person_secret s on s.person = r.person
  where r.person in (one, other) and r.voided_at = 'infinity'
$$;

create function chibo.keep_pairs(made uuid, scope uuid, compared int, pairs jsonb) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept int;
begin
  if not chibo.may('duplicates.settle', scope) then raise exception 'not theirs to search' using errcode = 'insufficient_privilege'; end if;
  perform pg_advisory_xact_lock(727019); -- two searches at once find the same pairs
  insert into duplicate_pair as d (id, one, other, probability, reasons)
    select uuidv7(), least(f.one, f.other), greatest(f.one, f.other), f.probability, f.reasons
    from jsonb_to_recordset(pairs) f(one uuid, other uuid, probability real, reasons jsonb)
    where chibo.has_person(f.one, array[scope]) and chibo.has_person(f.other, array[scope]) order by 2, 3
  on conflict (one, other) do update set probability = excluded.probability, reasons = excluded.reasons, version = d.version + 1,
    state = case when d.state = 'different' then 'open' else d.state end,
    answered_at = case when d.state = 'different' then null else d.answered_at end,
    answered_by = case when d.state = 'different' then null else d.answered_by end,
    found_at = now()
  where (d.state in ('open', 'later') and (d.probability, d.reasons) is distinct from (excluded.probability, excluded.reasons))
    or (d.state = 'different' and d.print is distinct from chibo.pair_print(d.one, d.other));
  -- what no longer looks alike waits no longer
  delete from duplicate_pair d where d.state in ('open', 'later')
    and chibo.has_person(d.one, array[scope]) and chibo.has_person(d.other, array[scope])
    and (d.one, d.other) not in (select least(f.one, f.other), greatest(f.one, f.other) from jsonb_to_recordset(pairs) f(one uuid, other uuid))
    and not exists (select from merge m where m.pair = d.id);
  select count(*) into kept from jsonb_to_recordset(pairs) f(one uuid, other uuid)
    join duplicate_pair d on d.one = least(f.one, f.other) and d.other = greatest(f.one, f.other) where d.state in ('open', 'later');
  insert into duplicate_search (id, unit, people, pairs) values (made, scope, compared, kept);
  return kept;
end $$;

create function chibo.last_search(scope uuid) returns table (at timestamptz, people int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.at, s.people from duplicate_search s where s.unit = scope and chibo.may('duplicates.settle', scope) order by s.at desc limit 1
$$;

-- Two people, or later; null takes the answer back. False where the pair is no longer as it was seen.
create function chibo.answer_pair(which uuid, seen int, answer text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d duplicate_pair;
begin
  select * into d from duplicate_pair where id = which for update;
  if d.id is null or not (chibo.settles_person(d.one) and chibo.settles_person(d.other)) then
    raise exception 'not theirs to settle' using errcode = 'insufficient_privilege';
  end if;
  if d.version <> seen or d.state = 'merged' then return false; end if;
  update duplicate_pair set version = version + 1, state = coalesce(answer, 'open'),
    answered_at = case when answer is not null then now() end, answered_by = case when answer is not null then chibo.account() end,
    print = case when answer = 'different' then chibo.pair_print(d.one, d.other) end
  where id = which;
  return true;
end $$;

-- Merging. `plan` says for each row of either person which days of it stand ({of, from_on, to_on, end_cause}: a row that stands whole
-- under who is kept is not written anew), and which fields are those of who goes. Only days of rows that stood are repeated: a merge
-- cannot say anything new.
create function chibo.merge_people(made uuid, of_pair uuid, keeps uuid, goes uuid, plan jsonb, resealed bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fields text[] := array(select jsonb_array_elements_text(plan -> 'fields'));
  old_kept uuid[];
  old_gone uuid[];
  new_rows uuid[] := '{}';
  more uuid[];
  pieces jsonb;
  k person_record;
  g person_record;
  ks person_secret;
  gs person_secret;
begin
  perform from person where id in (keeps, goes) order by id for update;
  if exists (select from person where id in (keeps, goes) and merged_into is not null) then
    raise exception 'merged already' using errcode = 'check_violation', constraint = 'merged_once';
  end if;
  if not (chibo.settles_person(keeps) and chibo.settles_person(goes))
    or not exists (select from duplicate_pair where id = of_pair and state <> 'merged' and one = least(keeps, goes) and other = greatest(keeps, goes)) then
    raise exception 'not theirs to merge' using errcode = 'insufficient_privilege';
  end if;
  old_kept := chibo.standing_rows(keeps);
  old_gone := chibo.standing_rows(goes);
  select * into k from person_record where person = keeps and voided_at = 'infinity';
  select * into g from person_record where person = goes and voided_at = 'infinity';
  select coalesce(jsonb_agg(p.value), '[]') into pieces from jsonb_array_elements(plan -> 'pieces') p where (p.value ->> 'of')::uuid = any (old_kept || old_gone);

  -- away goes what does not stand as it is
  update person_status s set voided_at = now(), voided_by = chibo.account() where s.voided_at = 'infinity' and (s.person = goes
    or (s.person = keeps and not exists (select from jsonb_to_recordset(pieces) p(of uuid, from_on date, to_on date, end_cause text) where p.of = s.id and p.from_on = s.from_on and p.to_on = s.to_on)));
  update affiliation a set voided_at = now(), voided_by = chibo.account() where a.voided_at = 'infinity' and (a.person = goes
    or (a.person = keeps and not exists (select from jsonb_to_recordset(pieces) p(of uuid, from_on date, to_on date, end_cause text) where p.of = a.id and p.from_on = a.from_on and p.to_on = a.to_on)));
  update person_record r set voided_at = now(), voided_by = chibo.account() where r.voided_at = 'infinity' and (r.person = goes
    or (r.person = keeps and cardinality(fields) > 0));

  if cardinality(fields) > 0 then
    with i as (
      insert into person_record (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence, temporary_residence, actual_residence, skills, copy_of)
      select uuidv7(), keeps, r.name, r.born, r.sex, r.card, r.admitted_on, r.official_on, r.retired_on, r.workplace, r.permanent_residence, r.temporary_residence, r.actual_residence, r.skills,
        case when (to_jsonb(r) - chibo.bookkeeping()) = (to_jsonb(g) - chibo.bookkeeping()) then g.id end
      from jsonb_populate_record(k, coalesce((select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(g)) e
        where e.key = any (fields) and e.key <> all (chibo.bookkeeping())), '{}')) r
      returning id) select array_agg(id) into more from i;
    new_rows := new_rows || more;
  end if;
  with i as (
    insert into person_status (id, person, status, from_on, to_on, copy_of)
    select uuidv7(), keeps, s.status, greatest(p.from_on, s.from_on), least(p.to_on, s.to_on), s.id
    from jsonb_to_recordset(pieces) p(of uuid, from_on date, to_on date, end_cause text) join person_status s on s.id = p.of where s.voided_at <> 'infinity' returning id) select array_agg(id) into more from i;
  new_rows := new_rows || coalesce(more, '{}');
  with i as (
    insert into affiliation (id, person, kind, unit, from_on, to_on, cause, end_cause, copy_of)
    select uuidv7(), keeps, a.kind, a.unit, greatest(p.from_on, a.from_on), least(p.to_on, a.to_on), a.cause, p.end_cause, a.id
    from jsonb_to_recordset(pieces) p(of uuid, from_on date, to_on date, end_cause text) join affiliation a on a.id = p.of where a.voided_at <> 'infinity' returning id) select array_agg(id) into more from i;
  new_rows := new_rows || coalesce(more, '{}');

  select * into ks from person_secret where person = keeps;
  select * into gs from person_secret where person = goes;
  delete from person_secret where person = goes;
  if resealed is not null and gs.person is not null then
    delete from person_secret where person = keeps;
    insert into person_secret (person, number_sealed, number_hash) values (keeps, resealed, gs.number_hash);
  end if;
  update person set version = version + 1, merged_into = case when id = goes then keeps end where id in (keeps, goes);
  update person set merged_into = keeps where merged_into = goes; -- whoever was merged before stands one step away, too
  update duplicate_pair set state = 'merged', version = version + 1, answered_at = now(), answered_by = chibo.account() where id = of_pair;
  insert into merge (id, pair, kept, gone, before_kept, before_gone, made, kept_number, kept_hash, gone_number, gone_hash)
    values (made, of_pair, keeps, goes, old_kept, old_gone, new_rows, ks.number_sealed, ks.number_hash, gs.number_sealed, gs.number_hash);
end $$;
comment on function chibo.merge_people(uuid, uuid, uuid, uuid, jsonb, bytea) is
  'The wall behind the decision of the core: rights over both, rows of these two only, days that stood.';

-- A sealed number is bound to its person: whoever moves it to another opens and seals it anew, outside the database.
create function chibo.number_to_move(which uuid) returns bytea
  language sql stable security definer set search_path = public, pg_temp as $$
  select number_sealed from person_secret where person = which and chibo.settles_person(which)
$$;

create function chibo.bookkeeping() returns text[]
  language sql immutable return array['id', 'person', 'name_key', 'folded', 'recorded_at', 'recorded_by', 'voided_at', 'voided_by', 'import', 'copy_of'];

create function chibo.standing_rows(which uuid) returns uuid[]
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from (
    select id from person_record where person = which and voided_at = 'infinity'
    union all select id from person_status where person = which and voided_at = 'infinity'
    union all select id from affiliation where person = which and voided_at = 'infinity') r
$$;

-- Undoing: both as they stood just before. What was done since with who was kept goes with it, and is told before and after.

create function chibo.settles_merge(m merge) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select chibo.settles_person(m.kept) and not exists (
    select from affiliation a where a.id = any (m.before_gone || m.before_kept) and a.kind = 'official'
      and a.from_on <= chibo.today() and chibo.today() < a.to_on and not chibo.may('duplicates.settle', a.unit))
$$;

-- What hangs on a merge: everything written about who was kept since, one line for each time somebody did something.
create function chibo.work_since(m merge) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  with touched as (
    select r.recorded_at as at, r.recorded_by as by, 'record' as what, null::uuid as unit from person_record r
      where r.person = m.kept and r.recorded_at > m.merged_at and r.id <> all (m.made)
    union all select s.recorded_at, s.recorded_by, 'status', null from person_status s where s.person = m.kept and s.recorded_at > m.merged_at and s.id <> all (m.made)
    union all select a.recorded_at, a.recorded_by, 'affiliation', a.unit from affiliation a where a.person = m.kept and a.recorded_at > m.merged_at and a.id <> all (m.made)
    union all select a.voided_at, a.voided_by, 'affiliation', a.unit from affiliation a where a.person = m.kept and a.voided_at > m.merged_at and a.voided_at < 'infinity'
    union all select s.voided_at, s.voided_by, 'status', null from person_status s where s.person = m.kept and s.voided_at > m.merged_at and s.voided_at < 'infinity'
  )
  select coalesce(jsonb_agg(jsonb_build_object('at', t.at, 'by', chibo.name_of_account(t.by), 'what', t.what, 'units', t.units) order by t.at), '[]')
  from (select at, by, jsonb_agg(distinct what) as what, coalesce(jsonb_agg(distinct chibo.unit_name_on(unit, chibo.today())) filter (where unit is not null), '[]') as units
    from touched group by at, by) t
$$;

create function chibo.load_merge(which uuid, locked boolean) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  m merge;
  name_of_gone text;
begin
  select * into m from merge where id = which;
  if m.id is null or not chibo.sees_merge(m) then return null; end if;
  if locked then
    select * into m from merge where id = which for update;
    perform from person where id in (m.kept, m.gone) order by id for update;
  end if;
  select r.name into name_of_gone from person_record r where r.id = any (m.before_gone);
  return jsonb_build_object('id', m.id, 'pair', m.pair, 'kept', m.kept, 'gone', m.gone, 'at', m.merged_at, 'by', chibo.name_of_account(m.merged_by),
    'kept_name', (select r.name from person_record r where r.person = m.kept and r.voided_at = 'infinity'), 'gone_name', name_of_gone,
    'version', (select version from person where id = m.kept),
    'undone_at', m.undone_at, 'undone_by', chibo.name_of_account(m.undone_by),
    'settles', chibo.settles_merge(m),
    'units', (select coalesce(jsonb_agg(distinct a.unit), '[]') from affiliation a where a.id = any (m.before_gone || m.before_kept)
      and a.from_on <= chibo.today() and chibo.today() < a.to_on),
    'before_kept', (select coalesce(jsonb_agg(chibo.affiliation_told(a) order by a.from_on), '[]') from affiliation a where a.id = any (m.before_kept)),
    'before_gone', (select coalesce(jsonb_agg(chibo.affiliation_told(a) order by a.from_on), '[]') from affiliation a where a.id = any (m.before_gone)),
    'later', case when m.undone_at is null then chibo.work_since(m) else '[]' end,
    'first', (select n.id from merge n where n.undone_at is null and n.id <> m.id and ((n.kept = m.kept and n.merged_at > m.merged_at) or n.gone = m.kept) order by n.merged_at desc limit 1));
end $$;

create function chibo.affiliation_told(a affiliation) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object('id', a.id, 'kind', a.kind, 'unit', a.unit, 'from_on', a.from_on, 'to_on', a.to_on,
    'unit_name', chibo.unit_name_on(a.unit, least(chibo.today(), a.to_on - 1)), 'above_name', chibo.name_above_on(a.unit, least(chibo.today(), a.to_on - 1)))
$$;

create function chibo.seen_merges(scope uuid) returns table (id uuid, kept uuid, gone uuid, kept_name text, gone_name text, at timestamptz, by text, undone_at timestamptz, undone_by text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := chibo.heads('duplicates.settle');
begin
  if scope is not null then
    if not chibo.below(scope, mine) then return; end if;
    mine := array[scope];
  end if;
  return query select m.id, m.kept, m.gone, k.name, g.name, m.merged_at, chibo.name_of_account(m.merged_by), m.undone_at, chibo.name_of_account(m.undone_by)
    from merge m join person_record k on k.id = any (m.before_kept) join person_record g on g.id = any (m.before_gone)
    where chibo.has_person(m.kept, mine) and (m.undone_at is null or chibo.has_person(m.gone, mine));
end $$;

create function chibo.undo_merge(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m merge;
  back uuid[];
begin
  select * into m from merge where id = which for update;
  perform from person where id in (m.kept, m.gone) order by id for update;
  if m.id is null or m.undone_at is not null or not chibo.settles_merge(m) then
    raise exception 'not theirs to undo' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from merge n where n.undone_at is null and n.id <> m.id and ((n.kept = m.kept and n.merged_at > m.merged_at) or n.gone = m.kept)) then
    raise exception 'a later merge hangs on it' using errcode = 'check_violation', constraint = 'latest_merge_first';
  end if;
  back := m.before_kept || m.before_gone;
  update person_status set voided_at = now(), voided_by = chibo.account() where person = m.kept and voided_at = 'infinity' and id <> all (back);
  update affiliation set voided_at = now(), voided_by = chibo.account() where person = m.kept and voided_at = 'infinity' and id <> all (back);
  update person_record set voided_at = now(), voided_by = chibo.account() where person = m.kept and voided_at = 'infinity' and id <> all (back);
  insert into person_record (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence, temporary_residence, actual_residence, skills, import, copy_of)
    select uuidv7(), person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence, temporary_residence, actual_residence, skills, import, coalesce(copy_of, id)
    from person_record where id = any (back) and voided_at < 'infinity';
  insert into person_status (id, person, status, from_on, to_on, import, copy_of)
    select uuidv7(), person, status, from_on, to_on, import, coalesce(copy_of, id) from person_status where id = any (back) and voided_at < 'infinity';
  insert into affiliation (id, person, kind, unit, from_on, to_on, cause, end_cause, import, copy_of)
    select uuidv7(), person, kind, unit, from_on, to_on, cause, end_cause, import, coalesce(copy_of, id) from affiliation where id = any (back) and voided_at < 'infinity';
  -- a number typed since stays with who was kept
  if not exists (select from person_secret where person = m.kept and recorded_at > m.merged_at and number_hash is distinct from m.gone_hash) then
    delete from person_secret where person = m.kept;
    if m.kept_hash is not null then
      insert into person_secret (person, number_sealed, number_hash) values (m.kept, m.kept_number, m.kept_hash);
    end if;
  end if;
  if m.gone_hash is not null then
    insert into person_secret (person, number_sealed, number_hash) values (m.gone, m.gone_number, m.gone_hash);
  end if;
  update person set version = version + 1, merged_into = case when id = m.kept then merged_into end where id in (m.kept, m.gone);
  with recursive led(person) as (
    select n.gone from merge n where n.kept = m.gone and n.undone_at is null
    union select n.gone from led l join merge n on n.kept = l.person and n.undone_at is null
  ) update person set merged_into = m.gone where id in (select person from led);
  update merge set undone_at = now(), undone_by = chibo.account() where id = which;
  update duplicate_pair set state = 'open', version = version + 1, answered_at = null, answered_by = null where id = m.pair;
end $$;

grant execute on function chibo.seen_pairs(uuid, text[]), chibo.load_pair(uuid, boolean), chibo.same_numbers(uuid), chibo.keep_pairs(uuid, uuid, int, jsonb),
  chibo.last_search(uuid), chibo.answer_pair(uuid, int, text), chibo.merge_people(uuid, uuid, uuid, uuid, jsonb, bytea), chibo.number_to_move(uuid),
  chibo.load_merge(uuid, boolean), chibo.seen_merges(uuid), chibo.undo_merge(uuid) to chibo_app;
