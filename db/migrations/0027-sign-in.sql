-- Signing in by more than a password: the second layer, where one is signed in, and who must have what.

alter table account add column exempt boolean not null default false;
comment on column account.exempt is
  'Laid down by the owner with made-up people or for a test: enters without a second layer, and its pages say so. No command of the application sets it.';

create table second_line (role text primary key);
call chibo.wall_off('second_line');
comment on table second_line is 'The roles whose holders need a second layer, as the code writes them, laid down at each start.';

create function chibo.needs_second(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not a.exempt and exists (
    select from seat s join second_line l on l.role = s.role where s.account = which and chibo.today() < s.to_on)
  from account a where a.id = which
$$;

-- Where an account was signed in, and where it is now.

create table sign_in (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references account on delete cascade,
  at timestamptz not null default now(),
  means text not null check (means in ('password', 'totp', 'passkey', 'paper', 'pin', 'code')),
  agent text not null check (length(agent) <= 60),
  known_place boolean not null
);
comment on table sign_in is
  'How and with what kind of machine an account was entered, for its holder alone; neither address nor the browser''s own words. Kept for 90 days.';
create index on sign_in (account, at);
call chibo.wall_off('sign_in');
grant select on sign_in to chibo_app;
create policy reads_own on sign_in for select to chibo_app using (account = (select chibo.account()));

delete from session; -- a start ends them all this once: of none of them is it known how it began
alter table session
  add column sign_in uuid not null references sign_in on delete cascade,
  add column strong boolean not null;
comment on column session.strong is 'Entered through two layers.';
create index on session (sign_in);

drop function chibo.start_session(uuid, bytea, bytea, bytea, bytea[]);
-- A layer was passed rightly: its own bucket is emptied, the shared ones give back the turn just taken.
create function chibo.forgive_turns(own bytea, shared bytea[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_try where bucket = own;
  update sign_in_try set failures = greatest(failures - 1, 0) where bucket = any (shared);
$$;

create function chibo.start_session(of_account uuid, of_token bytea, of_address bytea, by_means text, by_agent text, is_strong boolean)
  returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entered uuid;
begin
  perform chibo.must(is_strong or not chibo.needs_second(of_account));
  delete from sign_in where at < now() - interval '90 days';
  insert into sign_in (account, means, agent, known_place)
    values (of_account, by_means, by_agent,
      exists (select from known_address k where k.account = of_account and k.address_hash = of_address))
    returning id into entered;
  insert into known_address (account, address_hash) values (of_account, of_address)
    on conflict (account, address_hash) do update set last_at = now();
  delete from session where seen_at < now() - interval '1 day';
  insert into session (token_hash, account, sign_in, strong) values (of_token, of_account, entered, is_strong);
end $$;

-- Who comes to a role that asks for two layers enters anew.
create function chibo.end_weak_sessions() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from session s using (select distinct account from changed) c
    where s.account = c.account and not s.strong and chibo.needs_second(c.account);
  return null;
end $$;
create trigger end_weak_sessions_inserted after insert on seat
  referencing new table as changed for each statement execute function chibo.end_weak_sessions();
create trigger end_weak_sessions_updated after update on seat
  referencing new table as changed for each statement execute function chibo.end_weak_sessions();

create procedure chibo.lay_down_second_lines(roles text[])
  language sql as $$
  delete from second_line where role <> all (roles);
  insert into second_line select unnest(roles) on conflict do nothing;
  delete from session s where not s.strong and chibo.needs_second(s.account);
$$;
revoke execute on procedure chibo.lay_down_second_lines(text[]) from public;

-- Half way in: the first layer is passed, the second is asked for or has to be made. It opens nothing but that.

create table entry (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account uuid references account on delete cascade,
  means text not null check (means in ('password', 'code', 'passkey')),
  again boolean not null,
  passed boolean not null,
  challenge text,
  made_at timestamptz not null default now()
);
comment on column entry.account is 'Null where a passkey is to say whose it is.';
comment on column entry.again is 'Of somebody who is in already and shows again that it is them, before the layers themselves are changed.';
comment on column entry.passed is 'Both layers are passed.';
create index on entry (account);
call chibo.wall_off('entry');

create function chibo.begin_entry(of_token bytea, of_account uuid, by_means text, is_again boolean, is_passed boolean, with_challenge text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from entry where made_at < now() - interval '15 minutes';
  insert into entry (token_hash, account, means, again, passed, challenge)
    values (of_token, of_account, by_means, is_again, is_passed, with_challenge);
$$;

-- From here on the transaction is in the name of whoever passed the first layer. A challenge is handed out once.
create function chibo.take_entry(of_token bytea)
  returns table (account uuid, username text, name text, means text, again boolean, passed boolean, challenge text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found entry;
begin
  select e.* into found from entry e
    where e.token_hash = of_token and e.made_at > now() - interval '15 minutes'
      and not exists (select from account a where a.id = e.account and a.closed_at is not null)
    for update;
  if found.token_hash is null then return; end if;
  if found.challenge is not null then update entry e set challenge = null where e.token_hash = of_token; end if;
  if found.account is not null then perform set_config('chibo.account', found.account::text, true); end if;
  return query select found.account, a.username, a.name, found.means, found.again, found.passed, found.challenge
    from (select found.account as id) f left join account a on a.id = f.id;
end $$;

create function chibo.set_challenge(of_token bytea, to_challenge text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update entry set challenge = to_challenge where token_hash = of_token
$$;

create function chibo.pass_entry(of_token bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update entry set passed = true where token_hash = of_token
$$;

create function chibo.end_entry(of_token bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from entry where token_hash = of_token
$$;

-- The second layer. Everything here is about the account of the transaction.

create table totp (
  account uuid primary key references account on delete cascade,
  sealed bytea,
  last_step bigint not null default 0,
  made_at timestamptz,
  proposed bytea
);
comment on table totp is 'The secret of an authenticator, sealed with the key outside the database; the newest step that was used; one that is being set up.';
call chibo.wall_off('totp');

create table passkey (
  id text primary key check (length(id) <= 1400),
  account uuid not null references account on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  agent text not null check (length(agent) <= 60),
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index on passkey (account);
call chibo.wall_off('passkey');
grant select on passkey to chibo_app;
create policy reads_own on passkey for select to chibo_app using (account = (select chibo.account()));

create table paper_code (
  account uuid not null references account on delete cascade,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  used_at timestamptz,
  primary key (account, code_hash)
);
comment on table paper_code is 'Codes on paper for whoever has lost the telephone: of one use each, only their hashes stand here.';
call chibo.wall_off('paper_code');
grant select (account, used_at) on paper_code to chibo_app;
create policy reads_own on paper_code for select to chibo_app using (account = (select chibo.account()));

create function chibo.layers() returns table (needs boolean, exempt boolean, password boolean, totp boolean, passkeys int, papers int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.needs_second(a.id), a.exempt, exists (select from account_secret s where s.account = a.id),
    exists (select from totp t where t.account = a.id and t.sealed is not null),
    (select count(*)::int from passkey p where p.account = a.id),
    (select count(*)::int from paper_code c where c.account = a.id and c.used_at is null)
  from account a where a.id = chibo.account()
$$;

-- The unit at which it is written down what the account did to itself.
create function chibo.home_of_account() returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select s.unit from seat s where s.account = chibo.account() and chibo.today() < s.to_on order by s.from_on, s.id limit 1),
    (select a.unit from account a where a.id = chibo.account()))
$$;

create function chibo.load_totp() returns table (sealed bytea, last_step bigint, proposed bytea)
  language sql volatile security definer set search_path = public, pg_temp as $$
  select t.sealed, t.last_step, t.proposed from totp t where t.account = chibo.account() for update
$$;

create function chibo.propose_totp(of_secret bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into totp (account, proposed) values (chibo.account(), of_secret)
    on conflict (account) do update set proposed = excluded.proposed
$$;

create function chibo.settle_totp(at_step bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update totp set sealed = proposed, proposed = null, last_step = at_step, made_at = now()
    where account = chibo.account() and proposed is not null
$$;

-- False where that step, or a later one, was used already.
create function chibo.use_totp_step(at_step bigint) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  with used as (update totp set last_step = at_step where account = chibo.account() and last_step < at_step returning 1)
  select exists (select from used)
$$;

create function chibo.keep_paper_codes(hashes bytea[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from paper_code where account = chibo.account();
  insert into paper_code (account, code_hash) select chibo.account(), h from unnest(hashes) h;
$$;

create function chibo.use_paper_code(of_hash bytea) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update paper_code set used_at = now() where account = chibo.account() and code_hash = of_hash and used_at is null returning 1)
  select exists (select from used)
$$;

create function chibo.find_passkey(of_id text) returns table (account uuid, username text, public_key bytea, counter bigint, transports text[])
  language sql volatile security definer set search_path = public, pg_temp as $$
  select p.account, a.username, p.public_key, p.counter, p.transports
  from passkey p join account a on a.id = p.account and a.closed_at is null where p.id = of_id for update of p
$$;

create function chibo.add_passkey(of_id text, of_key bytea, of_counter bigint, of_transports text[], by_agent text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into passkey (id, account, public_key, counter, transports, agent)
    values (of_id, chibo.account(), of_key, of_counter, of_transports, by_agent)
$$;

-- From here on the transaction is in the name of whoever the passkey belongs to.
create function chibo.use_passkey(of_id text, to_counter bigint) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whose uuid;
begin
  update passkey set counter = to_counter, used_at = now() where id = of_id returning account into whose;
  perform set_config('chibo.account', whose::text, true);
end $$;

-- What is taken away must leave a second layer where one is asked for.
create function chibo.remove_layer(of_passkey text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  left_over record;
begin
  perform from account where id = chibo.account() for update;
  if of_passkey is null then delete from totp where account = chibo.account();
  else delete from passkey where id = of_passkey and account = chibo.account(); end if;
  if not found then return false; end if;
  select * into left_over from chibo.layers();
  perform chibo.must(not left_over.needs or left_over.totp or left_over.passkeys > 0);
  if not left_over.totp and left_over.passkeys = 0 then delete from paper_code where account = chibo.account(); end if;
  return true;
end $$;

create function chibo.change_password(of_password text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update account_secret set password_hash = of_password, changed_at = now() where account = chibo.account();
  delete from session where account = chibo.account();
$$;

-- What the holder sees of their own: every entrance of the last 90 days, and which of them still stand open.
create function chibo.own_entrances(of_token bytea, idle interval, longest interval)
  returns table (id uuid, at timestamptz, means text, agent text, known_place boolean, open boolean, here boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.at, e.means, e.agent, e.known_place,
    coalesce(s.seen_at > now() - idle and s.started_at > now() - longest, false), coalesce(s.token_hash = of_token, false)
  from sign_in e left join session s on s.sign_in = e.id
  where e.account = chibo.account() and e.at > now() - interval '90 days' order by e.at desc limit 50
$$;

create function chibo.end_entrance(which uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  with ended as (delete from session where sign_in = which and account = chibo.account() returning 1)
  select exists (select from ended)
$$;

-- "It was not me": all but this one end, and no place is known any more.
create function chibo.end_other_entrances(of_token bytea) returns int
  language sql security definer set search_path = public, pg_temp as $$
  delete from known_address where account = chibo.account();
  delete from entry where account = chibo.account();
  with ended as (delete from session where account = chibo.account() and token_hash <> of_token returning 1)
  select count(*)::int from ended
$$;

grant execute on function chibo.own_entrances(bytea, interval, interval), chibo.end_entrance(uuid), chibo.end_other_entrances(bytea),
  chibo.change_password(text), chibo.forgive_turns(bytea, bytea[]), chibo.start_session(uuid, bytea, bytea, text, text, boolean),
  chibo.begin_entry(bytea, uuid, text, boolean, boolean, text), chibo.take_entry(bytea), chibo.set_challenge(bytea, text), chibo.pass_entry(bytea), chibo.end_entry(bytea),
  chibo.layers(), chibo.home_of_account(), chibo.load_totp(), chibo.propose_totp(bytea), chibo.settle_totp(bigint),
  chibo.use_totp_step(bigint), chibo.keep_paper_codes(bytea[]), chibo.use_paper_code(bytea), chibo.find_passkey(text),
  chibo.add_passkey(text, bytea, bigint, text[], text), chibo.use_passkey(text, bigint), chibo.remove_layer(text) to chibo_app;
