-- The grants the walls read follow from seats and the table of grants: compared with them, and made anew, like all that is derived.

create function chibo.grant_differences() returns table (derived text, key text, stands boolean)
  language sql stable set search_path = public, pg_temp as $$
  with truth as (
    select distinct on (s.account, g.action, s.unit, g.reach, s.from_on) s.account, g.action, s.unit, g.reach, s.from_on
    from seat s join grant_line g on g.role = s.role
  ), standing as (select account, action, unit, reach, from_on from grants_now)
  select 'grants_now', account || ' ' || action || ' ' || unit, true from (table standing except table truth) d
  union all
  select 'grants_now', account || ' ' || action || ' ' || unit, false from (table truth except table standing) d
  union all -- a grant that ends on another day than every seat it could come from
  select 'grants_now', n.account || ' ' || n.action || ' ' || n.unit, true from grants_now n
  where (n.account, n.action, n.unit, n.reach, n.from_on) in (table truth) and not exists (
    select from seat s join grant_line g on g.role = s.role
    where (s.account, g.action, s.unit, g.reach, s.from_on, s.to_on) = (n.account, n.action, n.unit, n.reach, n.from_on, n.to_on))
$$;
comment on function chibo.grant_differences() is
  'Where grants_now differs from seat and grant_line: rows that stand and should not (true), and rows that should stand and do not. None when all is well.';

create function chibo.rebuild_grants() returns void
  language sql set search_path = public, pg_temp as $$
  select chibo.regrant(array(select id from account))
$$;
comment on function chibo.rebuild_grants() is 'Makes grants_now anew from seat and grant_line.';
