-- Extensions, the application's role and the words every wall is built from.

create extension if not exists btree_gist;
create extension if not exists pgcrypto;

-- Roles belong to the whole cluster: another database of ours may have made this one. It owns nothing, may not sign in by
-- itself, and no setting lets it pass row-level security. The owner takes it on for every request.
do $$
begin
  if not exists (select from pg_roles where rolname = 'chibo_app') then
    create role chibo_app nologin nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
  end if;
  if not pg_has_role(current_user, 'chibo_app', 'set') then
    execute format('grant chibo_app to %I with inherit false, set true', current_user);
  end if;
exception when duplicate_object or unique_violation then null; -- made by another starter at this moment
end $$;

create schema if not exists chibo;
revoke all on schema chibo from public;
revoke create on schema public from public;
grant usage on schema chibo, public to chibo_app;

-- Functions are open to everyone unless told otherwise: here each is granted by name.
alter default privileges revoke execute on functions from public;

create function chibo.account() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('chibo.account', true), '')::uuid;
comment on function chibo.account() is
  'The account on whose behalf this transaction runs, null for nobody. In policies always as (select chibo.account()): read once, not per row.';
grant execute on function chibo.account() to chibo_app;

create procedure chibo.wall_off(which regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', which);
  execute format('alter table %s force row level security', which);
  execute format('create policy owner_keeps_house on %s to %I using (true) with check (true)', which, current_user);
end $$;
comment on procedure chibo.wall_off(regclass) is
  'Forces row-level security on a table. The owner (background jobs, security-definer functions) sees all by a policy of its own; the application sees nothing until policies and grants say so.';
revoke execute on procedure chibo.wall_off(regclass) from public;
