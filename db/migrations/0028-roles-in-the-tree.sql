-- All roles of the tree, each with its days; somebody standing in for an absence; access for a time and a reason.

alter table seat drop constraint seat_role_check;
alter table seat add constraint seat_role_check check (role in (
  'member', 'cellSecretary', 'cellDeputy', 'cellCommittee', 'communeStaff', 'communeSecretary', 'agencyStaff', 'agencyCommittee',
  'provincialOrganiser', 'inspector', 'dataProtectionOfficer', 'itOfficer'));

alter table seat
  add column basis text not null default 'post' check (basis in ('post', 'delegation', 'temporary')),
  add column stands_in_for uuid references seat on delete cascade,
  add column reason text check (reason <> '' and length(reason) <= 300),
  add column decision text check (decision <> '' and length(decision) <= 100),
  add column given_by uuid references account on delete set null,
  add column given_at timestamptz not null default now(),
  add constraint stands_in_for_a_time check ((basis = 'delegation') = (stands_in_for is not null)),
  add constraint ends_of_itself check (basis = 'post' or to_on < 'infinity'),
  add constraint temporary_has_a_reason check (basis <> 'temporary' or reason is not null);
comment on column seat.basis is 'A post; standing in for the holder of another seat while he or she is away; access for a time and a reason.';
comment on column seat.decision is 'Number of the paper it rests on, as written there.';
create index on seat (stands_in_for) where stands_in_for is not null;
create index on seat (unit, to_on);

-- Whoever is away still may; whoever stands in holds the same role at the same unit, within the time of the one stood in for, and
-- stops when that one's role ends.
create function chibo.stand_in_within() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held seat;
begin
  select * into held from seat where id = new.stands_in_for for share;
  if held.basis <> 'post' or held.account = new.account or (held.role, held.unit) is distinct from (new.role, new.unit)
    or new.from_on < held.from_on or new.to_on > held.to_on then
    raise exception 'one stands in for somebody else, in a role held as a post, while it is held'
      using errcode = 'check_violation', constraint = 'stands_in_within';
  end if;
  return new;
end $$;
create trigger stand_in_within before insert or update on seat
  for each row when (new.stands_in_for is not null) execute function chibo.stand_in_within();

create function chibo.end_stand_ins() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from seat where stands_in_for = new.id and from_on >= new.to_on;
  update seat set to_on = new.to_on where stands_in_for = new.id and to_on > new.to_on;
  return null;
end $$;
create trigger end_stand_ins after update on seat
  for each row when (new.to_on < old.to_on and new.basis = 'post') execute function chibo.end_stand_ins();

-- Of two roles that grant the same from the same day, the longer one counts.
create or replace function chibo.regrant(accounts uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from grants_now where account = any (accounts);
  insert into grants_now (account, action, unit, reach, from_on, to_on)
    select s.account, g.action, s.unit, g.reach, s.from_on, max(s.to_on)
    from seat s join grant_line g on g.role = s.role
    where s.account = any (accounts)
    group by s.account, g.action, s.unit, g.reach, s.from_on
$$;

-- Which roles a role may give, as the code writes it: laid down at each start.
create table giving_line (
  giver text not null,
  role text not null,
  primary key (giver, role)
);
call chibo.wall_off('giving_line');
create policy reads on giving_line for select to chibo_app using ((select chibo.account()) is not null);
comment on table giving_line is 'Holds no person. With grant_line, the table everybody may read.';
grant select on grant_line, giving_line to chibo_app;

create or replace function chibo.may_give(of_role text, at_unit uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.may('accounts.write', at_unit) and exists (
    select from seat s join giving_line g on g.giver = s.role and g.role = of_role
    where s.account = chibo.account() and s.from_on <= chibo.today() and chibo.today() < s.to_on
      and chibo.below(at_unit, array[s.unit]))
$$;

-- One account within reach, locked; of its seats those within reach that stand or are to come. Null where it is none of those.
create or replace function chibo.load_account(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from account where id = which for update;
  if not exists (select from chibo.accounts_within() w where w.id = which) then return null; end if;
  return (select jsonb_build_object('id', a.id, 'closed', a.closed_at is not null, 'kept', chibo.keeps_account(a.id),
      'units', (select jsonb_agg(distinct u.unit) from (select a.unit union all select s.unit from seat s where s.account = a.id) u (unit)
        where chibo.may('accounts.write', u.unit)),
      'seats', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'role', s.role, 'unit', s.unit, 'from', s.from_on,
          'to', case when s.to_on < 'infinity' then s.to_on end) order by s.from_on, s.id)
        from seat s where s.account = a.id and chibo.today() < s.to_on and chibo.may('accounts.write', s.unit)), '[]'))
    from account a where a.id = which);
end $$;

-- Giving a role, with its days. `in_place_of`: the seat of whoever is away, whose holder may name the stand-in too.

drop function chibo.give_seat(uuid, text, uuid);
create function chibo.give_seat(which uuid, to_account uuid, of_role text, at_unit uuid, first_on date, last_before date, on_basis text,
    why text, paper text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(on_basis in ('post', 'temporary') and chibo.may_give(of_role, at_unit)
    and (on_basis = 'temporary' or chibo.keeps_account(to_account))
    and exists (select from account where id = to_account and closed_at is null));
  insert into seat (id, account, role, unit, from_on, to_on, basis, reason, decision, given_by)
    values (which, to_account, of_role, at_unit, first_on, last_before, on_basis, why, paper, chibo.account());
end $$;

-- Whoever holds the seat, or keeps accounts there and may give its role.
create function chibo.may_delegate(of_seat uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from seat s where s.id = of_seat and s.basis = 'post' and chibo.today() < s.to_on
    and (s.account = chibo.account() or chibo.may_give(s.role, s.unit)))
$$;

-- Whoever may give the role, to others than themselves; of a delegation also the one stood in for.
create function chibo.may_end(held seat) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select (held.account <> chibo.account() and chibo.may_give(held.role, held.unit))
    or (held.basis = 'delegation' and exists (select from seat s where s.id = held.stands_in_for and s.account = chibo.account()))
$$;

-- A seat as whoever may name a stand-in finds it, locked. Null where it is not theirs.
create function chibo.load_delegated(of_seat uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from seat where id = of_seat for update;
  if not chibo.may_delegate(of_seat) then return null; end if;
  return (select jsonb_build_object('id', s.id, 'account', s.account, 'role', s.role, 'unit', s.unit, 'from', s.from_on,
      'to', case when s.to_on < 'infinity' then s.to_on end,
      'standIns', coalesce((select jsonb_agg(jsonb_build_object('account', d.account, 'from', d.from_on, 'to', d.to_on))
        from seat d where d.stands_in_for = s.id and chibo.today() < d.to_on), '[]'),
      'candidates', coalesce((select jsonb_agg(c.account) from chibo.stand_ins_for(s.id) c), '[]'))
    from seat s where s.id = of_seat);
end $$;

-- A delegation or temporary access as whoever may end it finds it. Null where it is not theirs.
create function chibo.load_ending(of_seat uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('id', s.id, 'account', s.account, 'role', s.role, 'unit', s.unit, 'basis', s.basis,
      'holder', (select h.account from seat h where h.id = s.stands_in_for))
    from seat s where s.id = of_seat and chibo.today() < s.to_on and chibo.may_end(s)
$$;

-- Who can stand in: other accounts of the unit, of the one above it and of those directly below.
create function chibo.stand_ins_for(of_seat uuid) returns table (account uuid, name text, username text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with here as (select s.* from seat s where s.id = of_seat and chibo.may_delegate(of_seat)),
  near as (
    select h.unit from here h
    union select e.parent from here h join unit_edge e on e.unit = h.unit and e.from_on <= chibo.today() and chibo.today() < e.to_on
    union select e.unit from here h join unit_edge e on e.parent = h.unit and e.from_on <= chibo.today() and chibo.today() < e.to_on)
  select distinct a.id, a.name, a.username from here h, near n
    join seat s on s.unit = n.unit and s.from_on <= chibo.today() and chibo.today() < s.to_on
    join account a on a.id = s.account and a.closed_at is null
  where a.id <> h.account
$$;

create function chibo.delegate(which uuid, of_seat uuid, to_account uuid, first_on date, last_before date, why text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may_delegate(of_seat) and exists (select from chibo.stand_ins_for(of_seat) c where c.account = to_account));
  insert into seat (id, account, role, unit, from_on, to_on, basis, stands_in_for, reason, given_by)
    select which, to_account, s.role, s.unit, first_on, last_before, 'delegation', s.id, why, chibo.account() from seat s where s.id = of_seat;
end $$;

-- From today on. A seat that begins today or later is as if it had not been given.
create or replace function chibo.end_seat(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held seat;
begin
  select * into held from seat where id = which for update;
  perform chibo.must(chibo.may_end(held));
  delete from seat where id = which and from_on >= chibo.today();
  update seat set to_on = chibo.today() where id = which and to_on > chibo.today();
end $$;

-- Everybody with a role at a unit: today's, those to come, and those that ended within the days asked for; and everybody from outside
-- whose role at a unit above reaches here.
create function chibo.roles_at(at_unit uuid, since date) returns table (id uuid, account uuid, name text, username text, role text, unit uuid,
    from_on date, to_on date, basis text, stands_in_for uuid, reason text, decision text, given_by text, activated boolean, home boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, a.id, a.name, a.username, s.role, s.unit, s.from_on, s.to_on, s.basis, s.stands_in_for, s.reason, s.decision, g.name,
    p.account is not null, s.unit = at_unit and s.basis <> 'temporary'
  from unit_reach r
  join seat s on s.unit = r.ancestor and s.to_on > since
  join account a on a.id = s.account and a.closed_at is null
  left join account g on g.id = s.given_by
  left join account_secret p on p.account = a.id
  where r.unit = at_unit and r.from_on <= chibo.today() and chibo.today() < r.to_on and chibo.may('roles.read', at_unit)
    and (s.unit = at_unit or exists (select from grant_line l where l.role = s.role and l.reach <> 'own'))
$$;

-- How many hold each role below a unit today, and how many of them have not begun to use their account.
create function chibo.roles_below(at_unit uuid) returns table (role text, holders int, waiting int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.role, count(distinct a.id)::int, (count(distinct a.id) filter (where p.account is null))::int
  from unit_reach r
  join seat s on s.unit = r.unit and s.from_on <= chibo.today() and chibo.today() < s.to_on
  join account a on a.id = s.account and a.closed_at is null
  left join account_secret p on p.account = a.id
  where r.ancestor = at_unit and r.depth > 0 and r.from_on <= chibo.today() and chibo.today() < r.to_on and chibo.may('roles.read', at_unit)
  group by s.role
$$;

grant execute on function chibo.give_seat(uuid, uuid, text, uuid, date, date, text, text, text), chibo.may_delegate(uuid),
  chibo.stand_ins_for(uuid), chibo.load_delegated(uuid), chibo.load_ending(uuid), chibo.delegate(uuid, uuid, uuid, date, date, text), chibo.roles_at(uuid, date), chibo.roles_below(uuid) to chibo_app;
