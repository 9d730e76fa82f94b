-- A paper from the ward, and then six digits that serve only together with what the telephone itself keeps.

create sequence slip_number;
alter table activation add column slip bigint not null default nextval('slip_number');
comment on column activation.slip is 'Number of the paper, so that its stub can be kept.';

create table device (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  account uuid not null references account on delete cascade,
  pin_hash text not null check (pin_hash like '$argon2id$%'),
  failures int not null default 0,
  agent text not null check (length(agent) <= 60),
  bound_at timestamptz not null default now(),
  used_at timestamptz
);
comment on table device is
  'Telephones of an account that needs no second layer. The digits are hashed together with the telephone''s own secret, which does not stand here: this table opens nothing, and the digits nothing without the telephone.';
create index on device (account);
call chibo.wall_off('device');

alter table session add column device uuid references device on delete cascade;
comment on column session.device is 'The telephone it was entered on by six digits: it ends with it.';
create index on session (device) where device is not null;

-- Whether all roles of an account are those of a cell, so that six digits serve it.
create function chibo.serves_by_pin(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from seat s where s.account = which and chibo.today() < s.to_on)
    and not exists (select from seat s join second_line l on l.role = s.role where s.account = which and chibo.today() < s.to_on)
$$;

drop function chibo.find_activation(bytea);
create function chibo.find_activation(given_hash bytea)
  returns table (account uuid, username text, name text, given_by text, made_at timestamptz, by_pin boolean, state text, seats jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.username, a.name, g.name, c.made_at, chibo.serves_by_pin(a.id),
    case when a.closed_at is not null then 'expired' when c.used_at is not null then 'used' when c.expires_at <= now() then 'expired' else 'open' end,
    coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'unit', l.label) order by l.label, s.role)
      from seat s join unit_label l on l.unit = s.unit and l.kind = 'name' and l.from_on <= chibo.today() and chibo.today() < l.to_on
      where s.account = a.id and chibo.today() < s.to_on), '[]')
  from activation c join account a on a.id = c.account join account g on g.id = c.made_by
  where c.code_hash = given_hash
$$;

-- Of two at the same moment one finds it used. Whoever was signed in before no longer is. What else a slip ends stands below.
-- Without a password: the six digits of the telephone that is bound next take its place.
create or replace function chibo.activate(given_hash bytea, of_password text) returns table (account uuid, unit uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whose uuid;
begin
  update activation c set used_at = now() from account a
    where c.code_hash = given_hash and c.used_at is null and c.expires_at > now() and a.id = c.account and a.closed_at is null
    returning c.account into whose;
  if whose is null then return; end if;
  if of_password is null then
    perform chibo.must(chibo.serves_by_pin(whose));
    delete from account_secret s where s.account = whose;
  else
    insert into account_secret as s (account, password_hash) values (whose, of_password)
      on conflict on constraint account_secret_pkey do update set password_hash = excluded.password_hash, changed_at = now();
  end if;
  delete from session s where s.account = whose;
  perform set_config('chibo.account', whose::text, true);
  return query select whose, chibo.home_of_account();
end $$;

-- A code serves to the end of its last day in Vietnam.
drop function chibo.renew_code(uuid, bytea, int);
create function chibo.renew_code(which uuid, of_hash bytea, for_days int) returns table (until timestamptz, slip bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ends timestamptz := (chibo.today() + for_days + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh';
begin
  perform chibo.must(chibo.keeps_account(which) and exists (select from account where id = which and closed_at is null));
  return query insert into activation as c (account, code_hash, made_by, expires_at) values (which, of_hash, chibo.account(), ends)
    on conflict on constraint activation_pkey do update
    set code_hash = excluded.code_hash, made_by = excluded.made_by, made_at = now(), expires_at = excluded.expires_at,
      used_at = null, slip = nextval('slip_number')
    returning c.expires_at, c.slip;
end $$;

-- A slip that is handed out to whoever was in before says that their telephone is lost or their digits are forgotten: from then on no
-- telephone of the account serves, and its holder is told of the slip, and of its use, when they come in next.

alter table activation add column again boolean not null default false;
comment on column activation.again is 'Of an account that had been entered before.';

create table account_news (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references account on delete cascade,
  at timestamptz not null default now(),
  kind text not null check (kind in ('slipGiven', 'slipUsed')),
  given_by uuid not null references account on delete cascade,
  seen_at timestamptz
);
comment on table account_news is 'What others did to an account''s ways in, for its holder alone, until it is seen and for 90 days at most.';
create index on account_news (account) where seen_at is null;
call chibo.wall_off('account_news');

create function chibo.is_activated(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from account_secret s where s.account = which) or exists (select from device d where d.account = which)
$$;
comment on function chibo.is_activated(uuid) is 'Whether the account has a way in that its holder chose.';

create function chibo.slip_was_entered_before() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.again := chibo.is_activated(new.account) or exists (select from sign_in e where e.account = new.account);
  return new;
end $$;
create trigger entered_before_made before insert on activation for each row execute function chibo.slip_was_entered_before();
create trigger entered_before_renewed before update on activation for each row
  when (new.code_hash is distinct from old.code_hash) execute function chibo.slip_was_entered_before();

create function chibo.tell_of_slip() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from account_news where at < now() - interval '90 days';
  delete from device where account = new.account;
  insert into account_news (account, kind, given_by)
    values (new.account, case when new.used_at is null then 'slipGiven' else 'slipUsed' end, new.made_by);
  return null;
end $$;
create trigger tell_of_slip_made after insert on activation for each row when (new.again) execute function chibo.tell_of_slip();
create trigger tell_of_slip_changed after update on activation for each row
  when (new.again and (new.code_hash is distinct from old.code_hash or (old.used_at is null and new.used_at is not null)))
  execute function chibo.tell_of_slip();

-- What the holder has not seen yet of what others did.
create function chibo.own_news() returns table (id uuid, at timestamptz, kind text, given_by text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.at, n.kind, g.name from account_news n join account g on g.id = n.given_by
  where n.account = chibo.account() and n.seen_at is null order by n.at, n.kind
$$;

create function chibo.see_news(which uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update account_news set seen_at = now() where account = chibo.account() and seen_at is null and id = any (which)
$$;

-- Telephones of the account of this transaction. The newest five serve.
create function chibo.bind_device(of_token bytea, of_pin text, by_agent text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.serves_by_pin(chibo.account()));
  delete from device where token_hash = of_token;
  insert into device (token_hash, account, pin_hash, agent) values (of_token, chibo.account(), of_pin, by_agent);
  delete from device where id in (
    select d.id from device d where d.account = chibo.account() order by d.bound_at desc, d.id offset 5);
end $$;

create function chibo.own_devices(of_token bytea) returns table (id uuid, agent text, bound_at timestamptz, used_at timestamptz, here boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.agent, d.bound_at, d.used_at, d.token_hash = of_token from device d
  where d.account = chibo.account() order by d.token_hash = of_token desc, d.bound_at desc
$$;

-- With it the sessions that were begun on it. False where it is none of one's own.
create function chibo.end_device(which uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  with ended as (delete from device where id = which and account = chibo.account() returning 1)
  select exists (select from ended)
$$;

-- Other sessions of this telephone end. False where it is not one's own.
create function chibo.change_pin(of_device bytea, of_pin text, of_session bytea) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed uuid;
begin
  update device set pin_hash = of_pin, failures = 0 where token_hash = of_device and account = chibo.account() returning id into changed;
  delete from session where device = changed and token_hash <> of_session;
  return changed is not null;
end $$;

-- The session just begun was begun on this telephone, and ends with it.
create function chibo.tie_session(of_session bytea, to_device bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update session s set device = d.id from device d where s.token_hash = of_session and d.token_hash = to_device and d.account = s.account
$$;

create function chibo.find_device(of_token bytea) returns table (account uuid, name text, pin_hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.account, a.name, d.pin_hash from device d join account a on a.id = d.account and a.closed_at is null
  where d.token_hash = of_token and not chibo.needs_second(a.id)
$$;

-- Wrong digits slow down; after a hundred in a row the telephone is told from no stranger's, and a new paper is needed. Nothing else of
-- the account is touched: whoever holds another telephone, or the password, comes in as before.
create function chibo.count_pin(of_token bytea, was_right boolean) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update device set failures = case when was_right then 0 else failures + 1 end, used_at = case when was_right then now() else used_at end
    where token_hash = of_token;
  delete from device where token_hash = of_token and failures >= 100;
$$;

-- Closed for good: no way in is left.
create function chibo.forget_ways_in() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from session where account = new.id;
  delete from entry where account = new.id;
  delete from device where account = new.id;
  return null;
end $$;
create trigger forget_ways_in after update on account for each row
  when (old.closed_at is null and new.closed_at is not null) execute function chibo.forget_ways_in();

-- As in 0017 and 0028, but for what it takes to be in use: a password, or a telephone.

create or replace function chibo.accounts_within()
  returns table (id uuid, username text, name text, unit uuid, closed_at timestamptz, activated boolean, code_until timestamptz,
    kept boolean, seat uuid, role text, seat_unit uuid, from_on date, to_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (select chibo.heads('accounts.write') as heads),
  seen as (
    select a.id as account, s.id as seat from account a join seat s on s.account = a.id, heads h where chibo.below(s.unit, h.heads)
    union all
    select a.id, null from account a, heads h where chibo.below(a.unit, h.heads)
  )
  select a.id, a.username, a.name, a.unit, a.closed_at, chibo.is_activated(a.id),
    case when c.used_at is null then c.expires_at end, chibo.keeps_account(a.id),
    s.id, s.role, s.unit, s.from_on, s.to_on
  from (select account, seat, count(seat) over (partition by account) as seats from seen) n
  join account a on a.id = n.account
  left join activation c on c.account = a.id
  left join seat s on s.id = n.seat
  where n.seat is not null or n.seats = 0
$$;

create or replace function chibo.roles_at(at_unit uuid, since date) returns table (id uuid, account uuid, name text, username text, role text, unit uuid,
    from_on date, to_on date, basis text, stands_in_for uuid, reason text, decision text, given_by text, activated boolean, home boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, a.id, a.name, a.username, s.role, s.unit, s.from_on, s.to_on, s.basis, s.stands_in_for, s.reason, s.decision, g.name,
    chibo.is_activated(a.id), s.unit = at_unit and s.basis <> 'temporary'
  from unit_reach r
  join seat s on s.unit = r.ancestor and s.to_on > since
  join account a on a.id = s.account and a.closed_at is null
  left join account g on g.id = s.given_by
  where r.unit = at_unit and r.from_on <= chibo.today() and chibo.today() < r.to_on and chibo.may('roles.read', at_unit)
    and (s.unit = at_unit or exists (select from grant_line l where l.role = s.role and l.reach <> 'own'))
$$;

create or replace function chibo.roles_below(at_unit uuid) returns table (role text, holders int, waiting int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with held as (
    select distinct s.role, a.id from unit_reach r
    join seat s on s.unit = r.unit and s.from_on <= chibo.today() and chibo.today() < s.to_on
    join account a on a.id = s.account and a.closed_at is null
    where r.ancestor = at_unit and r.depth > 0 and r.from_on <= chibo.today() and chibo.today() < r.to_on and chibo.may('roles.read', at_unit))
  select h.role, count(*)::int, (count(*) filter (where p.account is null and d.account is null))::int
  from held h
  left join account_secret p on p.account = h.id
  left join (select distinct account from device) d on d.account = h.id
  group by h.role
$$;

grant execute on function chibo.find_activation(bytea), chibo.renew_code(uuid, bytea, int), chibo.bind_device(bytea, text, text),
  chibo.own_devices(bytea), chibo.end_device(uuid), chibo.change_pin(bytea, text, bytea), chibo.tie_session(bytea, bytea),
  chibo.find_device(bytea), chibo.count_pin(bytea, boolean), chibo.own_news(), chibo.see_news(uuid[]), chibo.serves_by_pin(uuid) to chibo_app;

-- A browser that an account was signed in from is known to it by a secret of its own, kept as a hash beside the addresses: behind one address
-- sits a whole office, and a colleague who guesses there must not make its people wait.

comment on table known_address is
  'Where an account has signed in before: addresses, and browsers by the hash of their secret. From a known browser nobody else slows it down; from a known address nobody elsewhere.';

-- The old secret is replaced for every account that knew it.
create function chibo.know_browser(of_account uuid, of_browser bytea, before bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from known_address where account = of_account and (address_hash = before or last_at < now() - interval '90 days');
  update known_address set address_hash = of_browser where address_hash = before;
  insert into known_address (account, address_hash) values (of_account, of_browser);
end $$;

-- Takes a turn in the browser's own bucket and in no other; null where the account does not know the browser.
create function chibo.take_known_turn(of_username text, of_browser bytea, own bytea) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t sign_in_try;
  n int;
begin
  if not exists (select from known_address k join account a on a.id = k.account where a.username = of_username and k.address_hash = of_browser) then
    return null;
  end if;
  insert into sign_in_try (bucket, failures, last_at, free_at) values (own, 0, clock_timestamp(), '-infinity') on conflict do nothing;
  select * into t from sign_in_try where bucket = own for update;
  if t.free_at > clock_timestamp() then return ceil(extract(epoch from t.free_at - clock_timestamp())); end if;
  n := case when t.last_at < clock_timestamp() - interval '1 hour' then 1 else t.failures + 1 end;
  update sign_in_try set failures = n, last_at = clock_timestamp(), free_at =
    case when n <= 3 then '-infinity' else clock_timestamp() + least(300, power(2, least(n - 3, 20) - 1)) * interval '1 second' end
    where bucket = own;
  return 0;
end $$;

create function chibo.forgive_known_turns(own bytea) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  with taken as (delete from sign_in_try where bucket = own returning 1)
  select exists (select from taken)
$$;

grant execute on function chibo.know_browser(uuid, bytea, bytea), chibo.take_known_turn(text, bytea, bytea), chibo.forgive_known_turns(bytea) to chibo_app;
