-- A search for several words: under each two words of a name, all names with both, in the order of names. A name is looked for first,
-- then the people who bear it within the scope; however frequent its words are, few names are passed over.

create table name_pair (
  words text collate "C" not null,
  name_key text collate "C" not null,
  folded text collate "C" not null,
  primary key (words, name_key, folded)
);
comment on table name_pair is
  'Every two words (in the order of the alphabet, a blank between) of every name that a standing record holds. Says of nobody where they are; read by `chibo.search_now` alone. Names nobody bears any more go at night.';
call chibo.wall_off('name_pair');

create function chibo.pairs_of(folded text) returns setof text
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  select distinct one.w || ' ' || other.w
  from (select w collate "C" from string_to_table(folded, ' ') w where w <> '') one(w)
    join (select w collate "C" from string_to_table(folded, ' ') w where w <> '') other(w) on one.w < other.w
$$;

create function chibo.pair_truth() returns setof name_pair
  language sql stable set search_path = public, pg_temp as $$
  select p.words, n.name_key, n.folded
  from (select distinct name_key, folded from person_record where voided_at = 'infinity') n cross join lateral chibo.pairs_of(n.folded) p(words)
$$;

-- Comparing and rebuilding what is derived: as before, and these.
alter function chibo.derived_differences() rename to register_differences;
create function chibo.derived_differences() returns table (derived text, key text, stands boolean)
  language sql stable set search_path = public, pg_temp as $$
  select * from chibo.register_differences()
  union all -- a name too many finds nobody, and goes at night
  select 'name_pair', words || ', ' || folded, false from (select * from chibo.pair_truth() except table name_pair) d
$$;
comment on function chibo.derived_differences() is
  'Where a derived table differs from the recursive truth: rows that stand and should not (true), and rows that should stand and do not. None when all is well.';

create procedure chibo.rebuild_pairs()
  language plpgsql set search_path = public, pg_temp as $$
begin
  delete from name_pair;
  insert into name_pair select * from chibo.pair_truth();
end $$;

alter procedure chibo.rebuild_derived() rename to rebuild_register;
create procedure chibo.rebuild_derived()
  language plpgsql set search_path = public, pg_temp as $$
begin
  call chibo.rebuild_register();
  call chibo.rebuild_pairs();
end $$;
comment on procedure chibo.rebuild_derived() is 'Makes every derived table anew from the truth, under the locks of tree decisions: writers wait, readers do not.';

create function chibo.keep_pairs() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into name_pair
    select p.words, n.name_key, n.folded
    from (select distinct name_key, folded from changed where voided_at = 'infinity') n cross join lateral chibo.pairs_of(n.folded) p(words)
    on conflict do nothing;
  return null;
end $$;
-- after `keep_inserted`, which holds the lock that `chibo.forget_names` waits for
create trigger keep_pairs after insert on person_record referencing new table as changed for each statement execute function chibo.keep_pairs();

create function chibo.forget_names() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone jsonb;
  n int;
begin
  select jsonb_agg(jsonb_build_object('name_key', g.name_key, 'folded', g.folded)) into gone from (
    select distinct name_key, folded from name_pair
    except select name_key, folded from person_record where voided_at = 'infinity') g;
  if gone is null then return 0; end if;
  perform pg_advisory_xact_lock(727011); -- nobody is just writing such a name
  delete from name_pair p using (
    select w.words, g.name_key, g.folded from jsonb_to_recordset(gone) g(name_key text, folded text) cross join lateral chibo.pairs_of(g.folded) w(words)
    where not exists (select from person_record r where r.name_key = g.name_key collate "C" and r.folded = g.folded and r.voided_at = 'infinity')) d
    where p.words = d.words collate "C" and p.name_key = d.name_key collate "C" and p.folded = d.folded collate "C";
  get diagnostics n = row_count;
  return n;
end $$;
comment on function chibo.forget_names() is 'Asked once a night. How many rows went.';

-- Under which two words a search goes: those with fewest names. One row of them for each word the beginning may mean.
create function chibo.pairs_sought(words text[], beginning text, out pairs text[], out names int)
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  one text[];
  n int;
  many constant int := 8000; -- beyond that, all are many
begin
  for one in
    select array_agg(least(w collate "C", t.token) || ' ' || greatest(w collate "C", t.token)) from unnest(words) w, token_word t
      where beginning is not null and t.token ^@ beginning collate "C" group by w
    union all
    select array[least(w collate "C", o) || ' ' || greatest(w collate "C", o)] from unnest(words) w, unnest(words) o where w collate "C" < o
  loop
    select count(*) into n from (select from name_pair p where p.words = any (one) limit many) found;
    if names is null or n < names then names := n; pairs := one; end if;
  end loop;
end $$;
comment on function chibo.pairs_sought(text[], text) is '`names`: how many they lead to, 8,000 standing for more.';

-- A page of today for several words, in the order of names or against it.
create function chibo.search_now(scope uuid, words text[], beginning text, after_key text, after_id uuid, size int, down boolean default false,
    kinds text[] default null, statuses text[] default null, retires_from date default null, retires_to date default null, admitted_by date default null)
  returns setof member_now
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  heads uuid[] := chibo.heads('members.read');
  depth int := (select p.depth from unit_path p where p.unit = scope);
  at text := 'a' || depth;
  patterns text[] := (select array_agg('% ' || regexp_replace(w, '[\\%_]', '\\\&', 'g') || '%')
    from (select w || ' ' from unnest(words) w union all select beginning where beginning is not null) p(w));
  small constant int := 12000; -- people who are looked at one by one
  cells constant int := 500; -- that have more than that
  way text := case when down then 'desc' else 'asc' end;
  beyond text := case when down then '<' else '>' end;
  people int;
  pairs text[];
  names text[];
  from_key text := after_key;
  inclusive text := '=';
  atonce int;
  left_over int := size;
  n int;
  named text := ''' '' || %s.folded || '' '' collate "C" like all ($2)';
  -- the wall of member_now, once more
  suits text := format($q$m.%I = $1 and (m.a1 = any ($3) or m.a2 = any ($3) or m.a3 = any ($3) or m.a4 = any ($3) or m.a5 = any ($3) or m.a6 = any ($3))
    and ($4 is null or m.kind = any ($4)) and ($5 is null or m.status = any ($5))
    and ($6 is null or m.retired_on >= $6) and ($7 is null or m.retired_on <= $7) and ($8 is null or m.admitted_on <= $8) and %s
    and ($9 is null or (m.name_key, m.affiliation) %s ($9, $10))$q$, at, format(named, 'm'), beyond);
begin
  if at is null then return; end if;
  execute format('select count(*) from (select from unit_path p where p.%I = $1 and p.cell limit $2) few', at) into n using scope, cells;
  if n < cells then
    execute format('select count(*) from (select from member_now m where m.%I = $1 limit $2) few', at) into people using scope, small + 1;
  end if;
  if people <= small then
    return query execute format('select m.* from member_now m where %s order by m.name_key %2$s, m.affiliation %2$s limit $11', suits, way)
      using scope, patterns, heads, kinds, statuses, retires_from, retires_to, admitted_by, after_key, after_id, size;
    return;
  end if;
  select p.pairs, case when p.names < 8000 then 8000 when depth = 1 then 32 else 256 end into pairs, atonce
    from chibo.pairs_sought(words, beginning) p;
  loop
    execute format($q$select array(select distinct x.name_key from unnest($1) l(words) cross join lateral (
        select distinct p.name_key from name_pair p where p.words = l.words and ($3 is null or p.name_key %1$s%2$s $3) and %3$s
        order by p.name_key %4$s limit $4) x order by x.name_key %4$s limit $4)$q$, beyond, inclusive, format(named, 'p'), way)
      into names using pairs, patterns, from_key, atonce;
    return query execute format('select m.* from (select n collate "C" as name_key from unnest($12) n order by 1 %2$s offset 0) d cross join lateral (
        select m.* from member_now m where m.name_key = d.name_key and %1$s order by m.affiliation %2$s limit $11) m
        order by d.name_key %2$s, m.affiliation %2$s limit $11', suits, way)
      using scope, patterns, heads, kinds, statuses, retires_from, retires_to, admitted_by, after_key, after_id, left_over, names;
    get diagnostics n = row_count;
    left_over := left_over - n;
    exit when left_over <= 0 or cardinality(names) < atonce;
    from_key := names[atonce];
    inclusive := '';
    atonce := least(atonce * 4, 8000);
  end loop;
end $$;
comment on function chibo.search_now(uuid, text[], text, text, uuid, int, boolean, text[], text[], date, date, date) is
  'Members of today whose names hold all `words` and a word that begins with `beginning`: two at least, without marks, none of which begins with another of them that is a beginning. `size` null: all of them.';
grant execute on function chibo.search_now(uuid, text[], text, text, uuid, int, boolean, text[], text[], date, date, date) to chibo_app;

-- which words are frequent needs no looking at any more
drop function chibo.weigh_words();
alter table token_word drop column weight;
comment on table token_word is 'Every word that stands in a name: a few hundred. Says nothing of anybody.';

call chibo.rebuild_pairs();
analyze name_pair;
