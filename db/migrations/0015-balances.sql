-- Counts of members. Deltas are written at the unit where something happened, in the same transaction; balances of the units above are
-- folded from them within a second by a job, so that no writer waits for another at the province's row. A read is balance + what is
-- not folded yet.

create table delta (
  seq bigint generated always as identity primary key,
  unit uuid not null references unit,
  indicator text not null check (indicator = 'members'),
  slice text not null,
  effective_on date not null,
  recorded_at timestamptz not null default now(),
  n int not null check (n <> 0),
  cause uuid not null
);
comment on table delta is 'Insert-only. `slice`: kind.status; `cause`: the person.';
create index on delta (unit, effective_on);
create index on delta (cause);
create index on delta (effective_on);
call chibo.wall_off('delta');

create table delta_unfolded (seq bigint primary key references delta);
call chibo.wall_off('delta_unfolded');

create table balance (
  unit uuid not null references unit,
  indicator text not null,
  slice text not null,
  month date not null,
  n int not null,
  primary key (unit, indicator, slice, month) include (n)
);
comment on table balance is
  'What changed in a month at all units below one, as the tree stood on each day: members who came, less those who went, and those who moved with their unit. Sums of all months up to now are today''s count.';
call chibo.wall_off('balance');

-- units that came to stand below one, or left, in a month
create index on unit_reach (ancestor, from_on) where depth > 0;
create index on unit_reach (ancestor, to_on) where depth > 0 and to_on < 'infinity';

-- What follows from affiliations and statuses, of some people or (null) of all: one more from a day, one fewer from another.
create function chibo.delta_truth(people uuid[]) returns table (unit uuid, slice text, effective_on date, n int, cause uuid)
  language sql stable as $$
  select c.unit, c.slice, e.on_day, e.n, c.person
  from (
    select a.person, a.unit, a.kind || '.' || s.status as slice, greatest(a.from_on, s.from_on) as from_on, least(a.to_on, s.to_on) as to_on
    from affiliation a join person_status s on s.person = a.person and s.voided_at = 'infinity' and s.from_on < a.to_on and a.from_on < s.to_on
    where (people is null or a.person = any (people)) and a.voided_at = 'infinity' and s.status not in ('removed', 'left', 'deceased')
  ) c cross join lateral (values (c.from_on, 1), (c.to_on, -1)) e(on_day, n)
  where e.on_day < 'infinity'
$$;

create function chibo.keep_deltas(people uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with made as (
    insert into delta (unit, indicator, slice, effective_on, n, cause)
    select unit, 'members', slice, effective_on, sum(n), cause from (
      select unit, slice, effective_on, n, cause from chibo.delta_truth(people)
      union all
      select unit, slice, effective_on, -n, cause from delta where cause = any (people)
    ) d group by unit, slice, effective_on, cause having sum(n) <> 0
    returning seq
  ) insert into delta_unfolded select seq from made;
end $$;

-- A delta seen from a unit above: from the later of its day and the day from which its unit stands there, until its unit leaves.
create function chibo.entries_of(units uuid[], seqs bigint[]) returns table (unit uuid, indicator text, slice text, on_day date, n bigint)
  language sql stable as $$
  select r.ancestor, d.indicator, d.slice, e.on_day, sum(d.n * e.sign)
  from delta d
    join unit_reach r on r.unit = d.unit and r.depth > 0 and d.effective_on < r.to_on
    cross join lateral (values (greatest(r.from_on, d.effective_on), 1), (r.to_on, -1)) e(on_day, sign)
  where (units is null or d.unit = any (units)) and (seqs is null or d.seq = any (seqs)) and e.on_day < 'infinity'
  group by 1, 2, 3, 4
$$;

create function chibo.add_balances(units uuid[], seqs bigint[], factor int) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into balance as b (unit, indicator, slice, month, n)
    select unit, indicator, slice, date_trunc('month', on_day)::date, factor * sum(n) from chibo.entries_of(units, seqs)
    group by 1, 2, 3, 4 having sum(n) <> 0
  on conflict (unit, indicator, slice, month) do update set n = b.n + excluded.n
$$;

create function chibo.weigh_balances(units uuid[], factor int) returns void
  language sql security definer set search_path = public, pg_temp as $$
  select chibo.add_balances(units, null, factor) where exists (select from delta where unit = any (units))
$$;

create function chibo.fold_all() returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken bigint[];
  folded bigint := 0;
begin
  loop
    with t as (delete from delta_unfolded where seq in (select seq from delta_unfolded order by seq limit 20000) returning seq)
      select array_agg(seq) into taken from t;
    exit when taken is null;
    perform chibo.add_balances(null, taken, 1);
    folded := folded + cardinality(taken);
  end loop;
  return folded;
end $$;

create function chibo.fold_deltas() returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from delta_unfolded) then return 0; end if;
  perform pg_advisory_xact_lock(727014);
  return chibo.fold_all();
end $$;
comment on function chibo.fold_deltas() is 'The job: adds to the balances of the units above what was written since. Answers how many deltas.';

-- What stands in no balance: what is not folded yet, and what is the unit's own.
create function chibo.loose_on(scope uuid, on_day date) returns table (slice text, n bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.slice, d.n::bigint from delta_unfolded u join delta d on d.seq = u.seq
    join unit_reach r on r.unit = d.unit and r.ancestor = scope and r.depth > 0 and r.from_on <= on_day and on_day < r.to_on
    where d.effective_on <= on_day
  union all
  select d.slice, d.n::bigint from delta d where d.unit = scope and d.effective_on <= on_day
$$;

-- Counts of one unit and all below it, as the tree stood that day, from the months before and what came since the first of the month.
create function chibo.balances_on(scope uuid, on_day date) returns table (slice text, n bigint)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  first date := date_trunc('month', on_day)::date;
  following date := (date_trunc('month', on_day) + interval '1 month')::date;
begin
  if on_day >= chibo.today() then -- all of this month, less what is still to come: little, where the other way round it may be much
    return query select t.slice, sum(t.n)::bigint from (
      select b.slice, b.n::bigint from balance b where b.unit = scope and b.indicator = 'members' and b.month <= first
      union all
      select d.slice, -d.n::bigint from delta d join unit_reach r on r.unit = d.unit and r.ancestor = scope and r.depth > 0
        where d.effective_on > on_day and d.effective_on < following and r.from_on <= d.effective_on and d.effective_on < r.to_on
          and not exists (select from delta_unfolded u where u.seq = d.seq)
      union all
      select d.slice, -d.n::bigint from unit_reach r join delta d on d.unit = r.unit and d.effective_on < r.from_on
        where r.ancestor = scope and r.depth > 0 and r.from_on > on_day and r.from_on < following
          and not exists (select from delta_unfolded u where u.seq = d.seq)
      union all
      select d.slice, d.n::bigint from unit_reach r join delta d on d.unit = r.unit and d.effective_on < r.to_on
        where r.ancestor = scope and r.depth > 0 and r.to_on > on_day and r.to_on < following
          and not exists (select from delta_unfolded u where u.seq = d.seq)
      union all select l.slice, l.n from chibo.loose_on(scope, on_day) l
    ) t group by t.slice having sum(t.n) <> 0;
    return;
  end if;
  return query select t.slice, sum(t.n)::bigint from (
    select b.slice, b.n::bigint from balance b where b.unit = scope and b.indicator = 'members' and b.month < first
    union all -- what happened this month, at units that stood here
    select d.slice, d.n::bigint from delta d join unit_reach r on r.unit = d.unit and r.ancestor = scope and r.depth > 0
      where d.effective_on >= first and d.effective_on <= on_day and r.from_on <= d.effective_on and d.effective_on < r.to_on
        and not exists (select from delta_unfolded u where u.seq = d.seq)
    union all -- whom units brought that came this month
    select d.slice, d.n::bigint from unit_reach r join delta d on d.unit = r.unit and d.effective_on < r.from_on
      where r.ancestor = scope and r.depth > 0 and r.from_on >= first and r.from_on <= on_day
        and not exists (select from delta_unfolded u where u.seq = d.seq)
    union all -- and took with them that left
    select d.slice, -d.n::bigint from unit_reach r join delta d on d.unit = r.unit and d.effective_on < r.to_on
      where r.ancestor = scope and r.depth > 0 and r.to_on >= first and r.to_on <= on_day and r.to_on < 'infinity'
        and not exists (select from delta_unfolded u where u.seq = d.seq)
    union all select l.slice, l.n from chibo.loose_on(scope, on_day) l
  ) t group by t.slice having sum(t.n) <> 0;
end $$;
-- The count behind every list without a filter, for a unit and a day, of what the account may see there.
create function chibo.count_members(scope uuid, on_day date, known timestamptz) returns table (slice text, n bigint)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  heads uuid[] := chibo.scopes_on(chibo.heads('members.read'), on_day);
  scopes uuid[] := chibo.scopes_on(array[scope], on_day);
  theirs boolean;
begin
  if not chibo.may_on('members.read', scope, on_day) then return; end if;
  -- balances hold no knowledge of the past, and nothing that is not wholly theirs
  select bool_and((select true from unit_reach r where r.unit = s and r.ancestor = any (heads) and r.from_on <= on_day and on_day < r.to_on limit 1) is not null)
    into theirs from unnest(scopes) s;
  if cardinality(scopes) > 1 and exists (select from unit_reach r where r.unit = any (scopes) and r.ancestor = any (scopes)
    and r.depth > 0 and r.from_on <= on_day and on_day < r.to_on) then theirs := false; end if;
  if theirs and known = 'infinity' then
    return query select b.slice, sum(b.n)::bigint from unnest(scopes) s cross join lateral chibo.balances_on(s, on_day) b group by b.slice having sum(b.n) <> 0;
  else
    return query select d.slice, sum(d.n)::bigint
      from (select u from chibo.units_on(array[scope], on_day, known) u
        intersect select u from chibo.units_on(chibo.heads('members.read'), on_day, 'infinity') u) w
      join delta d on d.unit = w.u and d.effective_on <= on_day and d.recorded_at < known
      group by d.slice having sum(d.n) <> 0;
  end if;
end $$;
comment on function chibo.count_members(uuid, date, timestamptz) is
  'How many affiliations of each kind and status (slice) stood at or below a unit on a day, as known at an instant (infinity: now).';
grant execute on function chibo.count_members(uuid, date, timestamptz) to chibo_app;

-- Rebuilding and comparing everything that is derived.

create function chibo.derived_differences() returns table (derived text, key text, stands boolean)
  language sql stable set search_path = public, pg_temp as $$
  select 'unit_reach', ancestor || ' ' || unit || ' ' || from_on, stands from chibo.reach_differences()
  union all select 'unit_path', unit::text, stands from (
    (select x.*, true as stands from (table unit_path except select * from chibo.path_truth()) x) union all
    (select x.*, false from (select * from chibo.path_truth() except table unit_path) x)) d
  union all select 'member_now', affiliation::text, stands from (
    (select x.*, true as stands from (table member_now except select * from chibo.member_truth(null)) x) union all
    (select x.*, false from (select * from chibo.member_truth(null) except table member_now) x)) d
  union all select 'member_token', affiliation || ' ' || token, stands from (
    (select x.*, true as stands from (table member_token except select * from chibo.token_truth(null)) x) union all
    (select x.*, false from (select * from chibo.token_truth(null) except table member_token) x)) d
  union all select 'token_word', token, false from (select token from member_token except select token from token_word) d
  union all select 'delta', unit || ' ' || slice || ' ' || effective_on, sum(n) > 0 from (
    select unit, slice, effective_on, n, cause from delta union all select unit, slice, effective_on, -n, cause from chibo.delta_truth(null)) d
    group by unit, slice, effective_on, cause having sum(n) <> 0
  union all select 'balance', unit || ' ' || slice || ' ' || month, sum(n) > 0 from (
    select unit, slice, month, n::bigint from balance
    union all select e.unit, e.slice, date_trunc('month', e.on_day)::date, -e.n from chibo.entries_of(null, null) e
    union all select e.unit, e.slice, date_trunc('month', e.on_day)::date, e.n from chibo.entries_of(null, array(select seq from delta_unfolded)) e) d
    group by unit, slice, month having sum(n) <> 0
$$;
comment on function chibo.derived_differences() is
  'Where a derived table differs from the recursive truth: rows that stand and should not (true), and rows that should stand and do not. None when all is well.';

create procedure chibo.rebuild_derived()
  language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(727011);
  perform pg_advisory_xact_lock(727014);
  perform chibo.rebuild_reach();
  delete from unit_path;
  insert into unit_path select * from chibo.path_truth();
  delete from member_token;
  delete from member_now;
  insert into member_now select * from chibo.member_truth(null);
  insert into member_token select * from chibo.token_truth(null);
  delete from token_word;
  insert into token_word (token) select distinct token from member_token;
  delete from delta_unfolded;
  insert into delta (unit, indicator, slice, effective_on, n, cause)
    select unit, 'members', slice, effective_on, sum(n), cause from (
      select unit, slice, effective_on, n, cause from chibo.delta_truth(null)
      union all select unit, slice, effective_on, -n, cause from delta) d
    group by unit, slice, effective_on, cause having sum(n) <> 0;
  delete from balance;
  insert into balance (unit, indicator, slice, month, n)
    select unit, indicator, slice, date_trunc('month', on_day)::date, sum(n) from chibo.entries_of(null, null)
    group by 1, 2, 3, 4 having sum(n) <> 0;
  update day_kept set on_day = chibo.today();
end $$;
comment on procedure chibo.rebuild_derived() is 'Makes every derived table anew from the truth, under the locks of tree decisions: writers wait, readers do not.';
