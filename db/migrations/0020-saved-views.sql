-- How somebody looks at the list of members, under a name of their own: filters, columns, order. Holds no person.
create table saved_view (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references account on delete cascade,
  name text not null check (name <> '' and length(name) <= 60),
  look jsonb not null check (jsonb_typeof(look) = 'object' and length(look::text) <= 4000),
  is_default boolean not null default false,
  saved_at timestamptz not null default now(),
  constraint one_view_of_a_name unique (account, name)
);
create unique index one_default_view on saved_view (account) where is_default;
call chibo.wall_off('saved_view');
grant select, delete on saved_view to chibo_app;
grant insert (account, name, look, is_default), update (name, look, is_default, saved_at) on saved_view to chibo_app;
create policy own on saved_view to chibo_app using (account = (select chibo.account())) with check (account = (select chibo.account()));
