-- Accounts as the application makes them: the first by a code from the console, all others by whoever keeps accounts. An account
-- begins without a password; its holder activates it with a code of one use and chooses one.

alter table account add column unit uuid references unit;
comment on column account.unit is 'Where it was opened: who keeps accounts there looks after it while it holds no seat.';

create table first_code (
  one boolean primary key default true check (one),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  expires_at timestamptz not null
);
comment on table first_code is 'Makes the first account of an installation, and is gone with it. Only its hash stands here.';
call chibo.wall_off('first_code');

create table activation (
  account uuid primary key references account on delete cascade,
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  made_by uuid not null references account,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table activation is
  'The newest code with which an account chooses its password. Used ones stay until the next, so that whoever comes second is told.';
call chibo.wall_off('activation');

-- Guesses at codes: by address, so that nobody can keep others from activating theirs. Answers the seconds to wait.
create function chibo.take_code_turn(by_address bytea) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before sign_in_try;
begin
  insert into sign_in_try (bucket, failures, last_at, free_at) values (by_address, 0, clock_timestamp(), '-infinity') on conflict do nothing;
  select * into before from sign_in_try where bucket = by_address for update;
  if before.free_at > clock_timestamp() then return ceil(extract(epoch from before.free_at - clock_timestamp())); end if;
  if before.last_at < clock_timestamp() - interval '1 hour' then before.failures := 0; end if;
  update sign_in_try set failures = before.failures + 1, last_at = clock_timestamp(), free_at =
    case when before.failures < 4 then '-infinity'
    else clock_timestamp() + least(300, power(2, least(before.failures - 3, 20))) * interval '1 second' end
    where bucket = by_address;
  return 0;
end $$;

create function chibo.forget_code_turns(by_address bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_try where bucket = by_address
$$;

-- The first account.

create function chibo.is_unopened() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from account)
$$;

-- Founds the root unit and the account that keeps it, in whose name the transaction goes on.
create function chibo.open_first(given_hash bytea, of_username text, of_name text, of_password text, unit_name text)
  returns table (state text, account uuid, unit uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  code first_code;
  made uuid := gen_random_uuid();
  root uuid := gen_random_uuid();
begin
  select * into code from first_code for update;
  if exists (select from account) then return query select 'opened', null::uuid, null::uuid; return; end if;
  if code.code_hash is distinct from given_hash then return query select 'wrong', null::uuid, null::uuid; return; end if;
  if code.expires_at <= now() then return query select 'expired', null::uuid, null::uuid; return; end if;
  perform chibo.put_unit(root, 'provincialCommittee', jsonb_build_array(jsonb_build_object('kind', 'name', 'label', unit_name)), null, chibo.today(), null);
  insert into account (id, username, name, unit) values (made, of_username, of_name, root);
  insert into account_secret values (made, of_password);
  insert into seat (account, role, unit, from_on) values (made, 'provincialOrganiser', root, chibo.today());
  delete from first_code;
  perform set_config('chibo.account', made::text, true);
  return query select 'done', made, root;
end $$;

-- Activation.

create function chibo.find_activation(given_hash bytea)
  returns table (account uuid, username text, name text, given_by text, state text, seats jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.username, a.name, g.name,
    case when a.closed_at is not null then 'expired' when c.used_at is not null then 'used' when c.expires_at <= now() then 'expired' else 'open' end,
    coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'unit', l.label) order by l.label, s.role)
      from seat s join unit_label l on l.unit = s.unit and l.kind = 'name' and l.from_on <= chibo.today() and chibo.today() < l.to_on
      where s.account = a.id and chibo.today() < s.to_on), '[]')
  from activation c join account a on a.id = c.account join account g on g.id = c.made_by
  where c.code_hash = given_hash
$$;

-- Of two at the same moment one finds it used. Whoever was signed in with the old password no longer is. Answers the account and its unit.
create function chibo.activate(given_hash bytea, of_password text) returns table (account uuid, unit uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whose uuid;
begin
  update activation c set used_at = now() from account a
    where c.code_hash = given_hash and c.used_at is null and c.expires_at > now() and a.id = c.account and a.closed_at is null
    returning c.account into whose;
  if whose is null then return; end if;
  insert into account_secret as s (account, password_hash) values (whose, of_password)
    on conflict on constraint account_secret_pkey do update set password_hash = excluded.password_hash, changed_at = now();
  delete from session s where s.account = whose;
  perform set_config('chibo.account', whose::text, true);
  return query select whose, coalesce(
    (select s.unit from seat s where s.account = whose and chibo.today() < s.to_on order by s.from_on, s.id limit 1),
    (select a.unit from account a where a.id = whose));
end $$;

-- Keeping accounts. One gives a role that one holds at the unit or above it; the provincial organiser gives any.

create function chibo.may_give(of_role text, at_unit uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.may('accounts.write', at_unit) and exists (
    select from seat s where s.account = chibo.account() and s.from_on <= chibo.today() and chibo.today() < s.to_on
      and s.role in (of_role, 'provincialOrganiser') and chibo.below(at_unit, array[s.unit]))
$$;

-- Whether all of an account is in these hands: each of its seats, or, while it holds none, the unit where it
-- was opened or where it sat.
create function chibo.keeps_account(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when exists (select from seat s where s.account = which and chibo.today() < s.to_on)
    then not exists (select from seat s where s.account = which and chibo.today() < s.to_on and not chibo.may_give(s.role, s.unit))
    else coalesce(chibo.may('accounts.write', a.unit),
      exists (select from seat s where s.account = which and chibo.may_give(s.role, s.unit))) end
  from account a where a.id = which
$$;

-- Every account with a seat, or opened, at a unit within reach; of its seats those within reach, one a row.
create function chibo.accounts_within()
  returns table (id uuid, username text, name text, unit uuid, closed_at timestamptz, activated boolean, code_until timestamptz,
    kept boolean, seat uuid, role text, seat_unit uuid, from_on date, to_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (select chibo.heads('accounts.write') as heads),
  seen as (
    select a.id as account, s.id as seat from account a join seat s on s.account = a.id, heads h where chibo.below(s.unit, h.heads)
    union all
    select a.id, null from account a, heads h where chibo.below(a.unit, h.heads)
  )
  select a.id, a.username, a.name, a.unit, a.closed_at, p.account is not null,
    case when c.used_at is null then c.expires_at end, chibo.keeps_account(a.id),
    s.id, s.role, s.unit, s.from_on, s.to_on
  from (select account, seat, count(seat) over (partition by account) as seats from seen) n
  join account a on a.id = n.account
  left join account_secret p on p.account = a.id
  left join activation c on c.account = a.id
  left join seat s on s.id = n.seat
  where n.seat is not null or n.seats = 0
$$;
comment on function chibo.accounts_within() is 'Where reach is laid down as `own` only, an account is not kept: accounts.write reaches below.';

-- One account of those, locked; of its seats those that stand or are to come. Null where it is none of those.
create function chibo.load_account(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from account where id = which for update;
  if not exists (select from chibo.accounts_within() w where w.id = which) then return null; end if;
  return (select jsonb_build_object('id', a.id, 'closed', a.closed_at is not null, 'kept', chibo.keeps_account(a.id),
      'units', (select jsonb_agg(distinct u.unit) from (select a.unit union all select s.unit from seat s where s.account = a.id) u (unit)
        where chibo.may('accounts.write', u.unit)),
      'seats', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'role', s.role, 'unit', s.unit) order by s.from_on, s.id)
        from seat s where s.account = a.id and chibo.today() < s.to_on and chibo.may('accounts.write', s.unit)), '[]'))
    from account a where a.id = which);
end $$;

-- Whether a name is held; nobody else can take it until the transaction ends. Only for those who keep accounts.
create function chibo.is_username_taken(wanted text) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.heads('accounts.write') <> '{}');
  perform pg_advisory_xact_lock(hashtextextended(wanted, 727017));
  return exists (select from account where username = wanted);
end $$;

create function chibo.open_account(which uuid, of_username text, of_name text, of_role text, at_unit uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may_give(of_role, at_unit));
  insert into account (id, username, name, unit) values (which, of_username, of_name, at_unit);
  insert into seat (account, role, unit, from_on) values (which, of_role, at_unit, chibo.today());
end $$;

create function chibo.give_seat(to_account uuid, of_role text, at_unit uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.keeps_account(to_account) and chibo.may_give(of_role, at_unit)
    and exists (select from account where id = to_account and closed_at is null));
  insert into seat (account, role, unit, from_on) values (to_account, of_role, at_unit, chibo.today());
end $$;

-- From today on. A seat that begins today or later is as if it had not been given.
create function chibo.end_seat(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held seat;
begin
  select * into held from seat where id = which for update;
  perform chibo.must(held.account <> chibo.account() and chibo.may_give(held.role, held.unit));
  delete from seat where id = which and from_on >= chibo.today();
  update seat set to_on = chibo.today() where id = which and to_on > chibo.today();
end $$;

create function chibo.close_account(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(which <> chibo.account() and chibo.keeps_account(which));
  delete from seat where account = which and from_on >= chibo.today();
  update seat set to_on = chibo.today() where account = which and to_on > chibo.today();
  delete from session where account = which;
  delete from activation where account = which;
  update account set closed_at = now() where id = which;
end $$;

create function chibo.renew_code(which uuid, of_hash bytea, for_days int) returns timestamptz
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  until timestamptz := now() + make_interval(days => for_days);
begin
  perform chibo.must(chibo.keeps_account(which) and exists (select from account where id = which and closed_at is null));
  insert into activation as c (account, code_hash, made_by, expires_at) values (which, of_hash, chibo.account(), until)
    on conflict on constraint activation_pkey do update
    set code_hash = excluded.code_hash, made_by = excluded.made_by, made_at = now(), expires_at = excluded.expires_at, used_at = null;
  return until;
end $$;

grant execute on function chibo.take_code_turn(bytea), chibo.forget_code_turns(bytea), chibo.is_unopened(),
  chibo.open_first(bytea, text, text, text, text), chibo.find_activation(bytea), chibo.activate(bytea, text), chibo.may_give(text, uuid),
  chibo.keeps_account(uuid), chibo.accounts_within(), chibo.load_account(uuid), chibo.is_username_taken(text),
  chibo.open_account(uuid, text, text, text, uuid), chibo.give_seat(uuid, text, uuid), chibo.end_seat(uuid), chibo.close_account(uuid),
  chibo.renew_code(uuid, bytea, int) to chibo_app;
