-- Sign-on with the province's own accounts. Whoever keeps an account says which name its holder has there; the first sign-on ties the
-- account to the subject behind that name. Nobody gets an account by signing on, and no token is kept.

create table provincial_login (
  account uuid primary key references account on delete cascade,
  login text not null unique check (login <> '' and length(login) <= 200),
  only_way boolean not null,
  set_at timestamptz not null default now(),
  binds_until timestamptz not null,
  issuer text check (length(issuer) <= 500),
  subject text check (length(subject) <= 255),
  bound_at timestamptz,
  check ((issuer is null) = (subject is null) and (issuer is null) = (bound_at is null)),
  unique (issuer, subject)
);
comment on table provincial_login is
  'By which name at the province''s provider an account is entered. `issuer`, `subject`: whose that name was at the first sign-on; nobody else comes in by it after that. `only_way`: neither password nor six digits open the account.';
call chibo.wall_off('provincial_login');

-- Somebody was sent to the provider from this browser, and has not come back yet. What proves it is derived from the browser's own secret.
create table sign_on_try (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  return_address text not null check (length(return_address) <= 500),
  back text not null check (length(back) <= 2000),
  made_at timestamptz not null default now()
);
call chibo.wall_off('sign_on_try');

alter table sign_in drop constraint sign_in_means_check,
  add constraint sign_in_means_check check (means in ('password', 'totp', 'passkey', 'paper', 'pin', 'code', 'signOn'));
alter table entry drop constraint entry_means_check,
  add constraint entry_means_check check (means in ('password', 'code', 'passkey', 'signOn'));
alter table entry add column provider_session text check (length(provider_session) <= 255);
alter table session add column signed_on boolean not null default false,
  add column provider_session text check (length(provider_session) <= 255);
comment on column session.signed_on is 'Begun by sign-on: it ends when the provider says so.';
comment on column session.provider_session is 'What the provider calls its own session, `sid`, where it names one.';
alter table account_news drop constraint account_news_kind_check,
  add constraint account_news_kind_check check (kind in ('slipGiven', 'slipUsed', 'loginSet', 'loginTaken'));
alter table proposal drop constraint proposal_kind_check,
  add constraint proposal_kind_check check (kind in ('giveRole', 'endRole', 'openAccount', 'closeAccount', 'standIn', 'recovery', 'removal',
    'merge', 'undoMerge', 'erasure', 'unitMerge', 'provincialLogin', 'endLogin'));

create function chibo.begin_sign_on(of_token bytea, to_return text, to_back text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from sign_on_try where made_at < now() - interval '10 minutes';
  insert into sign_on_try (token_hash, return_address, back) values (of_token, to_return, to_back);
$$;

-- It serves once.
create function chibo.take_sign_on(of_token bytea) returns table (return_address text, back text)
  language sql security definer set search_path = public, pg_temp as $$
  delete from sign_on_try t where t.token_hash = of_token and t.made_at > now() - interval '10 minutes' returning t.return_address, t.back
$$;

-- Whose account that is: of whom the subject and the name are known, or whose name waits for its first sign-on. Null for everybody else.
create function chibo.sign_on(of_issuer text, of_subject text, by_login text) returns table (account uuid, first boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found provincial_login;
begin
  select p.* into found from provincial_login p join account a on a.id = p.account and a.closed_at is null where p.login = by_login for update of p;
  if found.account is null then return; end if;
  if found.subject is not null then
    if found.issuer = of_issuer and found.subject = of_subject then return query select found.account, false; end if;
    return;
  end if;
  if found.binds_until <= now() or exists (select from provincial_login p where p.issuer = of_issuer and p.subject = of_subject) then return; end if;
  update provincial_login p set issuer = of_issuer, subject = of_subject, bound_at = now() where p.account = found.account;
  return query select found.account, true;
end $$;

-- The entry just begun came by sign-on. `of_provider`: the provider's own session, where it names one.
create function chibo.mark_entry(of_token bytea, of_provider text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update entry set provider_session = of_provider where token_hash = of_token and means = 'signOn'
$$;

create function chibo.entry_signed_on(of_token bytea) returns table (provider_session text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.provider_session from entry e where e.token_hash = of_token and e.means = 'signOn'
$$;

create function chibo.mark_session(of_token bytea, of_provider text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update session set signed_on = true, provider_session = of_provider where token_hash = of_token and account = chibo.account()
$$;

create function chibo.is_signed_on(of_token bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from session where token_hash = of_token and signed_on)
$$;

-- The provider says that somebody has left: by subject, by its own session, or both. What began after that was said stays.
create function chibo.end_signed_on(of_issuer text, of_subject text, of_provider text, until timestamptz) returns int
  language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from session s using provincial_login p
    where p.account = s.account and s.signed_on and p.issuer = of_issuer and s.started_at <= until
      and (of_subject is null or p.subject = of_subject) and (of_provider is null or s.provider_session = of_provider)
      and (of_subject is not null or of_provider is not null)
    returning 1),
  half as (
    delete from entry e using provincial_login p
    where p.account = e.account and e.means = 'signOn' and p.issuer = of_issuer and e.made_at <= until
      and (of_subject is null or p.subject = of_subject) and (of_provider is null or e.provider_session = of_provider)
      and (of_subject is not null or of_provider is not null))
  select count(*)::int from gone
$$;

-- For whoever keeps the account.

create function chibo.provincial_login_of(which uuid) returns table (login text, only_way boolean, bound_at timestamptz, binds_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.login, p.only_way, p.bound_at, p.binds_until from provincial_login p where p.account = which and chibo.keeps_account(which)
$$;

create function chibo.is_login_taken(by_login text, which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.keeps_account(which) and exists (select from provincial_login p where p.login = by_login and p.account <> which)
$$;

-- Another name is another way in: it asks for two as a new code does.
create function chibo.needs_two_for_login(which uuid, to_login text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.keeps_account(which) and chibo.needs_two_to_recover(which)
    and not exists (select from provincial_login p where p.account = which and p.login = to_login and (p.subject is not null or p.binds_until > now()))
$$;

-- The same name keeps whose it is. Another one, or one that lapsed, asks anew.
create function chibo.set_provincial_login(which uuid, to_login text, be_only_way boolean, for_days int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ends timestamptz := (chibo.today() + for_days + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh';
  entered boolean := chibo.is_activated(which) or exists (select from sign_in e where e.account = which);
begin
  perform chibo.must(which <> chibo.account() and chibo.keeps_account(which) and exists (select from account where id = which and closed_at is null));
  if chibo.needs_two_for_login(which, to_login) then
    perform chibo.must_be_two('provincialLogin', jsonb_build_object('account', which, 'login', encode(sha256(convert_to(to_login, 'UTF8')), 'hex')));
  end if;
  if exists (select from provincial_login p where p.account = which and p.login = to_login and p.subject is not null) then
    update provincial_login set only_way = be_only_way where account = which;
  else
    insert into provincial_login as p (account, login, only_way, binds_until) values (which, to_login, be_only_way, ends)
      on conflict (account) do update set login = excluded.login, only_way = excluded.only_way, set_at = now(), binds_until = excluded.binds_until,
        issuer = null, subject = null, bound_at = null;
    delete from session where account = which and signed_on;
    if entered then insert into account_news (account, kind, given_by) values (which, 'loginSet', chibo.account()); end if;
  end if;
  if be_only_way then delete from session where account = which and not signed_on; end if;
end $$;

-- A way in is taken away: two, likewise. A name that nobody used yet is taken back by one, where it closes nothing else.
create function chibo.needs_two_to_end_login(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.keeps_account(which) and chibo.needs_two_to_recover(which)
    and exists (select from provincial_login p where p.account = which and (p.subject is not null or p.only_way))
$$;

create function chibo.end_provincial_login(which uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(which <> chibo.account() and chibo.keeps_account(which));
  if chibo.needs_two_to_end_login(which) then perform chibo.must_be_two('endLogin', jsonb_build_object('account', which)); end if;
  delete from provincial_login where account = which;
  if not found then return false; end if;
  delete from session where account = which and signed_on;
  delete from entry where account = which and means = 'signOn';
  insert into account_news (account, kind, given_by) values (which, 'loginTaken', chibo.account());
  return true;
end $$;

create function chibo.enters_only_by_sign_on(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from provincial_login p where p.account = which and p.only_way)
$$;

create function chibo.forget_provincial_login() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from provincial_login where account = new.id;
  return null;
end $$;
create trigger forget_provincial_login after update on account for each row
  when (old.closed_at is null and new.closed_at is not null) execute function chibo.forget_provincial_login();

-- As in 0004, but for whoever enters by sign-on only.
create or replace function chibo.secret_of(of_username text)
  returns table (account uuid, password_hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, s.password_hash from account a join account_secret s on s.account = a.id
  where a.username = of_username and a.closed_at is null and not chibo.enters_only_by_sign_on(a.id)
$$;

-- As in 0031, but for whoever enters by sign-on only.
create or replace function chibo.find_device(of_token bytea) returns table (account uuid, name text, pin_hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.account, a.name, d.pin_hash from device d join account a on a.id = d.account and a.closed_at is null
  where d.token_hash = of_token and not chibo.needs_second(a.id) and not chibo.enters_only_by_sign_on(a.id)
$$;

-- As in 0031: a name that was tied to its subject is a way in like a password.
create or replace function chibo.is_activated(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from account_secret s where s.account = which) or exists (select from device d where d.account = which)
    or exists (select from provincial_login p where p.account = which and p.subject is not null)
$$;

-- As a code that one person made (0032): a name that waits for its first use does not go up with an account of a cell.
create function chibo.void_lone_login() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from provincial_login p using account a
    where a.id = new.account and a.created_at <> new.given_at and p.account = a.id and p.subject is null;
  return null;
end $$;
create trigger void_lone_login after insert on seat for each row when (not chibo.is_of_cell(new.role)) execute function chibo.void_lone_login();

grant execute on function chibo.begin_sign_on(bytea, text, text), chibo.take_sign_on(bytea), chibo.sign_on(text, text, text),
  chibo.mark_entry(bytea, text), chibo.entry_signed_on(bytea), chibo.mark_session(bytea, text), chibo.is_signed_on(bytea),
  chibo.end_signed_on(text, text, text, timestamptz), chibo.provincial_login_of(uuid), chibo.is_login_taken(text, uuid),
  chibo.needs_two_for_login(uuid, text), chibo.set_provincial_login(uuid, text, boolean, int), chibo.end_provincial_login(uuid),
  chibo.needs_two_to_end_login(uuid),
  chibo.enters_only_by_sign_on(uuid) to chibo_app;
