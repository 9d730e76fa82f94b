-- Accounts, their sessions and seats, and what follows from seats: the grants every wall asks for.

create table account (
  id uuid primary key default gen_random_uuid(),
  username text not null check (username ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  name text not null check (name <> '' and length(name) <= 200),
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  unique (username)
);
call chibo.wall_off('account');
grant select on account to chibo_app;
create policy reads_itself on account for select to chibo_app using (id = (select chibo.account()));

create table account_secret (
  account uuid primary key references account on delete cascade,
  password_hash text not null check (password_hash like '$argon2id$%'),
  changed_at timestamptz not null default now()
);
call chibo.wall_off('account_secret');

create table session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account uuid not null references account on delete cascade,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
comment on table session is 'Only the hash of a token is kept: who reads this table can sign in as nobody.';
create index on session (account);
call chibo.wall_off('session');

create table sign_in_try (
  bucket bytea primary key,
  failures int not null,
  last_at timestamptz not null,
  free_at timestamptz not null
);
comment on table sign_in_try is
  'How often signing in failed: per name and address together, per name, per address. Buckets are hashes, so no name or address stands here.';
create index on sign_in_try (last_at);
call chibo.wall_off('sign_in_try');

create table known_address (
  account uuid not null references account on delete cascade,
  address_hash bytea not null,
  last_at timestamptz not null default now(),
  primary key (account, address_hash)
);
comment on table known_address is
  'Where an account has signed in before. From there, others who guess at its password cannot slow it down.';
call chibo.wall_off('known_address');

create table seat (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references account on delete cascade,
  role text not null check (role in ('communeStaff', 'agencyStaff', 'provincialOrganiser')),
  unit uuid not null references unit,
  from_on date not null,
  to_on date not null default 'infinity',
  during daterange not null generated always as (daterange(from_on, to_on)) stored,
  check (from_on < to_on),
  unique (account, role, unit, during without overlaps)
);
comment on table seat is 'A role held at a unit for a time.';
call chibo.wall_off('seat');
grant select on seat to chibo_app;
create policy reads_own on seat for select to chibo_app using (account = (select chibo.account()));

create table grant_line (
  role text not null,
  action text not null,
  reach text not null check (reach in ('own', 'ownAndBelow', 'everywhere')),
  primary key (role, action, reach)
);
comment on table grant_line is 'The table of grants as the code writes it, laid down at each start.';

create table grants_now (
  account uuid not null references account on delete cascade,
  action text not null,
  unit uuid not null references unit,
  reach text not null,
  from_on date not null,
  to_on date not null,
  primary key (account, action, unit, reach, from_on)
);
comment on table grants_now is 'Derived from seat and grant_line, in the same transaction as a change of either. What the walls read.';
call chibo.wall_off('grants_now');
grant select on grants_now to chibo_app;
create policy reads_own on grants_now for select to chibo_app using (account = (select chibo.account()));

create function chibo.regrant(accounts uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from grants_now where account = any (accounts);
  insert into grants_now (account, action, unit, reach, from_on, to_on)
    select s.account, g.action, s.unit, g.reach, s.from_on, s.to_on
    from seat s join grant_line g on g.role = s.role
    where s.account = any (accounts)
    on conflict do nothing;
$$;

create function chibo.keep_grants_of_seats() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.regrant(array(select distinct account from changed));
  return null;
end $$;
create trigger keep_grants_inserted after insert on seat
  referencing new table as changed for each statement execute function chibo.keep_grants_of_seats();
create trigger keep_grants_updated after update on seat
  referencing new table as changed for each statement execute function chibo.keep_grants_of_seats();
create trigger keep_grants_deleted after delete on seat
  referencing old table as changed for each statement execute function chibo.keep_grants_of_seats();

create function chibo.keep_grants_of_all() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.regrant(array(select distinct account from seat));
  return null;
end $$;
create trigger keep_grants after insert or update or delete on grant_line
  for each statement execute function chibo.keep_grants_of_all();

-- What walls ask. Evaluated once per statement when written as (select …); the account comes from the session, never from the client.

create function chibo.reach(action text) returns setof uuid
  language sql stable parallel safe security definer set search_path = public, pg_temp rows 100 as $$
  with held as (
    select g.unit, g.reach from grants_now g
    where g.account = chibo.account() and g.action = reach.action and g.from_on <= chibo.today() and chibo.today() < g.to_on
  )
  select r.unit from held h join unit_reach r on r.ancestor = h.unit and r.from_on <= chibo.today() and chibo.today() < r.to_on
    where h.reach = 'ownAndBelow'
  union select h.unit from held h where h.reach = 'own'
  union select u.id from unit u where exists (select from held h where h.reach = 'everywhere')
$$;
comment on function chibo.reach(text) is
  'The units at which the account behind this transaction may do an action today. In policies: unit in (select chibo.reach(''…'')).';

create function chibo.may(action text, unit uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select exists (select from chibo.reach(may.action) r where r = may.unit)
$$;
comment on function chibo.may(text, uuid) is 'May the account behind this transaction do this at that unit today?';

grant execute on function chibo.reach(text), chibo.may(text, uuid) to chibo_app;

-- Staff sign what they do with their name: "tải lên bởi", "trả lời bởi". Ids of accounts cannot be guessed.
create function chibo.name_of_account(which uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select name from account where id = which and chibo.account() is not null
$$;
grant execute on function chibo.name_of_account(uuid) to chibo_app;

-- Signing in, before there is an account to stand for.

create function chibo.secret_of(of_username text)
  returns table (account uuid, password_hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, s.password_hash from account a join account_secret s on s.account = a.id
  where a.username = of_username and a.closed_at is null
$$;

-- Takes a turn in every bucket at once, or answers how many seconds to wait. A turn counts as failed until signing in succeeds,
-- so that guesses sent at the same moment count each. Buckets are locked in one order: two callers cannot wait for each other.
-- `by_name` slows guesses at one name from many addresses; an address from which that account has signed in is spared, so that
-- nobody can be kept out of an account by strangers who guess at it.
create function chibo.take_sign_in_turn(of_username text, of_address bytea, by_both bytea, by_address bytea, by_name bytea) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  known boolean := exists (
    select from known_address k join account a on a.id = k.account where a.username = of_username and k.address_hash = of_address);
  buckets bytea[] := array[by_both, by_address] || case when known then '{}'::bytea[] else array[by_name] end;
  wait double precision;
begin
  delete from sign_in_try where last_at < now() - interval '1 day';
  insert into sign_in_try (bucket, failures, last_at, free_at)
    select b, 0, clock_timestamp(), '-infinity' from unnest(buckets) b order by b
    on conflict do nothing;
  perform from sign_in_try where bucket = any (buckets) order by bucket for update;
  select max(extract(epoch from free_at - clock_timestamp())) into wait
    from sign_in_try where bucket = any (buckets) and free_at > clock_timestamp();
  if wait > 0 then return ceil(wait); end if;
  update sign_in_try t set failures = c.n, last_at = clock_timestamp(), free_at =
    case when c.n <= c.free then '-infinity'
    else clock_timestamp() + least(c.longest, power(2, least(c.n - c.free, 20) - 1)) * interval '1 second' end
  from (
    select o.bucket, g.free, g.longest,
      case when o.last_at < clock_timestamp() - interval '1 hour' then 1 else o.failures + 1 end as n
    from (values (by_both, 3, 300), (by_address, 30, 60), (by_name, 10, 30)) g (bucket, free, longest)
    join sign_in_try o on o.bucket = g.bucket and o.bucket = any (buckets)
  ) c
  where t.bucket = c.bucket;
  return 0;
end $$;

-- Signing in has succeeded: its own bucket is emptied, the shared ones give back the turn just taken.
create function chibo.start_session(of_account uuid, of_token bytea, of_address bytea, own bytea, shared bytea[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_try where bucket = own;
  update sign_in_try set failures = greatest(failures - 1, 0) where bucket = any (shared);
  insert into known_address (account, address_hash) values (of_account, of_address)
    on conflict (account, address_hash) do update set last_at = now();
  delete from session where seen_at < now() - interval '1 day';
  insert into session (token_hash, account) values (of_token, of_account);
$$;

create function chibo.end_session(of_token bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from session where token_hash = of_token
$$;

-- The account of a living session. Being seen is written at most every half minute, so that reading stays reading.
create function chibo.use_session(of_token bytea, idle interval, longest interval) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found session;
begin
  select s.* into found from session s join account a on a.id = s.account and a.closed_at is null
    where s.token_hash = of_token and s.seen_at > now() - idle and s.started_at > now() - longest;
  if found.account is null then return null; end if;
  if found.seen_at < now() - least(idle / 4, interval '30 seconds') then
    update session set seen_at = now() where token_hash = of_token;
  end if;
  return found.account;
end $$;

grant execute on function chibo.secret_of(text), chibo.take_sign_in_turn(text, bytea, bytea, bytea, bytea),
  chibo.start_session(uuid, bytea, bytea, bytea, bytea[]), chibo.end_session(bytea),
  chibo.use_session(bytea, interval, interval) to chibo_app;
