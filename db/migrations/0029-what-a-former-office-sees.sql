-- Whoever had a person once and has them no more sees what was known of them up to the end of that time: what other offices have written
-- since is theirs. And facts about a person are written by whoever writes about the person, not by whoever has them in another way.

create function chibo.midnight(on_day date) returns timestamptz
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  select on_day::timestamp at time zone 'Asia/Ho_Chi_Minh'
$$;

create function chibo.reach_ended(which uuid, known timestamptz) returns date
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive head as (
    select unnest(chibo.heads('members.read')) as unit, 'infinity'::date as until
    union
    select s.from_unit, least(h.until, s.on_day) from head h join unit_succession s on s.to_unit = h.unit
  ), had as (
    select a.unit, a.from_on, a.to_on from affiliation a
    where a.person = which and a.recorded_at < known and known <= a.voided_at and a.from_on <= chibo.today()
  ), mine as (
    select distinct least(a.to_on, r.to_on, h.until) as until, a.to_on
    from had a join unit_reach r on r.unit = a.unit join head h on h.unit = r.ancestor
    where greatest(a.from_on, r.from_on) < least(a.to_on, r.to_on, h.until)
  ), last as (
    -- where they belonged nowhere afterwards, whoever had them last still had them until they belonged somewhere again
    select max(case when m.until < m.to_on or exists (select from had h where h.from_on <= m.until and m.until < h.to_on) then m.until
      else coalesce((select min(h.from_on) from had h where h.from_on > m.until), 'infinity') end) as until
    from mine m
  )
  select case when l.until > chibo.today() or (known < 'infinity' and chibo.sees_person('members.read', which, chibo.today(), 'infinity'))
    then 'infinity' else l.until end
  from last l
$$;
comment on function chibo.reach_ended(uuid, timestamptz) is
  'The first day on which the account did not have the person any more; infinity: it has them today; null: it never did. By the belongings known at `known`.';

-- Where nothing was known yet by then, since all was typed later: what was typed first.
create function chibo.record_shown(which uuid, until timestamptz, known timestamptz) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from person_record r where r.person = which and r.recorded_at < known
  order by r.recorded_at < until desc, case when r.recorded_at < until then r.recorded_at end desc,
    case when r.recorded_at < until then r.voided_at end desc, r.recorded_at, r.id limit 1
$$;
comment on function chibo.record_shown(uuid, timestamptz, timestamptz) is
  'The record of a person as it was known at `until`, of those known at `known`.';

-- An end that came after their time is told as it was foreseen then.
create function chibo.end_told(which uuid, as_kind text, at_unit uuid, from_day date, to_day date, known timestamptz) returns date
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when not isfinite(to_day) then to_day else (
    select case when to_day <= e.on_day then to_day else coalesce((
      select max(a.to_on) from affiliation a where a.person = which and a.kind = as_kind and a.unit = at_unit and a.from_on = from_day
        and a.recorded_at < chibo.midnight(e.on_day) and chibo.midnight(e.on_day) <= a.voided_at), 'infinity') end
    from chibo.reach_ended(which, known) e(on_day)) end
$$;

create or replace function chibo.member_history(which uuid, on_day date, known timestamptz) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  until timestamptz;
  last_known timestamptz;
  as_then boolean;
  told timestamptz;
  shown uuid;
begin
  if not exists (select from person p where p.id = which) or not chibo.sees_person('members.read', which, on_day, known) then return null; end if;
  until := coalesce(chibo.midnight(chibo.reach_ended(which, known)), '-infinity');
  last_known := least(known, until);
  -- where only later it was typed that they were here that day, the days are told as they stand, without who typed them
  as_then := last_known = known or chibo.sees_person('members.read', which, on_day, last_known);
  told := case when as_then then last_known else known end;
  shown := chibo.record_shown(which, until, known);
  return (select jsonb_build_object(
    'person', p.id, 'version', p.version, 'mayWrite', chibo.writes_person(p.id), 'toldUntil', nullif(until, 'infinity'),
    'records', coalesce((select jsonb_agg(chibo.as_known(case when r.recorded_at < last_known then to_jsonb(r) else to_jsonb(r) - 'recorded_by' end, last_known)
        || jsonb_build_object('typed_at', coalesce((select o.recorded_at from person_record o where o.id = r.copy_of), r.recorded_at)) order by r.recorded_at, r.id)
      from person_record r where r.person = p.id and (r.recorded_at < last_known or r.id = shown)), '[]'),
    'statuses', coalesce((select jsonb_agg(chibo.as_known(case when s.recorded_at < last_known then to_jsonb(s) else to_jsonb(s) - 'recorded_by' end, told)
        || jsonb_build_object('typed_at', coalesce((select o.recorded_at from person_status o where o.id = s.copy_of), s.recorded_at)) order by s.from_on, s.recorded_at, s.id)
      from person_status s where s.person = p.id and s.recorded_at < told and s.from_on <= on_day and (as_then or known <= s.voided_at or s.voided_at < last_known)), '[]'),
    'affiliations', coalesce((select jsonb_agg(chibo.as_known(case when a.recorded_at < last_known then to_jsonb(a) else to_jsonb(a) - 'recorded_by' end, told)
        || jsonb_build_object(
        'to_on', case when as_then then a.to_on else chibo.end_told(p.id, a.kind, a.unit, a.from_on, a.to_on, known) end,
        'unit_name', chibo.unit_name_on(a.unit, least(on_day, a.to_on - 1)), 'above_name', chibo.name_above_on(a.unit, least(on_day, a.to_on - 1)),
        'mine', a.kind <> 'official' and chibo.may('members.write', a.unit),
        'typed_at', coalesce((select o.recorded_at from affiliation o where o.id = a.copy_of), a.recorded_at)) order by a.from_on, a.recorded_at, a.id)
      from affiliation a where a.person = p.id and a.recorded_at < told and a.from_on <= on_day and (as_then or known <= a.voided_at or a.voided_at < last_known)), '[]'),
    'hasNumber', exists (select from person_secret x where x.person = p.id and x.recorded_at < last_known))
    from person p where p.id = which);
end $$;
comment on function chibo.member_history(uuid, date, timestamptz) is
  'Null where the account did not have the person on that day. Days still to come (`to_on` after the day asked for) are told as they stand. Whoever has the person no more is told what was known when that ended, at `toldUntil`; what was typed afterwards is in no timeline of theirs.';

create index person_record_corrected on person_record (voided_at) where voided_at < 'infinity';

create or replace function chibo.members_on(scope uuid, on_day date, known timestamptz, after_key text, after_id uuid, size int,
    kinds text[], statuses text[], words text[], number text, down boolean default false,
    retires_from date default null, retires_to date default null, admitted_by date default null)
  returns table (affiliation uuid, person uuid, kind text, unit uuid, name text, name_key text, born text, sex text, card text,
    admitted_on date, official_on date, retired_on date, status text, workplace text, from_on date, to_on date)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  heads uuid[] := chibo.heads('members.read');
  here uuid[];
  people float8;
  everybody float8;
  walk boolean;
  corrected uuid[]; -- whose record was changed after that day and who are the account's no more
  shown uuid[]; -- and the record they are shown with
  belongs text := $f$f.recorded_at < $3 and $3 <= f.voided_at and f.from_on <= $2 and $2 < f.to_on and ($6 is null or f.kind = any ($6))$f$;
  stands text := 'r.recorded_at < $3 and $3 <= r.voided_at';
  suits text := $r$($8 is null or not exists (select from unnest($8) w where position(' ' || w in ' ' || r.folded || ' ') = 0)) and ($9 is null or r.card ^@ $9)
    and ($11 is null or r.retired_on >= $11) and ($12 is null or r.retired_on <= $12) and ($13 is null or r.admitted_on <= $13)$r$;
  way text := case when down then 'desc' else 'asc' end;
  after text := case when after_key is null then '' else format(' and (r.name_key, f.id) %s ($4, $5)', case when down then '<' else '>' end) end;
  beyond text := case when after_key is null then '' else format('and r.name_key %s= $4', case when down then '<' else '>' end) end;
  -- Each step is held by an offset: looked up person by person, never joined whole.
  by_names text := $q$(select * from person_record r where r.voided_at = 'infinity' and %1$s %2$s order by r.name_key %3$s) r
    cross join lateral (select * from affiliation f where f.person = r.person and f.unit = any ($1) and %4$s offset 0) f where true %5$s$q$;
  by_units text := $q$unnest($1) h cross join lateral (select * from affiliation f where f.unit = h and %4$s offset 0) f
    cross join lateral (select * from person_record r where r.person = f.person and %1$s offset 0) r where true %5$s$q$;
  by_records text := $q$unnest($15) s cross join lateral (select * from person_record r where r.id = s and %1$s offset 0) r
    cross join lateral (select * from affiliation f where f.person = r.person and f.unit = any ($1) and %4$s offset 0) f where true %5$s$q$;
  page text := $q$(select g.id, g.person, g.kind, g.unit, g.name, g.name_key, g.born, g.sex, g.card, g.admitted_on, g.official_on, g.retired_on, s.status, g.workplace, g.from_on, g.to_on
    from (select f.id, f.person, f.kind, f.unit, r.name, r.name_key, r.born, r.sex, r.card, r.admitted_on, r.official_on, r.retired_on, r.workplace, f.from_on, f.to_on
      from %s order by r.name_key %2$s, f.id %2$s offset 0) g
    cross join lateral (select s.status from person_status s where s.person = g.person and s.recorded_at < $3 and $3 <= s.voided_at
      and s.from_on <= $2 and $2 < s.to_on and s.status not in ('removed', 'left', 'deceased') and ($7 is null or s.status = any ($7)) offset 0) s
    order by g.name_key %2$s, g.id %2$s limit $10)$q$;
  found text;
begin
  if not chibo.may_on('members.read', scope, on_day) then return; end if;
  select coalesce(sum(c.n), 0) into people from chibo.count_members(scope, on_day, 'infinity') c;
  select greatest(reltuples, 1) into everybody from pg_class where oid = 'person'::regclass;
  -- Two ways to a page: gather everybody of the scope and sort them, or walk the names of everybody until the page is full.
  walk := known = 'infinity' and people > 500000 or people * people > size * everybody and known = 'infinity'
    and words is null and number is null and kinds is null and statuses is null and retires_from is null and retires_to is null and admitted_by is null;
  here := array(select u from chibo.units_on(array[scope], on_day, known) u
    intersect select u from chibo.units_on(heads, on_day, 'infinity') u);
  -- whoever has the whole tree has everybody; and what was known by the end of that day was known in their time
  if known > chibo.midnight(on_day + 1) and exists (
      select from unit_path p where p.depth = 1 and p.unit <> all (heads) and not exists (select from unit_edge e where e.unit = p.unit)) then
    if people > 30000 then -- through the corrections since, which are few beside so many people
      select array_agg(distinct o.person) into corrected from person_record o
      where o.voided_at < known and chibo.midnight(on_day + 1) <= o.voided_at
        and not exists (select from member_now m where m.person = o.person and array[m.a1, m.a2, m.a3, m.a4, m.a5, m.a6] && heads)
        and exists (select from affiliation f where f.person = o.person and f.unit = any (here)
          and f.recorded_at < known and known <= f.voided_at and f.from_on <= on_day and on_day < f.to_on);
    else -- through those who left since, or stood at what is no more the account's, from where they stood
      select array_agg(distinct f.person) into corrected from unnest(here) h(unit)
        cross join lateral (select exists (select from unit_path p where p.unit = h.unit and array[p.a1, p.a2, p.a3, p.a4, p.a5, p.a6] && heads) as ours offset 0) o
        cross join lateral (select f.person from affiliation f where f.unit = h.unit and f.from_on <= on_day and on_day < f.to_on
          and (not o.ours or f.to_on <= chibo.today()) and f.recorded_at < known and known <= f.voided_at offset 0) f
      where exists (select from person_record r where r.person = f.person and r.voided_at < known and chibo.midnight(on_day + 1) <= r.voided_at)
        and not exists (select from member_now m where m.person = f.person and array[m.a1, m.a2, m.a3, m.a4, m.a5, m.a6] && heads);
    end if;
    shown := array(select chibo.record_shown(c.person, chibo.midnight(chibo.reach_ended(c.person, known)), known) from unnest(corrected) c(person));
  end if;
  found := format(page, format(case when walk then by_names else by_units end, stands || ' and ' || suits, beyond, way, belongs,
    after || case when corrected is null then '' else ' and f.person <> all ($14)' end), way);
  if corrected is not null then
    found := format('select * from (%s union all %s) both_ways order by name_key %3$s, id %3$s limit $10',
      found, format(page, format(by_records, suits, beyond, way, belongs, after), way), way);
  end if;
  return query execute format($q$
    select t.id, t.person, t.kind, t.unit, t.name, t.name_key, t.born, t.sex, t.card, t.admitted_on, t.official_on, t.retired_on, t.status, t.workplace, t.from_on,
      case when isfinite(t.to_on) then chibo.end_told(t.person, t.kind, t.unit, t.from_on, t.to_on, $3) else t.to_on end
    from (%s) t order by t.name_key %2$s, t.id %2$s$q$, found, way)
    using here, on_day, known, after_key, after_id, kinds, statuses, words, number, size, retires_from, retires_to, admitted_by, corrected, shown;
end $$;
comment on function chibo.members_on(uuid, date, timestamptz, text, uuid, int, text[], text[], text[], text, boolean, date, date, date) is
  'Slower than member_now and right for any day: as `on_day` had it, as known at `known`, cut to the units that were the account''s on that day; whoever is the account''s no more, with the record as known when that ended. `words` without marks: one that ends with a space is whole, another is a beginning. The key of a page downwards is the last row seen.';

create or replace function chibo.posts_of(which uuid, on_day date, known timestamptz)
  returns table (id uuid, unit uuid, unit_name text, above_name text, title text, from_on date, to_on date, decision text,
    recorded_at timestamptz, typed_at timestamptz, by text, voided_at timestamptz, void_by text, stands boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.unit, chibo.unit_name_on(p.unit, least(on_day, p.to_on - 1)), chibo.name_above_on(p.unit, least(on_day, p.to_on - 1)),
    p.title, p.from_on, p.to_on, p.decision, p.recorded_at, coalesce(o.recorded_at, p.recorded_at), chibo.name_of_account(p.recorded_by),
    case when p.voided_at < e.told then p.voided_at else 'infinity' end, case when p.voided_at < e.told then chibo.name_of_account(p.voided_by) end, p.voided_at >= e.told
  from (select least(known, coalesce(chibo.midnight(chibo.reach_ended(which, known)), '-infinity')) as told
      where chibo.sees_person('members.read', which, on_day, known) offset 0) e
    cross join post p left join post o on o.id = p.copy_of
  where p.person in (select h.id from person h where h.id = which or h.merged_into = which)
    and p.recorded_at < e.told and p.from_on <= on_day
  order by p.from_on, p.recorded_at
$$;
comment on function chibo.posts_of(uuid, date, timestamptz) is
  'The posts of a person up to a day, as known at an instant, voided rows too (a correction is history): for the timeline of whoever has the person on that day. Whoever has them no more is told what was known when that ended.';

-- Facts about the person are theirs who write about the person. Where somebody belongs may be put in the place of what was just voided, as the same kind.

create function chibo.has_in_hand(which uuid, as_kind text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from affiliation a where a.person = which and a.kind = as_kind and a.voided_at = now() and a.voided_by = chibo.account())
$$;
grant execute on function chibo.has_in_hand(uuid, text) to chibo_app;

drop policy writers_add on person_record;
create policy writers_add on person_record for insert to chibo_app with check (chibo.writes_person(person));
drop policy writers_add on person_status;
create policy writers_add on person_status for insert to chibo_app with check (chibo.writes_person(person));
drop policy writers_add on affiliation;
create policy writers_add on affiliation for insert to chibo_app
  with check ((chibo.may('members.write', unit) and (chibo.writes_person(person) or chibo.is_new(person) or chibo.has_in_hand(person, kind)))
    or chibo.replaces(person, unit, kind, from_on, to_on));
comment on policy writers_add on affiliation is
  'Of somebody new, where they belong is written first, then the facts. Of somebody known: whoever writes about them, within their own reach; what goes on as the same kind from a row just voided; and what shortens such a row.';
