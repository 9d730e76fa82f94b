-- What lists page through: everyone where they belong today, with the path of the unit; and the words of their names. Derived, kept in
-- the transaction of each change, rebuilt and compared with the truth by `chibo.derived_differences()`.

create table member_now (
  affiliation uuid primary key,
  person uuid not null,
  kind text not null,
  unit uuid not null,
  a1 uuid not null, a2 uuid, a3 uuid, a4 uuid, a5 uuid, a6 uuid,
  name text not null,
  name_key text collate "C" not null,
  folded text not null,
  born text, sex text, card text,
  admitted_on date, official_on date, retired_on date,
  status text not null,
  workplace text,
  from_on date not null,
  to_on date not null
);
comment on table member_now is
  'One row for each affiliation in force today. Queries carry the scope (aN = unit) and go by (aN, name_key, affiliation); the wall is safe without it, not fast.';
create index member_now_a1 on member_now (a1, name_key, affiliation);
create index member_now_a2 on member_now (a2, name_key, affiliation) where a2 is not null;
create index member_now_a3 on member_now (a3, name_key, affiliation) where a3 is not null;
create index member_now_a4 on member_now (a4, name_key, affiliation) where a4 is not null;
create index member_now_a5 on member_now (a5, name_key, affiliation) where a5 is not null;
create index member_now_a6 on member_now (a6, name_key, affiliation) where a6 is not null;
-- what is rare has an order of its own, so that nobody leafs through a country for it
create index member_now_rare1 on member_now (a1, status, name_key, affiliation) where status <> 'official';
create index member_now_rare2 on member_now (a2, status, name_key, affiliation) where a2 is not null and status <> 'official';
create index member_now_few1 on member_now (a1, kind, name_key, affiliation) where kind in ('temporary', 'assigned');
create index member_now_few2 on member_now (a2, kind, name_key, affiliation) where a2 is not null and kind in ('temporary', 'assigned');
create index member_now_person on member_now (person);
create index member_now_unit on member_now (unit);
create index member_now_card on member_now (card collate "C") where card is not null;
call chibo.wall_off('member_now');
grant select on member_now to chibo_app;
create policy reads on member_now for select to chibo_app using (
  a1 = any ((select chibo.heads('members.read'))::uuid[]) or a2 = any ((select chibo.heads('members.read'))::uuid[])
  or a3 = any ((select chibo.heads('members.read'))::uuid[]) or a4 = any ((select chibo.heads('members.read'))::uuid[])
  or a5 = any ((select chibo.heads('members.read'))::uuid[]) or a6 = any ((select chibo.heads('members.read'))::uuid[]));

create table member_token (
  affiliation uuid not null,
  token text collate "C" not null,
  a1 uuid not null, a2 uuid, a3 uuid, a4 uuid, a5 uuid, a6 uuid,
  name_key text collate "C" not null,
  primary key (affiliation, token)
);
comment on table member_token is
  'The words of a name, without marks. A word is found in the order of names, (aN, token, name_key); a beginning of a word through `token_word`.';
create index member_token_a1 on member_token (a1, token, name_key, affiliation);
create index member_token_a2 on member_token (a2, token, name_key, affiliation) where a2 is not null;
create index member_token_a3 on member_token (a3, token, name_key, affiliation) where a3 is not null;
create index member_token_a4 on member_token (a4, token, name_key, affiliation) where a4 is not null;
create index member_token_a5 on member_token (a5, token, name_key, affiliation) where a5 is not null;
create index member_token_a6 on member_token (a6, token, name_key, affiliation) where a6 is not null;
call chibo.wall_off('member_token');
grant select on member_token to chibo_app;
create policy reads on member_token for select to chibo_app using (
  a1 = any ((select chibo.heads('members.read'))::uuid[]) or a2 = any ((select chibo.heads('members.read'))::uuid[])
  or a3 = any ((select chibo.heads('members.read'))::uuid[]) or a4 = any ((select chibo.heads('members.read'))::uuid[])
  or a5 = any ((select chibo.heads('members.read'))::uuid[]) or a6 = any ((select chibo.heads('members.read'))::uuid[]));

create table token_word (token text collate "C" primary key, weight int not null default 0);
comment on table token_word is
  'Every word that stands in a name: a few hundred. Says nothing of anybody. `weight`: about how many names in a million hold it, as last looked at; a search begins with the rarest.';
call chibo.wall_off('token_word');
grant select on token_word to chibo_app;
create policy reads on token_word for select to chibo_app using ((select chibo.account()) is not null);

-- The truth, of some people or (null) of all.
create function chibo.member_truth(people uuid[]) returns setof member_now
  language sql stable as $$
  select f.id, f.person, f.kind, f.unit, p.a1, p.a2, p.a3, p.a4, p.a5, p.a6, r.name, r.name_key, r.folded, r.born, r.sex, r.card,
    r.admitted_on, r.official_on, r.retired_on, s.status, r.workplace, f.from_on, f.to_on
  from affiliation f
    join unit_path p on p.unit = f.unit
    join person_record r on r.person = f.person and r.voided_at = 'infinity'
    join person_status s on s.person = f.person and s.voided_at = 'infinity' and s.from_on <= chibo.today() and chibo.today() < s.to_on
      and s.status not in ('removed', 'left', 'deceased')
  where (people is null or f.person = any (people)) and f.voided_at = 'infinity' and f.from_on <= chibo.today() and chibo.today() < f.to_on
$$;

create function chibo.token_truth(affiliations uuid[]) returns setof member_token
  language sql stable as $$
  select distinct m.affiliation, w.token collate "C", m.a1, m.a2, m.a3, m.a4, m.a5, m.a6, m.name_key
  from member_now m cross join lateral regexp_split_to_table(m.folded, ' ') w(token)
  where (affiliations is null or m.affiliation = any (affiliations)) and w.token <> ''
$$;

create function chibo.keep_member_rows(people uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
  came uuid[];
begin
  with d as (delete from member_now where person = any (people) returning affiliation) select array_agg(affiliation) into gone from d;
  if gone is not null then delete from member_token where affiliation = any (gone); end if;
  with i as (insert into member_now select * from chibo.member_truth(people) returning affiliation) select array_agg(affiliation) into came from i;
  if came is null then return; end if;
  with i as (insert into member_token select * from chibo.token_truth(came) returning token)
    insert into token_word (token) select distinct token from i on conflict do nothing;
end $$;

create function chibo.keep_member(people uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if people is null then return; end if;
  perform pg_advisory_xact_lock_shared(727011); -- the tree stands still until this is done
  update person set version = version + 1 where id = any (people);
  perform chibo.keep_member_rows(people);
  perform chibo.keep_deltas(people);
end $$;

create function chibo.keep_members() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.keep_member(array(select distinct person from changed));
  return null;
end $$;

create function chibo.keep_affiliations() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(727011);
  if exists (
    select from (select unit, range_agg(during) as needed from changed where voided_at = 'infinity' group by unit) c
    where not coalesce((select range_agg(e.during) @> c.needed from unit_edge e where e.unit = c.unit), false)) then
    raise exception 'the unit does not stand on all those days' using errcode = 'check_violation', constraint = 'unit_stands_on_those_days';
  end if;
  if exists (select from changed c join unit u on u.id = c.unit where u.kind in ('armedForcesCell', 'armedForcesCommittee')) then
    raise exception 'no people of the armed forces' using errcode = 'check_violation', constraint = 'no_people_of_the_armed_forces';
  end if;
  perform chibo.keep_member(array(select distinct person from changed));
  return null;
end $$;

create trigger keep_inserted after insert on affiliation referencing new table as changed for each statement execute function chibo.keep_affiliations();
create trigger keep_updated after update on affiliation referencing new table as changed for each statement execute function chibo.keep_members();
create trigger keep_inserted after insert on person_record referencing new table as changed for each statement execute function chibo.keep_members();
create trigger keep_updated after update on person_record referencing new table as changed for each statement execute function chibo.keep_members();
create trigger keep_inserted after insert on person_status referencing new table as changed for each statement execute function chibo.keep_members();
create trigger keep_updated after update on person_status referencing new table as changed for each statement execute function chibo.keep_members();

create function chibo.weigh_words() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rows real := (select greatest(reltuples, 1) from pg_class where oid = 'member_token'::regclass);
  names real := (select greatest(reltuples, 1) from pg_class where oid = 'member_now'::regclass);
  share real := least(100, 100 * 300000 / rows);
begin
  execute format($q$
    update token_word w set weight = coalesce(c.weight, 0)
    from token_word o left join (
      select token, least(count(*) * 100 / %s * 1000000 / %s, 1000000)::int as weight from member_token tablesample system (%s) group by token
    ) c on c.token = o.token
    where w.token = o.token and w.weight <> coalesce(c.weight, 0)$q$, share, names, share);
end $$;
comment on function chibo.weigh_words() is 'Looks at a sample of names. Asked every hour.';

-- A decision about the tree: the closure, the paths, and the rows that carry them, together.

create or replace function chibo.one_tree_decision_at_a_time() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(727011);
  perform pg_advisory_xact_lock(727014); -- the folding of deltas reads the tree
  return null;
end $$;

create or replace function chibo.keep_reach() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  touched uuid[];
begin
  -- a step of a decision whose last step does the work (one that ends an edge, before the one that begins the next)
  if current_setting('chibo.more_to_come', true) = 'on' then return null; end if;
  with recursive below as (
    select c.unit from changed c
    union
    select e.unit from below b join unit_edge e on e.parent = b.unit
  )
  select array_agg(unit) into touched from below;
  if touched is null then return null; end if;
  if exists (select from chibo.reach_of(touched) r where r.circular) then
    raise exception 'a unit would stand below itself' using errcode = 'check_violation', constraint = 'no_circle_on_any_day';
  end if;
  if exists (select from chibo.reach_of(touched) r where r.depth > 5) then
    raise exception 'the tree would be deeper than six levels' using errcode = 'check_violation', constraint = 'six_levels_at_most';
  end if;
  perform chibo.fold_all();
  perform chibo.weigh_balances(touched, -1);
  delete from unit_reach where unit = any (touched);
  insert into unit_reach (ancestor, unit, depth, from_on, to_on)
    select ancestor, unit, depth, from_on, to_on from chibo.reach_of(touched);
  perform chibo.weigh_balances(touched, 1);
  perform chibo.keep_paths(touched);
  return null;
end $$;

-- Asked at the end of the transaction, or when a decision says `set constraints all immediate`.
create function chibo.nobody_left_behind() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from (select range_agg(a.during) as needed from affiliation a where a.unit = old.unit and a.voided_at = 'infinity') n
    where n.needed is not null and not coalesce((select range_agg(e.during) @> n.needed from unit_edge e where e.unit = old.unit), false)) then
    raise exception 'somebody belongs to the unit on days on which it would not stand' using errcode = 'check_violation', constraint = 'nobody_belongs_to_what_is_closed';
  end if;
  return null;
end $$;
create constraint trigger nobody_left_behind after update or delete on unit_edge
  deferrable initially deferred for each row execute function chibo.nobody_left_behind();

create function chibo.keep_paths(touched uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unit_path as old
    select g.unit, cardinality(p), p[1], p[2], p[3], p[4], p[5], p[6], u.kind like '%Cell'
    from (select r.unit, array_agg(r.ancestor order by r.depth desc) as p from unit_reach r
      where r.unit = any (touched) and r.from_on <= chibo.today() and chibo.today() < r.to_on group by r.unit) g join unit u on u.id = g.unit
  on conflict (unit) do update set depth = excluded.depth, a1 = excluded.a1, a2 = excluded.a2, a3 = excluded.a3, a4 = excluded.a4,
    a5 = excluded.a5, a6 = excluded.a6
  where (old.depth, old.a1, old.a2, old.a3, old.a4, old.a5, old.a6) is distinct from
    (excluded.depth, excluded.a1, excluded.a2, excluded.a3, excluded.a4, excluded.a5, excluded.a6);
  update member_token t set a1 = p.a1, a2 = p.a2, a3 = p.a3, a4 = p.a4, a5 = p.a5, a6 = p.a6
    from unit_path p join member_now m on m.unit = p.unit
    where p.unit = any (touched) and t.affiliation = m.affiliation
      and (t.a1, t.a2, t.a3, t.a4, t.a5, t.a6) is distinct from (p.a1, p.a2, p.a3, p.a4, p.a5, p.a6);
  update member_now m set a1 = p.a1, a2 = p.a2, a3 = p.a3, a4 = p.a4, a5 = p.a5, a6 = p.a6
    from unit_path p
    where p.unit = any (touched) and m.unit = p.unit
      and (m.a1, m.a2, m.a3, m.a4, m.a5, m.a6) is distinct from (p.a1, p.a2, p.a3, p.a4, p.a5, p.a6);
end $$;

create or replace function chibo.reach_itself() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unit_reach (ancestor, unit, depth, from_on, to_on)
    select id, id, 0, '-infinity', 'infinity' from changed;
  insert into unit_path (unit, depth, a1, cell) select id, 1, id, kind like '%Cell' from changed;
  return null;
end $$;

-- A new day: what begins or ends with it.

create table day_kept (one boolean primary key default true check (one), on_day date not null);
comment on table day_kept is 'The day for which unit_path and member_now stand.';
call chibo.wall_off('day_kept');
insert into day_kept (on_day) values (chibo.today());

create function chibo.keep_day() returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last date;
  turned uuid[];
  touched uuid[];
begin
  select on_day into last from day_kept;
  if last = chibo.today() then return false; end if;
  perform pg_advisory_xact_lock(727011);
  perform pg_advisory_xact_lock(727014);
  select on_day into last from day_kept for update;
  if last = chibo.today() then return false; end if;
  select array_agg(distinct unit) into touched from unit_reach
    where (last < from_on and from_on <= chibo.today()) or (last < to_on and to_on <= chibo.today());
  if touched is not null then perform chibo.keep_paths(touched); end if;
  select array_agg(distinct person) into turned from (
    select person from affiliation where voided_at = 'infinity' and last < from_on and from_on <= chibo.today()
    union all select person from affiliation where voided_at = 'infinity' and to_on < 'infinity' and last < to_on and to_on <= chibo.today()
    union all select person from person_status where voided_at = 'infinity' and last < from_on and from_on <= chibo.today()) t;
  if turned is not null then perform chibo.keep_member_rows(turned); end if;
  update day_kept set on_day = chibo.today();
  return true;
end $$;
comment on function chibo.keep_day() is 'Asked every few minutes; does its work once a day, just after midnight in Vietnam. True when it did.';

-- Reading past member_now. Each function takes its scope from the session's account; what it may not see, it does not find.

create function chibo.unit_name_on(which uuid, on_day date) returns text
  language sql stable parallel safe set search_path = public, pg_temp as $$
  select label from unit_label where unit = which and kind = 'name'
  order by (from_on <= on_day and on_day < to_on) desc, abs(least(from_on - on_day, 0)), from_on limit 1
$$;
create function chibo.name_above_on(which uuid, on_day date) returns text
  language sql stable parallel safe set search_path = public, pg_temp as $$
  select chibo.unit_name_on(e.parent, on_day) from unit_edge e where e.unit = which and e.from_on <= on_day and on_day < e.to_on
$$;

-- What was typed and voided, as it was known: a voiding that came later is not told.
create function chibo.as_known(fact jsonb, known timestamptz) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select (fact - array['name_key', 'folded', 'during', 'person', 'recorded_by', 'voided_by', 'copy_of']) || case
    when (fact ->> 'voided_at')::timestamptz < known
      then jsonb_build_object('void_by', chibo.name_of_account((fact ->> 'voided_by')::uuid), 'stands', false)
    else jsonb_build_object('voided_at', null, 'void_by', null, 'stands', true) end
    || jsonb_build_object('by', chibo.name_of_account((fact ->> 'recorded_by')::uuid))
$$;

-- One person as of a day, as known at an instant (infinity: now): everything up to that day, voided rows too (a correction is history).
create function chibo.member_history(which uuid, on_day date, known timestamptz) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'person', p.id, 'version', p.version, 'mayWrite', chibo.writes_person(p.id),
    'records', coalesce((select jsonb_agg(chibo.as_known(to_jsonb(r), known) || jsonb_build_object(
        'typed_at', coalesce((select o.recorded_at from person_record o where o.id = r.copy_of), r.recorded_at)) order by r.recorded_at, r.id)
      from person_record r where r.person = p.id and r.recorded_at < known), '[]'),
    'statuses', coalesce((select jsonb_agg(chibo.as_known(to_jsonb(s), known) || jsonb_build_object(
        'typed_at', coalesce((select o.recorded_at from person_status o where o.id = s.copy_of), s.recorded_at)) order by s.from_on, s.recorded_at, s.id)
      from person_status s where s.person = p.id and s.recorded_at < known and s.from_on <= on_day), '[]'),
    'affiliations', coalesce((select jsonb_agg(chibo.as_known(to_jsonb(a), known) || jsonb_build_object(
        'unit_name', chibo.unit_name_on(a.unit, least(on_day, a.to_on - 1)), 'above_name', chibo.name_above_on(a.unit, least(on_day, a.to_on - 1)),
        'mine', a.kind <> 'official' and chibo.may('members.write', a.unit),
        'typed_at', coalesce((select o.recorded_at from affiliation o where o.id = a.copy_of), a.recorded_at)) order by a.from_on, a.recorded_at, a.id)
      from affiliation a where a.person = p.id and a.recorded_at < known and a.from_on <= on_day), '[]'),
    'hasNumber', exists (select from person_secret x where x.person = p.id and x.recorded_at < known))
  from person p
  where p.id = which and chibo.sees_person('members.read', which, on_day, known)
$$;
comment on function chibo.member_history(uuid, date, timestamptz) is
  'Null where the account did not have the person on that day. Days still to come (`to_on` after the day asked for) are told as they stand.';

-- What a command decides on: the rows that stand, locked. Null where the account may change nothing about the person.
create function chibo.load_member(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  locked person;
  whole boolean;
begin
  select * into locked from person where id = which for update;
  whole := chibo.writes_person(which);
  if locked.id is null or not (whole or exists (
    select from affiliation a where a.person = which and a.voided_at = 'infinity' and a.kind <> 'official' and chibo.may('members.write', a.unit)))
  then return null; end if;
  return jsonb_build_object('person', locked.id, 'version', locked.version, 'whole', whole,
    'record', (select to_jsonb(r) - array['name_key', 'folded'] from person_record r where r.person = which and r.voided_at = 'infinity'),
    'statuses', coalesce((select jsonb_agg(to_jsonb(s) - 'during' order by s.from_on) from person_status s where s.person = which and s.voided_at = 'infinity'), '[]'),
    'affiliations', coalesce((select jsonb_agg(to_jsonb(a) - 'during' || jsonb_build_object('mine', chibo.may('members.write', a.unit),
        'unit_name', chibo.unit_name_on(a.unit, least(chibo.today(), a.to_on - 1))) order by a.from_on)
      from affiliation a where a.person = which and a.voided_at = 'infinity'), '[]'),
    'hasNumber', exists (select from person_secret x where x.person = which),
    'last', (select jsonb_build_object('at', t.at, 'by', chibo.name_of_account(t.by), 'facts', jsonb_agg(distinct t.fact)) from (
        select recorded_at as at, recorded_by as by, 'record' as fact from person_record where person = which
        union all select voided_at, voided_by, 'record' from person_record where person = which and voided_at < 'infinity'
        union all select recorded_at, recorded_by, 'status' from person_status where person = which
        union all select voided_at, voided_by, 'status' from person_status where person = which and voided_at < 'infinity'
        union all select recorded_at, recorded_by, kind from affiliation where person = which
        union all select voided_at, voided_by, kind from affiliation where person = which and voided_at < 'infinity'
        union all select recorded_at, recorded_by, 'number' from person_secret where person = which) t
      group by t.at, t.by order by t.at desc limit 1),
    'before', (select to_jsonb(r) - array['name_key', 'folded'] from person_record r where r.person = which and r.voided_at < 'infinity' order by r.voided_at desc, r.recorded_at desc limit 1));
end $$;
comment on function chibo.load_member(uuid) is
  '`whole`: the account writes about the person; else it only has belongings of its own units in hand (`mine`). `last`: who changed something last, when; `before`: the record before the one that stands.';

create function chibo.version_of(which uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select version from person where id = which and (chibo.writes_person(which) or chibo.has_in_hand(which))
$$;
comment on function chibo.version_of(uuid) is 'To whoever has just changed something: what the next change is made from.';

-- A page of a past day (or of what was known on a past day), in the order of names, or against it.
create function chibo.members_on(scope uuid, on_day date, known timestamptz, after_key text, after_id uuid, size int,
    kinds text[], statuses text[], words text[], number text, down boolean default false,
    retires_from date default null, retires_to date default null, admitted_by date default null)
  returns table (affiliation uuid, person uuid, kind text, unit uuid, name text, name_key text, born text, sex text, card text,
    admitted_on date, official_on date, retired_on date, status text, workplace text, from_on date, to_on date)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  here uuid[];
  people float8;
  everybody float8;
  walk boolean;
  belongs text := $f$f.recorded_at < $3 and $3 <= f.voided_at and f.from_on <= $2 and $2 < f.to_on and ($6 is null or f.kind = any ($6))$f$;
  named text := $r$r.recorded_at < $3 and $3 <= r.voided_at
    and ($8 is null or not exists (select from unnest($8) w where position(' ' || w in ' ' || r.folded || ' ') = 0)) and ($9 is null or r.card ^@ $9)
    and ($11 is null or r.retired_on >= $11) and ($12 is null or r.retired_on <= $12) and ($13 is null or r.admitted_on <= $13)$r$;
  after text := case when after_key is null then '' else format(' and (r.name_key, f.id) %s ($4, $5)', case when down then '<' else '>' end) end;
  -- Each step is held by an offset: looked up person by person, never joined whole.
  by_names text := $q$(select * from person_record r where r.voided_at = 'infinity' and %1$s %2$s order by r.name_key %3$s) r
    cross join lateral (select * from affiliation f where f.person = r.person and f.unit = any ($1) and %4$s offset 0) f where true %5$s$q$;
  by_units text := $q$unnest($1) h cross join lateral (select * from affiliation f where f.unit = h and %4$s offset 0) f
    cross join lateral (select * from person_record r where r.person = f.person and %1$s offset 0) r where true %5$s$q$;
begin
  if not chibo.may_on('members.read', scope, on_day) then return; end if;
  select coalesce(sum(c.n), 0) into people from chibo.count_members(scope, on_day, 'infinity') c;
  select greatest(reltuples, 1) into everybody from pg_class where oid = 'person'::regclass;
  -- Two ways to a page: gather everybody of the scope and sort them, or walk the names of everybody until the page is full.
  walk := known = 'infinity' and people > 500000 or people * people > size * everybody and known = 'infinity'
    and words is null and number is null and kinds is null and statuses is null and retires_from is null and retires_to is null and admitted_by is null;
  here := array(select u from chibo.units_on(array[scope], on_day, known) u
    intersect select u from chibo.units_on(chibo.heads('members.read'), on_day, 'infinity') u);
  return query execute format($query$
    select g.id, g.person, g.kind, g.unit, g.name, g.name_key, g.born, g.sex, g.card, g.admitted_on, g.official_on, g.retired_on, s.status, g.workplace, g.from_on, g.to_on
    from (select f.id, f.person, f.kind, f.unit, r.name, r.name_key, r.born, r.sex, r.card, r.admitted_on, r.official_on, r.retired_on, r.workplace, f.from_on, f.to_on
      from %s order by r.name_key %2$s, f.id %2$s offset 0) g
    cross join lateral (select s.status from person_status s where s.person = g.person and s.recorded_at < $3 and $3 <= s.voided_at
      and s.from_on <= $2 and $2 < s.to_on and s.status not in ('removed', 'left', 'deceased') and ($7 is null or s.status = any ($7)) offset 0) s
    order by g.name_key %2$s, g.id %2$s limit $10$query$,
    format(case when walk then by_names else by_units end, named,
      case when after_key is null then '' else format('and r.name_key %s= $4', case when down then '<' else '>' end) end,
      case when down then 'desc' else 'asc' end, belongs, after),
    case when down then 'desc' else 'asc' end)
    using here, on_day, known, after_key, after_id, kinds, statuses, words, number, size, retires_from, retires_to, admitted_by;
end $$;
comment on function chibo.members_on(uuid, date, timestamptz, text, uuid, int, text[], text[], text[], text, boolean, date, date, date) is
  'Slower than member_now and right for any day: as `on_day` had it, as known at `known`, cut to the units that were the account''s on that day. `words` without marks: one that ends with a space is whole, another is a beginning. The key of a page downwards is the last row seen.';

-- The identity number: sealed as it stands, and the person behind a keyed hash.
create function chibo.sealed_number(which uuid) returns bytea
  language sql stable security definer set search_path = public, pg_temp as $$
  select number_sealed from person_secret where person = which and chibo.sees_person('members.identity', which, chibo.today(), 'infinity')
$$;
create function chibo.person_of_number(hash bytea) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select person from person_secret where number_hash = hash and chibo.sees_person('members.read', person, chibo.today(), 'infinity')
$$;
create function chibo.keep_number(which uuid, sealed bytea, hash bytea, of_import uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not chibo.writes_person(which) then raise exception 'not theirs to change' using errcode = 'insufficient_privilege'; end if;
  if sealed is null then delete from person_secret where person = which;
  else
    insert into person_secret (person, number_sealed, number_hash, import) values (which, sealed, hash, of_import)
    on conflict (person) do update set number_sealed = excluded.number_sealed, number_hash = excluded.number_hash, recorded_at = now(), recorded_by = chibo.account(), import = excluded.import;
  end if;
  update person set version = version + 1 where id = which;
end $$;

grant execute on function chibo.member_history(uuid, date, timestamptz), chibo.load_member(uuid), chibo.version_of(uuid),
  chibo.unit_name_on(uuid, date), chibo.name_above_on(uuid, date),
  chibo.members_on(uuid, date, timestamptz, text, uuid, int, text[], text[], text[], text, boolean, date, date, date),
  chibo.sealed_number(uuid), chibo.person_of_number(bytea), chibo.keep_number(uuid, bytea, bytea, uuid) to chibo_app;
