-- A paper from the ward, and then six digits that serve only together with what the telephone itself keeps.

create sequence slip_number;
alter table activation add column slip bigint not null default nextval('slip_number');
comment on column activation.slip is 'Number of the paper, so that its stub can be kept.';

create table device (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account uuid not null unique references account on delete cascade,
  pin_hash text not null check (pin_hash like '$argon2id$%'),
  failures int not null default 0,
  agent text not null check (length(agent) <= 60),
  bound_at timestamptz not null default now(),
  used_at timestamptz
);
comment on table device is
  'The one telephone of an account that needs no second layer. The digits are hashed together with the telephone''s own secret, which does not stand here: this table opens nothing, and the digits nothing without the telephone.';
call chibo.wall_off('device');

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

-- Of two at the same moment one finds it used. Whoever was signed in before no longer is, and no telephone of before serves.
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
  delete from device d where d.account = whose;
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

create function chibo.bind_device(of_token bytea, of_pin text, by_agent text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from device where account = chibo.account();
  insert into device (token_hash, account, pin_hash, agent) values (of_token, chibo.account(), of_pin, by_agent);
$$;

create function chibo.find_device(of_token bytea) returns table (account uuid, name text, pin_hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.account, a.name, d.pin_hash from device d join account a on a.id = d.account and a.closed_at is null
  where d.token_hash = of_token and not chibo.needs_second(a.id)
$$;

-- Wrong digits slow down; after a hundred in a row the telephone is told from no stranger's, and a new paper is needed.
create function chibo.count_pin(of_token bytea, was_right boolean) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update device set failures = case when was_right then 0 else failures + 1 end, used_at = case when was_right then now() else used_at end
    where token_hash = of_token;
  delete from device where token_hash = of_token and failures >= 100;
$$;

grant execute on function chibo.find_activation(bytea), chibo.renew_code(uuid, bytea, int), chibo.bind_device(bytea, text, text),
  chibo.find_device(bytea), chibo.count_pin(bytea, boolean) to chibo_app;
