-- Decisions about the tree as the application makes them, and posts. The application's role only reads the tables of the tree: whoever
-- changes them goes through the functions below, which ask for the right a second time.

alter table unit add column version int not null default 1;
comment on column unit.version is 'Rises with every decision about the unit, so that nobody overwrites what they have not seen.';
alter table unit_label add column folded text not null generated always as (chibo.fold(label)) stored;

create collation chibo.numbered (provider = icu, locale = 'vi-u-kn');
comment on collation chibo.numbered is 'The order of names of units: “Khối 2” before “Khối 10”.';

grant execute on function chibo.scopes_on(uuid[], date) to chibo_app;

-- Reading the tree of a day, as known at an instant (infinity: now). Inlined by the planner: no search path of their own.

create function chibo.edges_on(on_day date, known timestamptz) returns table (unit uuid, parent uuid)
  language sql stable as $$
  select e.unit, e.parent from unit_edge e where e.from_on <= on_day and on_day < e.to_on and e.recorded_at < known
  union all
  select e.unit, e.parent from unit_edge_before e where e.from_on <= on_day and on_day < e.to_on and e.recorded_at < known and known <= e.voided_at
$$;
create function chibo.labels_on(on_day date, known timestamptz) returns table (unit uuid, kind text, label text)
  language sql stable as $$
  select l.unit, l.kind, l.label from unit_label l where l.from_on <= on_day and on_day < l.to_on and l.recorded_at < known
  union all
  select l.unit, l.kind, l.label from unit_label_before l where l.from_on <= on_day and on_day < l.to_on and l.recorded_at < known and known <= l.voided_at
$$;
comment on function chibo.edges_on(date, timestamptz) is 'Which unit stood directly below which on a day, as known at an instant.';

create function chibo.is_root(which uuid) returns boolean
  language sql stable as $$
  select not exists (select from unit_edge e where e.unit = which) and not exists (select from unit_edge_before e where e.unit = which)
$$;
comment on function chibo.is_root(uuid) is 'A root never stood below another; it stands on every day on which it has a name.';

grant execute on function chibo.edges_on(date, timestamptz), chibo.labels_on(date, timestamptz), chibo.is_root(uuid) to chibo_app;

-- One way of doing each thing: the owner (demo, command line, tests) calls these, and so do the functions of the application.

create function chibo.put_unit(which uuid, of_kind text, labels jsonb, below uuid, on_day date, by_decision text) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  insert into unit (id, kind) values (which, of_kind);
  insert into unit_label (unit, kind, label, from_on, decision)
    select which, l.kind, l.label, on_day, by_decision from jsonb_to_recordset(labels) as l(kind text, label text);
  if below is not null then
    insert into unit_edge (unit, parent, from_on, decision) values (which, below, on_day, by_decision);
  end if;
end $$;

-- From a day on another name or short name, or (null) none. What was said of that same day before is replaced.
create function chibo.put_label(which uuid, of_kind text, words text, on_day date, by_decision text) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  delete from unit_label where unit = which and kind = of_kind and from_on = on_day;
  update unit_label set to_on = on_day where unit = which and kind = of_kind and from_on < on_day and on_day < to_on;
  if words is not null then
    insert into unit_label (unit, kind, label, from_on, decision) values (which, of_kind, words, on_day, by_decision);
  end if;
  update unit set version = version + 1 where id = which;
end $$;

-- From a day on below another unit, or (null) below none: closed.
create function chibo.put_edge(which uuid, below uuid, on_day date, by_decision text) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('chibo.more_to_come', case when below is null then 'off' else 'on' end, true);
  delete from unit_edge where unit = which and from_on = on_day;
  update unit_edge set to_on = on_day, decision = case when below is null then by_decision else decision end
    where unit = which and from_on < on_day and on_day < to_on;
  perform set_config('chibo.more_to_come', 'off', true);
  if below is not null then
    insert into unit_edge (unit, parent, from_on, decision) values (which, below, on_day, by_decision);
  end if;
  update unit set version = version + 1 where id = which;
  set constraints nobody_left_behind, no_post_left_behind immediate;
  set constraints nobody_left_behind, no_post_left_behind deferred;
end $$;
comment on function chibo.put_edge(uuid, uuid, date, text) is
  'Ends one edge and begins the next; what follows from the tree is done once. A closing keeps its decision on the edge it ended.';

-- The same behind the second wall.

create function chibo.must(allowed boolean) returns void
  language plpgsql set search_path = pg_catalog as $$
begin
  if allowed is not true then raise exception 'not theirs to change' using errcode = 'insufficient_privilege'; end if;
end $$;

create function chibo.found_unit(which uuid, of_kind text, labels jsonb, below uuid, on_day date, by_decision text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may('units.write', below));
  perform chibo.put_unit(which, of_kind, labels, below, on_day, by_decision);
end $$;
create function chibo.rename_unit(which uuid, of_kind text, words text, on_day date, by_decision text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(of_kind in ('name', 'short') and chibo.may('units.write', which));
  perform chibo.put_label(which, of_kind, words, on_day, by_decision);
end $$;
create function chibo.move_unit(which uuid, below uuid, on_day date, by_decision text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may('units.write', below)
    and (select bool_and(chibo.may('units.write', e.parent)) from unit_edge e where e.unit = which and on_day < e.to_on));
  perform chibo.put_edge(which, below, on_day, by_decision);
end $$;
create function chibo.close_unit(which uuid, on_day date, by_decision text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may('units.write', which) and not chibo.is_root(which));
  perform chibo.put_edge(which, null, on_day, by_decision);
end $$;

-- What a decision is made on: everything said of the unit, while the tree stands still. Null where it is not the account's to change.
create function chibo.load_unit(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(727011);
  if not chibo.may('units.write', which) then return null; end if;
  return (select jsonb_build_object('id', u.id, 'kind', u.kind, 'version', u.version,
    'labels', (select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'label', l.label, 'from_on', l.from_on, 'to_on', l.to_on) order by l.from_on), '[]')
      from unit_label l where l.unit = u.id and l.kind in ('name', 'short')),
    'edges', (select coalesce(jsonb_agg(jsonb_build_object('parent', e.parent, 'from_on', e.from_on, 'to_on', e.to_on) order by e.from_on), '[]')
      from unit_edge e where e.unit = u.id),
    'changed', (select jsonb_build_object('at', to_char(c.recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI'), 'by', chibo.name_of_account(c.recorded_by)) from (
      select recorded_at, recorded_by from unit_label where unit = u.id union all select recorded_at, recorded_by from unit_edge where unit = u.id
      order by recorded_at desc limit 1) c))
    from unit u where u.id = which);
end $$;

-- What hangs on a unit from a day on: what a preview tells, and what stands in the way of closing it.
create function chibo.weigh_unit(which uuid, on_day date) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not chibo.may('units.write', which) then return null; end if;
  return jsonb_build_object(
    'members', (select coalesce(sum(n), 0) from chibo.count_members(which, on_day, 'infinity') where slice like 'official.%'),
    'posts', (select count(*) from unit_reach r join post p on p.unit = r.unit and p.voided_at = 'infinity' and p.from_on <= on_day and on_day < p.to_on
      where r.ancestor = which and r.from_on <= on_day and on_day < r.to_on),
    'units', (select count(*) from unit_reach r where r.ancestor = which and r.depth > 0 and r.from_on <= on_day and on_day < r.to_on),
    'ownMembers', (select count(distinct a.person) from affiliation a where a.unit = which and a.voided_at = 'infinity' and on_day < a.to_on),
    'ownPosts', (select count(*) from post p where p.unit = which and p.voided_at = 'infinity' and on_day < p.to_on),
    'ownUnits', (select count(distinct e.unit) from unit_edge e where e.parent = which and on_day < e.to_on));
end $$;
comment on function chibo.weigh_unit(uuid, date) is
  'members, posts, units: at or below it on that day. ownMembers, ownPosts, ownUnits: what still belongs to the unit itself on that day or later.';

grant execute on function chibo.found_unit(uuid, text, jsonb, uuid, date, text), chibo.rename_unit(uuid, text, text, date, text),
  chibo.move_unit(uuid, uuid, date, text), chibo.close_unit(uuid, date, text), chibo.load_unit(uuid), chibo.weigh_unit(uuid, date) to chibo_app;

-- Counts for a level of the tree in one statement. Today's come from the balances of each unit; those of a past day from one walk.
create function chibo.count_members_each(units uuid[], on_day date, known timestamptz) returns table (unit uuid, slice text, n bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if on_day >= chibo.today() and known = 'infinity' then
    return query select u, c.slice, c.n from unnest(units) u cross join lateral chibo.count_members(u, on_day, known) c;
  else
    return query
      with recursive asked as (select u from unnest(units) u where chibo.may_on('members.read', u, on_day)),
      mine as materialized (
        select distinct r.unit from unit_reach r
        where r.ancestor = any (chibo.scopes_on(chibo.heads('members.read'), on_day)) and r.from_on <= on_day and on_day < r.to_on
      ), start as (
        select a.u as top, s as unit from asked a cross join lateral unnest(chibo.scopes_on(array[a.u], on_day)) s
      ), down as (
        select s.top, s.unit from start s
        union
        select d.top, e.unit from down d join chibo.edges_on(on_day, known) e on e.parent = d.unit
      )
      select d.top, t.slice, sum(t.n)::bigint
      from down d join mine m on m.unit = d.unit
        join delta t on t.unit = d.unit and t.indicator = 'members' and t.effective_on <= on_day and t.recorded_at < known
      group by d.top, t.slice having sum(t.n) <> 0;
  end if;
end $$;
comment on function chibo.count_members_each(uuid[], date, timestamptz) is 'chibo.count_members for many units at once.';
grant execute on function chibo.count_members_each(uuid[], date, timestamptz) to chibo_app;

-- Posts: who answers for what at a unit, in two times as affiliations are.

create table post (
  id uuid primary key,
  unit uuid not null references unit,
  title text not null check (title in (
    'secretary', 'standingDeputySecretary', 'deputySecretary', 'committeeMember', 'inspectionHead', 'officeHead', 'officeStaff',
    'headOfHamlet', 'deputyHeadOfHamlet', 'frontHead', 'youthSecretary', 'womenHead', 'farmersHead', 'veteransHead', 'elderlyHead'
  )),
  person uuid references person,
  outsider text check (outsider <> '' and length(outsider) <= 200),
  from_on date not null,
  to_on date not null default 'infinity',
  during daterange not null generated always as (daterange(from_on, to_on)) stored,
  decision text check (length(decision) <= 200),
  recorded_at timestamptz not null default now(),
  recorded_by uuid references account default chibo.account(),
  voided_at timestamptz not null default 'infinity',
  voided_by uuid references account,
  copy_of uuid,
  check (from_on < to_on and isfinite(from_on)),
  check (recorded_at <= voided_at),
  check ((person is null) <> (outsider is null)),
  constraint one_secretary_a_day exclude using gist (unit with =, during with &&) where (voided_at = 'infinity' and title = 'secretary'),
  constraint once_in_a_post_a_day exclude using gist (unit with =, title with =, person with =, during with &&) where (voided_at = 'infinity' and person is not null),
  constraint outsider_once_in_a_post_a_day exclude using gist (unit with =, title with =, outsider with =, during with &&) where (voided_at = 'infinity' and outsider is not null)
);
comment on table post is
  'A post at a unit, held by somebody of the register or by an outsider, of whom only the name is kept. Changed by voiding a row and adding another; `copy_of`: the row it repeats with another day of ending.';
create index on post (unit, from_on, to_on);
create index on post (person) where person is not null;
call chibo.wall_off('post');

create function chibo.keep_posts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(727011); -- the tree stands still until this is done
  if exists (
    select from (select unit, range_agg(during) as needed from changed where voided_at = 'infinity' group by unit) c
    where not chibo.is_root(c.unit)
      and not coalesce((select range_agg(e.during) @> c.needed from unit_edge e where e.unit = c.unit), false)) then
    raise exception 'the unit does not stand on all those days' using errcode = 'check_violation', constraint = 'unit_stands_on_those_days';
  end if;
  if exists (select from changed c join unit u on u.id = c.unit where u.kind in ('armedForcesCell', 'armedForcesCommittee')) then
    raise exception 'no people of the armed forces' using errcode = 'check_violation', constraint = 'no_people_of_the_armed_forces';
  end if;
  return null;
end $$;
create trigger keep_inserted after insert on post referencing new table as changed for each statement execute function chibo.keep_posts();

create function chibo.no_post_left_behind() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from (select range_agg(p.during) as needed from post p where p.unit = old.unit and p.voided_at = 'infinity') n
    where n.needed is not null and not coalesce((select range_agg(e.during) @> n.needed from unit_edge e where e.unit = old.unit), false)) then
    raise exception 'somebody holds a post at the unit on days on which it would not stand' using errcode = 'check_violation', constraint = 'nobody_holds_a_post_at_what_is_closed';
  end if;
  return null;
end $$;
create constraint trigger no_post_left_behind after update or delete on unit_edge
  deferrable initially deferred for each row execute function chibo.no_post_left_behind();

create function chibo.name_of_person(which uuid, known timestamptz) returns text
  language sql stable set search_path = public, pg_temp as $$
  select r.name from person p join person_record r on r.person = coalesce(p.merged_into, p.id) and r.recorded_at < known and known <= r.voided_at
  where p.id = which order by r.recorded_at desc limit 1
$$;

-- What a decision about the posts of a unit is made on, or about one post: the posts that stand, and the unit, while neither changes.
create function chibo.load_posts(of_unit uuid, of_post uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  here uuid := coalesce(of_unit, (select p.unit from post p where p.id = of_post));
begin
  perform pg_advisory_xact_lock_shared(727011);
  perform from unit u where u.id = here for no key update;
  if here is null or not chibo.may('posts.write', here) then return null; end if;
  return (select jsonb_build_object('unit', u.id, 'kind', u.kind, 'root', chibo.is_root(u.id),
    'stands', (select coalesce(jsonb_agg(jsonb_build_object('from_on', e.from_on, 'to_on', e.to_on) order by e.from_on), '[]') from unit_edge e where e.unit = u.id),
    'posts', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'person', coalesce(h.merged_into, p.person), 'outsider', p.outsider,
        'name', coalesce(p.outsider, chibo.name_of_person(p.person, 'infinity')), 'from_on', p.from_on, 'to_on', p.to_on, 'decision', p.decision) order by p.from_on), '[]')
      from post p left join person h on h.id = p.person where p.unit = u.id and p.voided_at = 'infinity'),
    'voided', (select jsonb_build_object('at', to_char(p.voided_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI'), 'by', chibo.name_of_account(p.voided_by)) from post p where p.id = of_post and p.voided_at < 'infinity'))
    from unit u where u.id = here);
end $$;
comment on function chibo.load_posts(uuid, uuid) is 'Null where the account may not write about the posts of the unit.';

create function chibo.add_post(which uuid, at_unit uuid, of_title text, of_person uuid, of_outsider text, from_day date, to_day date, by_decision text, repeats uuid)
  returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- a row that repeats one of the unit's own may keep its person, whoever has them now
  perform chibo.must(chibo.may('posts.write', at_unit) and (of_person is null
    or chibo.sees_person('members.read', of_person, chibo.today(), 'infinity') or chibo.sees_person('members.read', of_person, from_day, 'infinity')
    or exists (select from post p join person h on h.id = p.person where p.id = repeats and p.unit = at_unit and of_person in (h.id, h.merged_into))));
  insert into post (id, unit, title, person, outsider, from_on, to_on, decision, copy_of)
    values (which, at_unit, of_title, of_person, of_outsider, from_day, to_day, by_decision, repeats);
end $$;

create function chibo.void_post(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may('posts.write', (select p.unit from post p where p.id = which)));
  update post set voided_at = now(), voided_by = chibo.account() where id = which and voided_at = 'infinity';
end $$;
comment on function chibo.void_post(uuid) is 'From now on the row is no longer known as true. The only change there is.';

-- Reading. `person` is told only where the account may open that person's page; the name stands with the post.

create function chibo.posts_on(scope uuid, deep boolean, on_day date, known timestamptz, ended boolean, titles text[])
  returns table (id uuid, unit uuid, title text, person uuid, name text, outsider boolean, from_on date, to_on date, decision text, typed_at timestamptz, by text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not chibo.may_on('posts.read', scope, on_day) then return; end if;
  return query
    with here as materialized (
      select u from (select scope as u where not deep union all select * from chibo.units_on(array[scope], on_day, known) where deep) a
      intersect select u from chibo.units_on(chibo.heads('posts.read'), on_day, 'infinity') u
    )
    select p.id, p.unit, p.title, case when chibo.sees_person('members.read', h.id, on_day, known) then h.id end,
      coalesce(p.outsider, chibo.name_of_person(p.person, known)), p.outsider is not null, p.from_on, p.to_on, p.decision,
      coalesce(o.recorded_at, p.recorded_at), chibo.name_of_account(p.recorded_by)
    from here join post p on p.unit = here.u
      left join post o on o.id = p.copy_of
      left join lateral (select coalesce(x.merged_into, x.id) as id from person x where x.id = p.person) h on true
    where p.recorded_at < known and known <= p.voided_at and p.from_on <= on_day and (ended or on_day < p.to_on)
      and (titles is null or p.title = any (titles));
end $$;
comment on function chibo.posts_on(uuid, boolean, date, timestamptz, boolean, text[]) is
  'Posts of a unit (deep: and of those below it) in force on a day, with those that had ended by then if asked for; cut to the units that were the account''s on that day.';

create function chibo.posts_of(which uuid, on_day date, known timestamptz)
  returns table (id uuid, unit uuid, unit_name text, above_name text, title text, from_on date, to_on date, decision text,
    recorded_at timestamptz, typed_at timestamptz, by text, voided_at timestamptz, void_by text, stands boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.unit, chibo.unit_name_on(p.unit, least(on_day, p.to_on - 1)), chibo.name_above_on(p.unit, least(on_day, p.to_on - 1)),
    p.title, p.from_on, p.to_on, p.decision, p.recorded_at, coalesce(o.recorded_at, p.recorded_at), chibo.name_of_account(p.recorded_by),
    case when p.voided_at < known then p.voided_at else 'infinity' end, case when p.voided_at < known then chibo.name_of_account(p.voided_by) end, p.voided_at >= known
  from post p left join post o on o.id = p.copy_of
  where p.person in (select h.id from person h where h.id = which or h.merged_into = which)
    and p.recorded_at < known and p.from_on <= on_day and chibo.sees_person('members.read', which, on_day, known)
  order by p.from_on, p.recorded_at
$$;
comment on function chibo.posts_of(uuid, date, timestamptz) is
  'The posts of a person up to a day, as known at an instant, voided rows too (a correction is history): for the timeline of whoever has the person on that day.';

grant execute on function chibo.load_posts(uuid, uuid), chibo.add_post(uuid, uuid, text, uuid, text, date, date, text, uuid), chibo.void_post(uuid),
  chibo.posts_on(uuid, boolean, date, timestamptz, boolean, text[]), chibo.posts_of(uuid, date, timestamptz) to chibo_app;
