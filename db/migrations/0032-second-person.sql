-- Four eyes. What one person may not do alone is proposed by one and agreed to by another, and the database refuses it to the application
-- unless, in this very transaction, somebody else has agreed to exactly that. Only the functions here write who agreed.

create table proposal (
  id uuid primary key,
  kind text not null check (kind in ('giveRole', 'endRole', 'openAccount', 'closeAccount', 'standIn', 'recovery', 'removal', 'merge',
    'undoMerge', 'erasure', 'unitMerge')),
  operation text not null,
  input jsonb,
  what jsonb not null,
  action text not null,
  units uuid[] not null check (units <> '{}'),
  together boolean not null default false,
  about uuid[] not null default '{}',
  proposed_by uuid not null references account default chibo.account(),
  proposed_at timestamptz not null default now(),
  last_on date not null,
  state text not null default 'open' check (state in ('open', 'agreed', 'declined', 'withdrawn')),
  answered_by uuid references account,
  answered_at timestamptz,
  reason text check (reason <> '' and length(reason) <= 300),
  agreed_in xid8,
  spent_at timestamptz,
  check ((state = 'open') = (answered_at is null)),
  check (state not in ('agreed', 'declined') or answered_by <> proposed_by),
  check ((state = 'agreed') = (agreed_in is not null))
);
comment on table proposal is
  'Waits for a second person. `input`: the request as it was checked, erased with its end. `what`: ids only. `together`: at each unit one of the two may, and at one at least the second; else both may at all. `about`: accounts it concerns, which may not answer; nor may whoever of the register it is about. `spent_at`: when an agreed recovery was used.';
create index on proposal (proposed_at) where state = 'open';
create unique index proposed_once on proposal (kind, what) where state = 'open';
call chibo.wall_off('proposal');

alter table seat add column seconded_by uuid references account on delete set null;
comment on column seat.seconded_by is 'Who proposed it, where two people gave it: it rests on neither of them alone.';

-- Whose name a question is asked in, for one answer.
create function chibo.ask_as(who uuid) returns void
  language sql set search_path = pg_catalog as $$ select set_config('chibo.account', coalesce(who::text, ''), true) $$;

-- Whether a role rests on somebody alone: given by them with nobody else, or stood in for them, or for whom they stand in.
create function chibo.rests_on(held seat, who uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select (held.given_by is not distinct from who and held.seconded_by is null) or exists (
    select from seat h where h.id = held.stands_in_for and (h.account = who or exists (
      select from seat d join seat o on o.id = d.stands_in_for
      where d.account = who and o.account = h.account and d.from_on <= chibo.today() and chibo.today() < d.to_on)))
$$;

-- Whether an account may do an action at a unit by a role that does not rest on somebody else alone.
create function chibo.may_apart(who uuid, other uuid, of_action text, at_unit uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from seat s join grant_line g on g.role = s.role and g.action = of_action
    where s.account = who and s.from_on <= chibo.today() and chibo.today() < s.to_on and not chibo.rests_on(s, other)
      and (g.reach = 'everywhere' or s.unit = at_unit or (g.reach = 'ownAndBelow' and chibo.below(at_unit, array[s.unit]))))
$$;

-- Whether the account of this transaction might do by itself what is proposed, were one enough.
create function chibo.has_right(p proposal) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when p.together then exists (select from unnest(p.units) u (unit) where chibo.may(p.action, u.unit))
    when p.kind in ('giveRole', 'endRole', 'openAccount', 'standIn') then
      (select bool_and(chibo.may_give(p.what ->> 'role', u.unit)) from unnest(p.units) u (unit))
    when p.kind in ('closeAccount', 'recovery') then chibo.keeps_account((p.what ->> 'account')::uuid)
    else (select bool_and(chibo.may(p.action, u.unit)) from unnest(p.units) u (unit)) end
$$;

-- Whether it is about an account, or about whoever in the register an account belongs to (0034).
create function chibo.is_about(p proposal, who uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return who = any (p.about) or exists (
    select from account a join unnest(array[p.what ->> 'person', p.what ->> 'kept', p.what ->> 'gone']) w (person) on
      chibo.kept_person(a.person) in (w.person::uuid, chibo.kept_person(w.person::uuid))
    where a.id = who);
end $$;

-- Why the account of this transaction cannot answer, although it has the right; null where it can.
create function chibo.why_not_answer(p proposal) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me uuid := chibo.account();
begin
  if p.proposed_by = me then return 'proposer'; end if;
  if chibo.is_about(p, me) then return 'subject'; end if;
  -- neither of the two may have their right from the other alone
  if p.together then
    if not exists (select from unnest(p.units) u (unit) where chibo.may_apart(me, p.proposed_by, p.action, u.unit)) then return 'dependent'; end if;
    if exists (select from unnest(p.units) u (unit) where not chibo.may_apart(me, p.proposed_by, p.action, u.unit)
        and not chibo.may_apart(p.proposed_by, me, p.action, u.unit)) then return 'otherUnit'; end if;
    return null;
  end if;
  if exists (select from unnest(p.units) u (unit) where not chibo.may_apart(me, p.proposed_by, p.action, u.unit)) then return 'dependent'; end if;
  if p.kind <> 'standIn' and exists (select from unnest(p.units) u (unit) where not chibo.may_apart(p.proposed_by, me, p.action, u.unit)) then
    return 'dependent';
  end if;
  return null;
end $$;

-- Whether who proposed it still might. Who is away names a stand-in by holding the seat.
create function chibo.proposer_may(p proposal) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  me uuid := chibo.account();
  may boolean;
begin
  if exists (select from account where id = p.proposed_by and closed_at is not null) then return false; end if;
  perform chibo.ask_as(p.proposed_by);
  may := chibo.has_right(p) or (p.kind = 'standIn' and chibo.may_delegate((p.what ->> 'seat')::uuid));
  perform chibo.ask_as(me);
  return may;
end $$;

create function chibo.propose(which uuid, of_kind text, of_operation text, with_input jsonb, of_what jsonb, of_action text, at_units uuid[],
    any_of boolean, of_accounts uuid[], until_on date) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p proposal;
begin
  -- one that lapsed makes room
  update proposal set state = 'withdrawn', answered_at = now(), input = null where state = 'open' and kind = of_kind and what = of_what and last_on < chibo.today();
  insert into proposal (id, kind, operation, input, what, action, units, together, about, last_on)
    values (which, of_kind, of_operation, with_input, of_what, of_action, at_units, any_of, of_accounts, until_on)
    on conflict do nothing returning * into p;
  if p.id is null then return false; end if;
  perform chibo.must(chibo.proposer_may(p));
  return true;
end $$;

-- Seen by whoever proposed it, whoever might do the same, and whom it concerns.
create function chibo.sees_proposal(p proposal) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.account() = p.proposed_by or chibo.account() is not distinct from p.answered_by or chibo.account() = any (p.about)
    or coalesce(chibo.has_right(p), false)
$$;

create function chibo.proposal_view(p proposal) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('id', p.id, 'kind', p.kind, 'what', p.what, 'action', p.action, 'units', p.units, 'together', p.together,
    'operation', p.operation, 'proposedBy', p.proposed_by, 'proposer', chibo.name_of_account(p.proposed_by),
    'proposedAt', p.proposed_at, 'lastOn', p.last_on,
    'state', case when p.state = 'open' and p.last_on < chibo.today() then 'lapsed' else p.state end,
    'answeredBy', p.answered_by, 'answerer', chibo.name_of_account(p.answered_by), 'answeredAt', p.answered_at, 'reason', p.reason,
    'spent', p.spent_at is not null, 'right', chibo.has_right(p), 'why', chibo.why_not_answer(p), 'input', p.input)
$$;

create function chibo.list_proposals(since timestamptz) returns setof jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.proposal_view(p) from proposal p
  where (p.state = 'open' and p.last_on >= chibo.today() or coalesce(p.answered_at, p.last_on) >= since) and chibo.sees_proposal(p)
  order by (p.state = 'open' and p.last_on >= chibo.today()) desc, coalesce(p.answered_at, p.proposed_at) desc, p.id limit 200
$$;

create function chibo.count_proposals() returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from proposal p
  where p.state = 'open' and p.last_on >= chibo.today() and chibo.has_right(p) and chibo.why_not_answer(p) is null
$$;

create function chibo.load_proposal(which uuid, locked boolean) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  p proposal;
begin
  select * into p from proposal where id = which;
  if p.id is null or not chibo.sees_proposal(p) then return null; end if;
  if locked then select * into p from proposal where id = which for update; end if;
  return chibo.proposal_view(p);
end $$;

-- Who could answer, nearest first: accounts in use that may do the action there by a role that does not rest on the proposer alone.
create function chibo.who_may_answer(which uuid) returns table (name text, role text, unit uuid, unit_name text, below int)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  me uuid := chibo.account();
  p proposal;
  c record;
  able boolean;
begin
  select * into p from proposal where id = which;
  if p.id is null or not chibo.sees_proposal(p) then return; end if;
  for c in
    select distinct on (a.id) a.id, a.name as of_name, s.role as of_role, s.unit as of_unit, r.depth
    from unnest(p.units) u (unit)
    join unit_reach r on r.unit = u.unit and r.from_on <= chibo.today() and chibo.today() < r.to_on
    join seat s on s.unit = r.ancestor and s.from_on <= chibo.today() and chibo.today() < s.to_on
    join grant_line g on g.role = s.role and g.action = p.action and (r.depth = 0 or g.reach <> 'own')
    join account a on a.id = s.account and a.closed_at is null and chibo.is_activated(a.id)
    order by a.id, r.depth
  loop
    perform chibo.ask_as(c.id);
    able := chibo.has_right(p) and chibo.why_not_answer(p) is null;
    perform chibo.ask_as(me);
    if able then name := c.of_name; role := c.of_role; unit := c.of_unit; unit_name := chibo.unit_name_on(c.of_unit, chibo.today()); below := c.depth; return next; end if;
  end loop;
end $$;

-- Agreeing opens, until the end of this transaction, exactly what was proposed.
create function chibo.agree(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p proposal;
begin
  select * into p from proposal where id = which for update;
  perform chibo.must(p.state = 'open' and p.last_on >= chibo.today() and chibo.has_right(p) and chibo.why_not_answer(p) is null and chibo.proposer_may(p));
  update proposal set state = 'agreed', answered_by = chibo.account(), answered_at = now(), agreed_in = pg_current_xact_id(), input = null where id = which;
end $$;

create function chibo.decline(which uuid, why text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p proposal;
begin
  select * into p from proposal where id = which for update;
  perform chibo.must(p.state = 'open' and chibo.has_right(p) and chibo.why_not_answer(p) is null);
  update proposal set state = 'declined', answered_by = chibo.account(), answered_at = now(), reason = why, input = null where id = which;
end $$;

create function chibo.withdraw(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p proposal;
begin
  select * into p from proposal where id = which for update;
  perform chibo.must(p.state = 'open' and p.proposed_by = chibo.account());
  update proposal set state = 'withdrawn', answered_at = now(), input = null where id = which;
end $$;

grant execute on function chibo.propose(uuid, text, text, jsonb, jsonb, text, uuid[], boolean, uuid[], date), chibo.list_proposals(timestamptz),
  chibo.count_proposals(), chibo.load_proposal(uuid, boolean), chibo.who_may_answer(uuid), chibo.agree(uuid), chibo.decline(uuid, text),
  chibo.withdraw(uuid) to chibo_app;

-- The wall. The owner (installation, demo, tests, command line) stays free.

create function chibo.is_two(of_kind text, of_what jsonb) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from proposal p where p.agreed_in = pg_current_xact_id_if_assigned() and p.state = 'agreed' and p.kind = of_kind and p.what @> of_what)
$$;
create index on proposal (agreed_in) where agreed_in is not null;

create function chibo.must_be_two(of_kind text, of_what jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('role') = 'chibo_app' and not chibo.is_two(of_kind, of_what) then
    raise exception 'a second person has not agreed' using errcode = 'insufficient_privilege', constraint = 'two_people';
  end if;
end $$;
comment on function chibo.must_be_two(text, jsonb) is
  'For definer functions and triggers: refuses the application what two people have not agreed on in this transaction. `of_what`: ids that the proposal names.';

-- A name is removed. A merge and the taking back of an import repeat a removal that stood: those are copies.
create function chibo.two_for_removal() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.copy_of is null or not exists (select from person_status s where s.id = new.copy_of and s.status = 'removed' and s.from_on = new.from_on
      and (s.person = new.person or chibo.is_two('merge', jsonb_build_object('kept', new.person)) or chibo.is_two('undoMerge', '{}'))) then
    perform chibo.must_be_two('removal', jsonb_build_object('person', new.person));
  end if;
  return new;
end $$;
create trigger two_for_removal before insert on person_status for each row when (new.status = 'removed') execute function chibo.two_for_removal();

-- Two become one, and one becomes two again.
create function chibo.two_for_merge() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform chibo.must_be_two('merge', jsonb_build_object('kept', new.kept, 'gone', new.gone));
  else perform chibo.must_be_two('undoMerge', jsonb_build_object('merge', new.id)); end if;
  return new;
end $$;
create trigger two_for_merge before insert on merge for each row execute function chibo.two_for_merge();
create trigger two_for_undoing before update on merge for each row when (old.undone_at is null and new.undone_at is not null) execute function chibo.two_for_merge();

-- Roles above cell level.
create function chibo.is_of_cell(of_role text) returns boolean
  language sql immutable set search_path = pg_catalog as $$ select of_role in ('member', 'cellSecretary', 'cellDeputy', 'cellCommittee') $$;

-- Outside: the first account of an installation, which is made by nobody; and what follows by triggers from a change that was looked at.
create function chibo.two_for_seat() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p proposal;
begin
  if current_setting('role') <> 'chibo_app' or chibo.account() is null or pg_trigger_depth() > 1 then return case when tg_op = 'DELETE' then old else new end; end if;
  if tg_op = 'INSERT' then
    select * into p from proposal q where q.agreed_in = pg_current_xact_id_if_assigned()
      and ((q.kind = 'giveRole' and new.basis in ('post', 'temporary') and q.what @> jsonb_build_object('account', new.account, 'role', new.role, 'unit', new.unit, 'basis', new.basis))
        or (q.kind = 'standIn' and new.basis = 'delegation' and q.what @> jsonb_build_object('account', new.account, 'seat', new.stands_in_for))
        or (q.kind = 'openAccount' and new.basis = 'post' and q.what @> jsonb_build_object('role', new.role, 'unit', new.unit)
          and exists (select from account a where a.id = new.account and a.created_at = now()
            and encode(sha256(convert_to(a.username, 'UTF8')), 'hex') = q.what ->> 'opening')))
      limit 1;
    if p.id is null then perform chibo.must_be_two('giveRole', jsonb_build_object('account', new.account)); end if;
    new.given_by := coalesce(new.given_by, chibo.account());
    new.seconded_by := p.proposed_by;
    return new;
  end if;
  if tg_op = 'UPDATE' and (new.account, new.role, new.unit, new.from_on, new.basis, new.stands_in_for) is distinct from
      (old.account, old.role, old.unit, old.from_on, old.basis, old.stands_in_for) then
    perform chibo.must(false); -- a role is ended and given anew, never turned into another
  end if;
  if tg_op = 'UPDATE' and new.to_on > old.to_on then perform chibo.must(false); end if;
  -- who is back takes back what was theirs
  if old.basis = 'delegation' and exists (select from seat h where h.id = old.stands_in_for and h.account = chibo.account()) then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if not chibo.is_two('endRole', jsonb_build_object('seat', old.id)) then
    perform chibo.must_be_two('closeAccount', jsonb_build_object('account', old.account));
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger two_for_seat_given before insert on seat for each row when (not chibo.is_of_cell(new.role)) execute function chibo.two_for_seat();
create trigger two_for_seat_changed before update on seat for each row
  when (not (chibo.is_of_cell(old.role) and chibo.is_of_cell(new.role))) execute function chibo.two_for_seat();
create trigger two_for_seat_gone before delete on seat for each row when (not chibo.is_of_cell(old.role)) execute function chibo.two_for_seat();

-- Recovery. Whoever holds, or comes to hold, a role above cell level gets a code when two have agreed, within a day and once; used, it takes the second
-- layers away too, so that new ones are made. Only the first code of an account that two opened with the role is covered by its opening: one of those
-- two takes it.
alter table activation add column resets boolean not null default false;
comment on column activation.resets is 'Agreed by two: with its use the second layers are made anew.';

create function chibo.needs_two_to_recover(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from seat s join account a on a.id = s.account
    where a.id = which and chibo.today() < s.to_on and not chibo.is_of_cell(s.role)
      and (chibo.is_activated(which) or exists (select from sign_in e where e.account = which) or s.given_at <> a.created_at
        or (s.given_by is not null and not coalesce(chibo.account() in (s.given_by, s.seconded_by), false))))
$$;
comment on function chibo.needs_two_to_recover(uuid) is
  'Whether the account of this transaction lets that one in only together with somebody else: it has been used, came to its role above cell level later than it was opened, or was opened by others.';

-- Whether two have agreed that a new code is made, one of them being the account of this transaction.
create function chibo.is_recovery_open(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from proposal p where p.kind = 'recovery' and p.state = 'agreed' and p.spent_at is null and p.what @> jsonb_build_object('account', which)
    and p.answered_at > now() - interval '1 day' and chibo.account() in (p.proposed_by, p.answered_by))
$$;

create function chibo.two_for_recovery() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.resets := false;
  if current_setting('role') <> 'chibo_app' or not chibo.needs_two_to_recover(new.account) then return new; end if;
  -- it takes the place of an older one: asked once, at the update
  if tg_op = 'INSERT' and exists (select from activation where account = new.account) then return new; end if;
  perform chibo.must(chibo.is_recovery_open(new.account));
  update proposal p set spent_at = now() where p.kind = 'recovery' and p.state = 'agreed' and p.spent_at is null
    and p.what @> jsonb_build_object('account', new.account) and p.answered_at > now() - interval '1 day' and chibo.account() in (p.proposed_by, p.answered_by);
  new.resets := true;
  return new;
end $$;
create trigger two_for_recovery_made before insert on activation for each row execute function chibo.two_for_recovery();
create trigger two_for_recovery_renewed before update on activation for each row
  when (new.code_hash is distinct from old.code_hash) execute function chibo.two_for_recovery();

create function chibo.reset_layers() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from totp where account = new.account;
  delete from passkey where account = new.account;
  delete from paper_code where account = new.account;
  return null;
end $$;
create trigger reset_layers after update on activation for each row
  when (new.resets and old.used_at is null and new.used_at is not null) execute function chibo.reset_layers();

-- What one person made for an account of a cell does not go up with it.
create function chibo.void_lone_code() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update activation c set expires_at = least(c.expires_at, now()) from account a
    where a.id = new.account and a.created_at <> new.given_at and c.account = a.id and c.used_at is null and not c.resets;
  return null;
end $$;
create trigger void_lone_code after insert on seat for each row when (not chibo.is_of_cell(new.role)) execute function chibo.void_lone_code();

grant execute on function chibo.is_two(text, jsonb), chibo.needs_two_to_recover(uuid), chibo.is_recovery_open(uuid) to chibo_app;

-- The other unit's consent. Who is read and written while two people together settle both.

create or replace function chibo.settles_person(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  with here as (select m.kind, chibo.may('duplicates.settle', m.unit) as mine from member_now m where m.person = which)
  select case when exists (select from here where kind = 'official')
    then (select bool_and(mine) from here where kind = 'official') else coalesce((select bool_or(mine) from here), false) end
    or chibo.is_two('merge', jsonb_build_object('kept', which)) or chibo.is_two('merge', jsonb_build_object('gone', which))
$$;

create or replace function chibo.sees_pair(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.is_two('merge', jsonb_build_object('pair', which)) or exists (
    select from duplicate_pair d, lateral (select chibo.heads('duplicates.settle') as mine) h
    where d.id = which and chibo.has_person(d.one, h.mine) and chibo.has_person(d.other, h.mine))
$$;

-- Two people who settle a pair across two units write into the chains of both: whoever has proposed or answered in this transaction has
-- had to do with every unit of the proposal. Replaces the function of 0030.
create or replace function chibo.has_held(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from seat s where s.account = chibo.account() and (s.unit = which
    or exists (select from unit_reach r where r.unit = which and r.ancestor = s.unit)
    or exists (select from grant_line g where g.role = s.role and g.reach = 'everywhere')))
  or exists (select from proposal p where which = any (p.units)
    and ((p.proposed_by = chibo.account() and p.proposed_at = now()) or (chibo.account() in (p.proposed_by, p.answered_by) and p.answered_at = now())))
$$;
