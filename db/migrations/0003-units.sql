-- The tree in time. These tables hold no person, so they carry no wall of their own; the application's role reads them.
--
-- Periods are two days, `from_on` included and `to_on` not; an open one ends at 'infinity'. Ranges stand only in constraints:
-- their operators are not leakproof and would keep a wall from using an index.
--
-- How a table with a unit gets its wall (reach comes from the account in the database, see 0004):
--
--   create table example (id uuid primary key, unit uuid not null references unit, …);
--   call chibo.wall_off('example');
--   grant select, insert, update on example to chibo_app;
--   create policy reads  on example for select to chibo_app using (unit in (select chibo.reach('examples.read')));
--   create policy writes on example for insert to chibo_app with check (unit in (select chibo.reach('examples.write')));
--   create policy alters on example for update to chibo_app using (unit in (select chibo.reach('examples.write')));
--
-- `in (select chibo.reach(…))` is asked once per statement, not once per row. A table without a unit of its own carries the
-- unit of what it belongs to, or asks `exists (select from example where id = example_id)`: the wall of `example` answers.

create function chibo.today() returns date
  language sql stable parallel safe
  return (now() at time zone 'Asia/Ho_Chi_Minh')::date;
comment on function chibo.today() is 'The day it is in Vietnam.';
grant execute on function chibo.today() to chibo_app;

create table unit (
  id uuid primary key,
  kind text not null check (kind in (
    'centralCommittee', 'provincialCommittee', 'districtCommittee', 'communeCommittee', 'superiorAgencyCommittee',
    'agencyCommittee', 'enterpriseCommittee', 'schoolCommittee', 'hospitalCommittee', 'armedForcesCommittee',
    'residentialCell', 'communeAgencyCell', 'agencyCell', 'enterpriseCell', 'schoolCell', 'hospitalCell', 'armedForcesCell'
  ))
);
comment on table unit is 'Identity only: an id never changes its meaning.';

create table unit_label (
  unit uuid not null references unit,
  kind text not null check (kind in ('name', 'short', 'code', 'alias')),
  label text not null check (label <> '' and length(label) <= 300),
  from_on date not null,
  to_on date not null default 'infinity',
  during daterange not null generated always as (daterange(from_on, to_on)) stored,
  decision text,
  check (from_on < to_on),
  primary key (unit, kind, label, from_on),
  exclude using gist (unit with =, kind with =, during with &&) where (kind in ('name', 'short'))
);
comment on table unit_label is 'What a unit is called. One name and one short name a day; any number of codes and aliases.';

create table unit_edge (
  unit uuid not null references unit,
  parent uuid not null references unit,
  from_on date not null,
  to_on date not null default 'infinity',
  during daterange not null generated always as (daterange(from_on, to_on)) stored,
  decision text,
  check (from_on < to_on),
  check (unit <> parent),
  constraint one_parent_a_day primary key (unit, during without overlaps)
);
comment on table unit_edge is 'The truth: which unit stands directly below which.';
create index on unit_edge (parent, from_on, to_on);
create index on unit_edge (unit, from_on, to_on);

create table unit_reach (
  ancestor uuid not null references unit,
  unit uuid not null references unit,
  depth int not null check (depth >= 0),
  from_on date not null,
  to_on date not null,
  check (from_on < to_on),
  primary key (ancestor, unit, from_on)
);
comment on table unit_reach is 'Derived from unit_edge: the closure in time, every unit being its own ancestor at depth 0.';
create index on unit_reach (unit, from_on, to_on);

create table unit_succession (
  from_unit uuid not null references unit,
  to_unit uuid not null references unit,
  on_day date not null,
  decision text,
  rule text,
  check (from_unit <> to_unit),
  primary key (from_unit, to_unit)
);
comment on table unit_succession is 'Lineage of merges and splits: to_unit answers from on_day for what from_unit was.';
create index on unit_succession (to_unit);

create function chibo.reach_of(units uuid[])
  returns table (ancestor uuid, unit uuid, depth int, from_on date, to_on date, circular boolean)
  language sql stable set search_path = public, pg_temp as $$
  with recursive up as (
    select u as unit, u as ancestor, 0 as depth, '-infinity'::date as from_on, 'infinity'::date as to_on from unnest(units) u
    union all
    select up.unit, e.parent, up.depth + 1, greatest(up.from_on, e.from_on), least(up.to_on, e.to_on)
    from up join unit_edge e on e.unit = up.ancestor and e.from_on < up.to_on and up.from_on < e.to_on
  ) cycle ancestor set circular using path -- a circle is followed once around, to be seen
  select ancestor, unit, depth, from_on, to_on, circular from up
$$;

create function chibo.keep_reach() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  touched uuid[];
begin
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
  delete from unit_reach where unit = any (touched);
  insert into unit_reach (ancestor, unit, depth, from_on, to_on)
    select ancestor, unit, depth, from_on, to_on from chibo.reach_of(touched);
  return null;
end $$;

-- Two decisions at the same moment must see each other's edges, or each alone would draw half of a circle.
create function chibo.one_tree_decision_at_a_time() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(727011);
  return null;
end $$;

create function chibo.reach_itself() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unit_reach (ancestor, unit, depth, from_on, to_on)
    select id, id, 0, '-infinity', 'infinity' from changed;
  return null;
end $$;

create trigger reach_itself after insert on unit
  referencing new table as changed for each statement execute function chibo.reach_itself();
create trigger takes_turns before insert or update or delete on unit_edge
  for each statement execute function chibo.one_tree_decision_at_a_time();
create trigger keep_reach_inserted after insert on unit_edge
  referencing new table as changed for each statement execute function chibo.keep_reach();
create trigger keep_reach_updated after update on unit_edge
  referencing new table as changed for each statement execute function chibo.keep_reach();
create trigger keep_reach_deleted after delete on unit_edge
  referencing old table as changed for each statement execute function chibo.keep_reach();

create function chibo.rebuild_reach() returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  delete from unit_reach;
  insert into unit_reach (ancestor, unit, depth, from_on, to_on)
    select ancestor, unit, depth, from_on, to_on from chibo.reach_of(array(select id from unit));
end $$;

create function chibo.reach_differences()
  returns table (ancestor uuid, unit uuid, depth int, from_on date, to_on date, stands boolean)
  language sql stable set search_path = public, pg_temp as $$
  with truth as (select ancestor, unit, depth, from_on, to_on from chibo.reach_of(array(select id from unit)))
  (select *, true from (table unit_reach except table truth) a) union all
  (select *, false from (table truth except table unit_reach) b)
$$;
comment on function chibo.reach_differences() is
  'Where unit_reach differs from unit_edge: rows that stand and should not, and rows that should stand and do not. None when all is well.';

grant select on unit, unit_label, unit_edge, unit_reach, unit_succession to chibo_app;
