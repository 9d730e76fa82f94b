-- Erasing a person: every copy of what tells who it was goes; what stays is a tombstone. Numbers of members stay as they were reported,
-- without anything that holds one row of them to another.

create table erasure (
  n bigint primary key check (n > 0),
  person uuid not null unique,
  unit uuid not null,
  on_day date not null,
  at timestamptz not null,
  ground text not null check (ground in ('request', 'retention', 'court', 'mistake')),
  rows jsonb not null default '{}',
  prev_hash bytea not null,
  hash bytea not null
);
comment on table erasure is
  'Tombstones: an id that led to somebody, when and on which ground it was emptied, and how many rows of which table went. Chained; the same lines stand in the ledger outside the database. Neither people nor units are referred to: a backup restored from before may know neither.';
call chibo.wall_off('erasure');
grant select on erasure to chibo_app;
create policy reads on erasure for select to chibo_app using (unit in (select chibo.reach('privacy.erase')));

create table ledger_mark (one boolean primary key default true check (one), id text not null);
comment on table ledger_mark is
  'Which ledger of erasures belongs to this database. Taken from its first event where it has one, so that a backup from before this table finds the same.';
call chibo.wall_off('ledger_mark');
insert into ledger_mark (id) select left(coalesce((select encode(hash, 'hex') from event order by seq limit 1), encode(sha256(gen_random_bytes(32)), 'hex')), 32);

create table erased_count (
  unit uuid not null references unit,
  slice text not null,
  effective_on date not null,
  n int not null,
  primary key (unit, slice, effective_on)
);
comment on table erased_count is
  'What the erased leave in the numbers of members: sums for a unit, a kind and a day. Nothing tells which of them belong to one person.';
call chibo.wall_off('erased_count');

create or replace function chibo.delta_truth(people uuid[]) returns table (unit uuid, slice text, effective_on date, n int, cause uuid)
  language sql stable as $$
  select c.unit, c.slice, e.on_day, e.n, c.person
  from (
    select a.person, a.unit, a.kind || '.' || s.status as slice, greatest(a.from_on, s.from_on) as from_on, least(a.to_on, s.to_on) as to_on
    from affiliation a join person_status s on s.person = a.person and s.voided_at = 'infinity' and s.from_on < a.to_on and a.from_on < s.to_on
    where (people is null or a.person = any (people)) and a.voided_at = 'infinity' and s.status not in ('removed', 'left', 'deceased')
  ) c cross join lateral (values (c.from_on, 1), (c.to_on, -1)) e(on_day, n)
  where e.on_day < 'infinity'
  union all
  select k.unit, k.slice, k.effective_on, k.n, uuid '00000000-0000-0000-0000-000000000000' from erased_count k where people is null and k.n <> 0
$$;

create function chibo.hash_of_erasure(n bigint, person uuid, unit uuid, on_day date, at timestamptz, ground text, prev_hash bytea) returns bytea
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  select sha256(convert_to(concat_ws('|', 'chibo-erasure-1', n, person, unit, to_char(on_day, 'YYYY-MM-DD'), chibo.micros(at), ground,
    encode(prev_hash, 'hex')), 'UTF8'))
$$;

-- Who was merged into somebody is the same human being.
create function chibo.one_and_the_same(which uuid) returns uuid[]
  language sql stable set search_path = public, pg_temp as $$
  with recursive same(id) as (select which union select p.id from same s join person p on p.merged_into = s.id)
  select array_agg(id) from same
$$;

-- The numbers of all past days stay; today's are one fewer.
create function chibo.erase_counts(ids uuid[]) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  with ended as (
    insert into delta (unit, indicator, slice, effective_on, n, cause)
    select unit, indicator, slice, greatest(effective_on, chibo.today()), -sum(n), nobody from (
      select unit, indicator, slice, case when effective_on <= chibo.today() then chibo.today() else effective_on end as effective_on, n
      from delta where cause = any (ids)) d
    group by unit, indicator, slice, effective_on having sum(n) <> 0
    returning seq, unit, slice, effective_on, n
  ), waits as (
    insert into delta_unfolded select seq from ended
  )
  insert into erased_count as k (unit, slice, effective_on, n)
    select unit, slice, effective_on, sum(n) from (
      select unit, slice, effective_on, n from ended
      union all select unit, slice, effective_on, n from delta where cause = any (ids)) d
    group by unit, slice, effective_on having sum(n) <> 0
  on conflict (unit, slice, effective_on) do update set n = k.n + excluded.n;
  -- recorded at the beginning of its day: whoever asks what was known asks for the end of a day
  update delta set cause = nobody, recorded_at = chibo.midnight((recorded_at at time zone 'Asia/Ho_Chi_Minh')::date) where cause = any (ids);
end $$;

-- A row of a list is theirs where name and whole day of birth agree, or the number of the card and the given name.
create function chibo.is_row_of(who jsonb, name text, born text, card text) returns boolean
  language sql stable parallel safe set search_path = public, pg_temp as $$
  select exists (select from jsonb_to_recordset(who) w(folded text, born text, card text)
    where (length(is_row_of.born) = 10 and w.born = is_row_of.born and w.folded = chibo.fold(is_row_of.name))
      or (w.card = is_row_of.card and regexp_replace(w.folded, '^.* ', '') = regexp_replace(chibo.fold(is_row_of.name), '^.* ', '')))
$$;

create function chibo.is_cells_of(who jsonb, cells jsonb) returns boolean
  language sql stable parallel safe set search_path = public, pg_temp as $$
  select chibo.is_row_of(who, cells -> 'name' ->> 'text', cells -> 'birth' -> 'date' ->> 'day', cells -> 'card' ->> 'text')
$$;

-- In reconciliations and in drafts. Answers which ids led to them there.
create function chibo.erase_from_lists(ids uuid[], who jsonb, hashes bytea[]) returns table (what text, n bigint, marks uuid[])
  language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  subjects uuid[];
  pairs uuid[];
  counted bigint;
begin
  delete from import_row q where q.person = any (ids) or q.number_hash = any (hashes) or chibo.is_cells_of(who, q.cells);
  get diagnostics counted = row_count;
  return query select 'import_row', counted, null::uuid[];
  update import i set stale = true from import_row q where q.import = i.id and exists (select from unnest(ids) p where position(p::text in q.found::text) > 0);
  update import_row q set found = null, stands = null, person = null, seen = null, verdict = null, taken = '{}'
    where exists (select from unnest(ids) p where position(p::text in q.found::text) > 0);
  delete from import_gone where person = any (ids);
  get diagnostics counted = row_count;
  return query select 'import_gone', counted, null::uuid[];
  delete from import_pool where person = any (ids);
  get diagnostics counted = row_count;
  return query select 'import_pool', counted, null::uuid[];

  delete from draft_row d where chibo.is_cells_of(who, d.cells);
  get diagnostics counted = row_count;
  return query select 'draft_row', counted, null::uuid[];
  subjects := array(
    select s.id from subject s where chibo.is_row_of(who, s.name, s.born, s.card)
    union select o.subject from list_row l join subject_row o on o.list = l.list and o.row = l.row where chibo.is_row_of(who, l.name, l.born, l.card));
  pairs := array(select p.id from pair p where p.left_subject = any (subjects) or p.right_subject = any (subjects));
  update reconciliation set stale = true where erased_at is null and id in (select s.reconciliation from subject s where s.id = any (subjects));
  delete from problem m using subject_row o where o.subject = any (subjects) and m.list = o.list and m.row = o.row;
  delete from problem m using list_row l where m.list = l.list and m.row = l.row and chibo.is_row_of(who, l.name, l.born, l.card);
  delete from list_row l using subject_row o where o.subject = any (subjects) and l.list = o.list and l.row = o.row;
  delete from list_row l where chibo.is_row_of(who, l.name, l.born, l.card);
  get diagnostics counted = row_count;
  return query select 'list_row', counted + cardinality(subjects), null::uuid[];
  delete from attempt where case_id = any (subjects);
  get diagnostics counted = row_count;
  return query select 'attempt', counted, null::uuid[];
  delete from clock where case_id = any (subjects);
  delete from subject where id = any (subjects); -- with rows, standings and pairs
  return query select 'subject', cardinality(subjects)::bigint, subjects || pairs;
end $$;

-- Whatever holds a trace beside the register: what events say, what commands answered, jobs, views that people saved.
create function chibo.erase_traces(marks uuid[], names text[], words text[]) returns table (what text, n bigint)
  language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  counted bigint;
begin
  delete from event_body b where exists (select from unnest(marks) m where position(m::text in b.body::text) > 0)
    or exists (select from unnest(words) t where position(t in b.body::text) > 0);
  get diagnostics counted = row_count;
  return query select 'event_body', counted;
  update command c set result = null where c.result is not null and (exists (select from unnest(marks) m where position(m::text in c.result::text) > 0)
    or exists (select from unnest(names) t where position(t in chibo.fold(c.result::text)) > 0));
  get diagnostics counted = row_count;
  return query select 'command', counted;
  if to_regnamespace('graphile_worker') is not null then -- while a backup is being restored there is no queue yet
    perform graphile_worker.remove_job(j.id::text) from job j
      where j.concerns = any (marks) or exists (select from unnest(marks) m where position(m::text in j.ids::text) > 0);
  end if;
  delete from job j where j.concerns = any (marks) or exists (select from unnest(marks) m where position(m::text in j.ids::text) > 0);
  get diagnostics counted = row_count;
  return query select 'job', counted;
  delete from saved_view v where exists (select from unnest(names) t where position(t in chibo.fold(v.name || ' ' || v.look::text)) > 0);
  get diagnostics counted = row_count;
  return query select 'saved_view', counted;
  -- that something about an id was proposed stays; what was written beside it goes
  update proposal p set input = null, reason = null where p.state <> 'open' and exists (select from unnest(marks) m where position(m::text in p.what::text) > 0);
  delete from proposal p where p.state = 'open' and p.kind <> 'erasure' and exists (select from unnest(marks) m where position(m::text in p.what::text) > 0);
  get diagnostics counted = row_count;
  return query select 'proposal', counted;
end $$;

-- The roles end with the erasing. Here those of a cell do: `chibo.erase_person` waits until whoever gives the higher ones has ended them; a ledger
-- that is replayed ends whatever an older backup still holds.
create function chibo.end_erased_seats() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from seat where account = new.id and from_on >= chibo.today();
  update seat set to_on = chibo.today() where account = new.id and to_on > chibo.today();
  return null;
end $$;
create trigger end_erased_seats after update on account for each row
  when (old.username not like 'da-xoa-%' and new.username like 'da-xoa-%') execute function chibo.end_erased_seats();

-- Their own account: closed, and nothing on it tells whose it was. What was done by it stays done by somebody.
create function chibo.erase_accounts(ids uuid[]) returns text[]
  language plpgsql set search_path = public, pg_temp as $$
declare
  theirs uuid[] := array(select id from account where person = any (ids));
  names text[] := array(select username from account where person = any (ids) union select name from account where person = any (ids));
  part text;
begin
  foreach part in array array['account_secret', 'account_news', 'activation', 'device', 'entry', 'known_address', 'paper_code', 'passkey', 'session', 'sign_in', 'totp', 'saved_view', 'own_seen'] loop
    execute format('delete from %I where account = any ($1)', part) using theirs;
  end loop;
  update account set name = 'Người đã được xóa dữ liệu', username = 'da-xoa-' || left(replace(id::text, '-', ''), 12), closed_at = coalesce(closed_at, now()), person = null
    where id = any (theirs);
  return names;
end $$;

-- Names that nobody bears any more, from the indexes of words.
create function chibo.erase_words(names jsonb) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  delete from name_pair p using jsonb_to_recordset(names) g(name_key text, folded text)
    where p.words in (select w.words from chibo.pairs_of(g.folded) w(words)) and p.name_key = g.name_key collate "C" and p.folded = g.folded collate "C"
      and not exists (select from person_record r where r.name_key = g.name_key collate "C" and r.folded = g.folded and r.voided_at = 'infinity');
  delete from token_word w where w.token in (select t collate "C" from jsonb_to_recordset(names) g(folded text), regexp_split_to_table(g.folded, ' ') t)
    and not exists (select from unit_path u join member_token t on t.a1 = u.unit and t.token = w.token where u.depth = 1);
end $$;

-- Rows that stand under others because they were one with the erased for a while (a merge that was undone).
create function chibo.erase_under_others(ids uuid[], facts uuid[]) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  mixed uuid[] := array(select r.id from merge m join person_record r on r.id = any (m.made) where (m.kept = any (ids) or m.gone = any (ids)) and r.person <> all (ids));
  touched uuid[];
begin
  touched := array(
    select person from person_record where (copy_of = any (facts) or id = any (mixed)) and person <> all (ids)
    union select person from person_status where copy_of = any (facts) and person <> all (ids)
    union select person from affiliation where copy_of = any (facts) and person <> all (ids));
  delete from person_record where (copy_of = any (facts) or id = any (mixed)) and person <> all (ids);
  delete from person_status where copy_of = any (facts) and person <> all (ids);
  delete from affiliation where copy_of = any (facts) and person <> all (ids);
  if touched = '{}' then return; end if;
  -- whoever would stand without a record has the last one of their own again
  insert into person_record (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence, temporary_residence,
      actual_residence, skills, import, copy_of)
    select uuidv7(), r.person, r.name, r.born, r.sex, r.card, r.admitted_on, r.official_on, r.retired_on, r.workplace, r.permanent_residence,
      r.temporary_residence, r.actual_residence, r.skills, r.import, coalesce(r.copy_of, r.id)
    from unnest(touched) t cross join lateral (select * from person_record o where o.person = t order by o.recorded_at desc, o.id desc limit 1) r
    where not exists (select from person_record s where s.person = t and s.voided_at = 'infinity') and exists (
      select from affiliation a where a.person = t and a.voided_at = 'infinity');
  perform chibo.keep_member(touched);
end $$;

create function chibo.erase_copies(ids uuid[]) returns jsonb
  language plpgsql set search_path = public, pg_temp as $$
declare
  who jsonb;
  names jsonb;
  hashes bytea[] := array(select number_hash from person_secret where person = any (ids) union select sealed from (
    select kept_hash as sealed from merge where kept = any (ids) union select gone_hash from merge where gone = any (ids)) h where sealed is not null);
  facts uuid[];
  marks uuid[];
  counts jsonb := '{}';
  counted bigint;
  words text[];
  told record;
begin
  perform pg_advisory_xact_lock_shared(727011);
  perform from person where id = any (ids) order by id for update;
  select coalesce(jsonb_agg(distinct jsonb_build_object('folded', folded, 'born', born, 'card', card)), '[]'),
    coalesce(jsonb_agg(distinct jsonb_build_object('folded', folded, 'name_key', name_key)), '[]')
    into who, names from person_record where person = any (ids);
  facts := array(select id from person_record where person = any (ids) union select id from person_status where person = any (ids)
    union select id from affiliation where person = any (ids) union select id from post where person = any (ids));
  marks := ids || facts || array(select id from duplicate_pair where one = any (ids) or other = any (ids))
    || array(select id from merge where kept = any (ids) or gone = any (ids));

  for told in select * from chibo.erase_from_lists(ids, who, hashes) loop
    counts := counts || jsonb_build_object(told.what, told.n);
    marks := marks || coalesce(told.marks, '{}');
  end loop;
  perform chibo.erase_under_others(ids, facts);
  words := chibo.erase_accounts(ids) || array(select distinct r.name from person_record r where r.person = any (ids) and position(' ' in btrim(r.name)) > 0);
  perform chibo.forget_own_page(one) from unnest(ids) one;
  perform chibo.erase_counts(ids);
  delete from member_token where affiliation in (select affiliation from member_now where person = any (ids));
  delete from member_now where person = any (ids);
  delete from import_void where person = any (ids);
  delete from import_kept where person = any (ids);
  delete from merge where kept = any (ids) or gone = any (ids) or pair in (select id from duplicate_pair where one = any (ids) or other = any (ids));
  delete from duplicate_pair where one = any (ids) or other = any (ids);
  delete from post where person = any (ids) or copy_of = any (facts);
  get diagnostics counted = row_count;
  counts := counts || jsonb_build_object('post', counted);
  delete from person_secret where person = any (ids);
  get diagnostics counted = row_count;
  counts := counts || jsonb_build_object('person_secret', counted);
  delete from person_status where person = any (ids);
  delete from affiliation where person = any (ids);
  delete from person_record where person = any (ids);
  get diagnostics counted = row_count;
  counts := counts || jsonb_build_object('person_record', counted);
  update person set merged_into = null where merged_into = any (ids);
  delete from person where id = any (ids);
  for told in select * from chibo.erase_traces(marks, array(select g.folded from jsonb_to_recordset(names) g(folded text) where position(' ' in g.folded) > 0), words) loop
    counts := counts || jsonb_build_object(told.what, told.n);
  end loop;
  perform chibo.erase_words(names);
  return counts;
end $$;
comment on function chibo.erase_copies(uuid[]) is
  'Everything that tells who these were. Answers how many rows of which table went. A test of `privacy` derives from the catalogue which tables there are.';

create function chibo.bury(which uuid, at_unit uuid, why text, gone jsonb) returns bigint
  language plpgsql set search_path = public, pg_temp as $$
declare
  made erasure;
begin
  perform pg_advisory_xact_lock(727021); -- one line of the ledger after the other
  select coalesce(max(e.n), 0) + 1 into made.n from erasure e;
  made.prev_hash := coalesce((select e.hash from erasure e where e.n = made.n - 1), '\x');
  made.on_day := chibo.today();
  made.at := clock_timestamp();
  made.hash := chibo.hash_of_erasure(made.n, which, at_unit, made.on_day, made.at, why, made.prev_hash);
  insert into erasure (n, person, unit, on_day, at, ground, rows, prev_hash, hash)
    values (made.n, which, at_unit, made.on_day, made.at, why, gone, made.prev_hash, made.hash);
  return made.n;
end $$;

-- The office that answered for somebody last: the unit above the cell, which tells less of whom it was than the cell would.
create function chibo.office_of_person(which uuid) returns uuid
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(chibo.last_parent(a.unit), a.unit) from affiliation a
  where a.person = which and a.voided_at = 'infinity' and a.from_on <= chibo.today()
  order by case when chibo.today() < a.to_on then 'infinity' else a.to_on end desc, (a.kind = 'official') desc, a.from_on desc, a.unit limit 1
$$;

-- What a decision about erasing somebody rests on; null for whoever does not have them and the office that answers for them.
create function chibo.load_erasing(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (chibo.sees_person('privacy.erase', which, chibo.today(), 'infinity') and chibo.may('privacy.erase', chibo.office_of_person(which))) then return null; end if;
  perform from person where id = which for update;
  return (select jsonb_build_object('person', p.id, 'mergedInto', p.merged_into, 'version', p.version, 'office', chibo.office_of_person(p.id),
      'name', (select r.name from person_record r where r.person = p.id and r.voided_at = 'infinity'),
      'standsIn', exists (select from member_now m where m.person = p.id)
        or exists (select from post o where o.person = p.id and o.voided_at = 'infinity' and chibo.today() < o.to_on),
      'holdsRole', exists (select from account a join seat s on s.account = a.id where a.person = any (chibo.one_and_the_same(p.id))
        and chibo.today() < s.to_on and not chibo.is_of_cell(s.role)))
    from person p where p.id = which);
end $$;
grant execute on function chibo.load_erasing(uuid) to chibo_app;

-- Whom a second person is asked about: most belong nowhere any more. Only those whom the account itself might erase.
create function chibo.whom_to_erase(ids uuid[]) returns table (person uuid, name text, born text, unit_name text, last_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.person, r.name, r.born, chibo.unit_name_on(a.unit, least(chibo.today(), a.to_on - 1)), case when a.to_on <= chibo.today() then a.to_on - 1 end
  from unnest(ids) i (id) join person_record r on r.person = i.id and r.voided_at = 'infinity'
  cross join lateral (
    select f.unit, f.to_on from affiliation f where f.person = i.id and f.voided_at = 'infinity' and f.from_on <= chibo.today()
    order by case when chibo.today() < f.to_on then 'infinity' else f.to_on end desc, (f.kind = 'official') desc, f.from_on desc, f.unit limit 1) a
  where chibo.sees_person('privacy.erase', i.id, chibo.today(), 'infinity') and chibo.may('privacy.erase', chibo.office_of_person(i.id))
$$;
comment on function chibo.whom_to_erase(uuid[]) is
  'Name, birth and last cell of people whom the account might erase. `last_on`: the last day there; null while they are there.';
grant execute on function chibo.whom_to_erase(uuid[]) to chibo_app;

-- Two have agreed, and whoever acts has them.
create function chibo.erase_person(which uuid, why text) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found jsonb := chibo.load_erasing(which);
  ids uuid[];
  gone jsonb;
  one uuid;
begin
  perform chibo.must_be_two('erasure', jsonb_build_object('person', which, 'ground', why));
  perform chibo.must(found is not null and found ->> 'mergedInto' is null and found ->> 'office' is not null
    and not (found ->> 'holdsRole')::boolean and (not (found ->> 'standsIn')::boolean or why in ('court', 'mistake')));
  ids := chibo.one_and_the_same(which);
  gone := chibo.erase_copies(ids);
  foreach one in array ids loop
    perform chibo.bury(one, (found ->> 'office')::uuid, why, case when one = which then gone else '{}' end);
  end loop;
  return cardinality(ids);
end $$;
grant execute on function chibo.erase_person(uuid, text) to chibo_app;

-- Nobody comes back under an id that was erased.
create function chibo.stays_erased() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from changed c join erasure e on e.person = c.id) then
    raise exception 'erased by law' using errcode = 'check_violation', constraint = 'stays_erased';
  end if;
  return null;
end $$;
create trigger stays_erased after insert on person referencing new table as changed for each statement execute function chibo.stays_erased();

-- The ledger outside the database, and a database restored from before.

create function chibo.ledger_since(after_n bigint) returns table (n bigint, person uuid, unit uuid, on_day date, at bigint, ground text, prev_hash text, hash text)
  language sql stable set search_path = public, pg_temp as $$
  select e.n, e.person, e.unit, e.on_day, chibo.micros(e.at), e.ground, encode(e.prev_hash, 'hex'), encode(e.hash, 'hex')
  from erasure e where e.n > after_n order by e.n
$$;

create function chibo.replay_erasure(line jsonb) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  which uuid := line ->> 'person';
  at_instant timestamptz := timestamptz 'epoch' + (line ->> 'at')::bigint * interval '1 microsecond';
  before erasure;
  gone jsonb;
begin
  perform pg_advisory_xact_lock(727021);
  select * into before from erasure e order by e.n desc limit 1;
  if (line ->> 'n')::bigint <> coalesce(before.n, 0) + 1 or decode(line ->> 'prevHash', 'hex') <> coalesce(before.hash, '\x')
    or decode(line ->> 'hash', 'hex') <> chibo.hash_of_erasure((line ->> 'n')::bigint, which, (line ->> 'unit')::uuid, (line ->> 'onDay')::date, at_instant,
      line ->> 'ground', coalesce(before.hash, '\x')) then
    raise exception 'the line does not follow' using errcode = 'check_violation', constraint = 'ledger_follows';
  end if;
  gone := chibo.erase_copies(array[which]);
  insert into erasure (n, person, unit, on_day, at, ground, rows, prev_hash, hash)
    values ((line ->> 'n')::bigint, which, (line ->> 'unit')::uuid, (line ->> 'onDay')::date, at_instant, line ->> 'ground', gone,
      coalesce(before.hash, '\x'), decode(line ->> 'hash', 'hex'));
end $$;
comment on function chibo.replay_erasure(jsonb) is
  'A line of the ledger that this database does not have yet, because it was restored from before: the person is erased anew, and the line stands again as it was.';

-- Incidents with personal data. Nothing is written over: what an entry said before stands in `breach_before`.

create table breach (
  id uuid primary key,
  unit uuid not null references unit,
  noticed_at timestamptz not null,
  what text not null check (what <> '' and length(what) <= 2000),
  data text[] not null,
  people int check (people >= 0),
  measures text not null check (length(measures) <= 2000),
  due_at timestamptz not null,
  rule_from date not null,
  rule_value int not null,
  rule_trust text not null check (rule_trust in ('read', 'reported', 'presumed')),
  told_unit uuid references unit,
  told_on date,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null references account default chibo.account(),
  check ((told_unit is null) = (told_on is null))
);
comment on table breach is
  'An incident as it is known; no names. `due_at`: the last hour for the notice, by the rule in force when it was noticed, kept as counted. `told_unit`: whose members read of it on their own page.';
create index on breach (unit, noticed_at);
call chibo.wall_off('breach');

create table breach_before (
  breach uuid not null references breach,
  version int not null,
  unit uuid not null references unit,
  said jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references account,
  primary key (breach, version)
);
call chibo.wall_off('breach_before');

create table breach_notice (
  id uuid primary key,
  breach uuid not null references breach,
  unit uuid not null references unit,
  whom text not null check (whom in ('specialisedBody', 'superior', 'people')),
  at timestamptz not null,
  late_reason text check (late_reason <> '' and length(late_reason) <= 500),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null references account default chibo.account()
);
create index on breach_notice (breach, at);
call chibo.wall_off('breach_notice');

-- What an organisation says about its processing of personal data, field by field; what it said before stays with its days.
create table privacy_text (
  id uuid primary key,
  unit uuid not null references unit,
  about text not null check (length(about) <= 60),
  field text not null check (length(field) <= 60),
  says text not null check (length(says) <= 2000),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null references account default chibo.account(),
  voided_at timestamptz not null default 'infinity',
  voided_by uuid references account
);
comment on table privacy_text is 'Of an organisation, no person: controller, legal grounds, recipients, risks. `about`: which processing, or the organisation itself.';
create unique index says_once on privacy_text (unit, about, field) where voided_at = 'infinity';
call chibo.wall_off('privacy_text');

do $$
declare which text;
begin
  foreach which in array array['breach', 'breach_before', 'breach_notice'] loop
    execute format('grant select, insert on %I to chibo_app', which);
    execute format('create policy reads on %I for select to chibo_app using (chibo.below(unit, (select chibo.heads(''privacy.breaches''))))', which);
    execute format('create policy records on %I for insert to chibo_app with check (chibo.below(unit, (select chibo.heads(''privacy.breaches''))) and recorded_by = (select chibo.account()))', which);
  end loop;
end $$;
drop policy records on breach_before; -- said by others, too
create policy keeps on breach_before for insert to chibo_app with check (chibo.below(unit, (select chibo.heads('privacy.breaches'))));
grant update (noticed_at, what, data, people, measures, due_at, rule_from, rule_value, rule_trust, told_unit, told_on, version, recorded_at, recorded_by) on breach to chibo_app;
create policy corrects on breach for update to chibo_app using (chibo.below(unit, (select chibo.heads('privacy.breaches'))))
  with check (chibo.below(unit, (select chibo.heads('privacy.breaches'))) and recorded_by = (select chibo.account())
    and (told_unit is null or chibo.below(told_unit, array[unit])));

grant select, insert on privacy_text to chibo_app;
grant update (voided_at, voided_by) on privacy_text to chibo_app;
create policy reads on privacy_text for select to chibo_app using (chibo.below(unit, (select chibo.heads('privacy.read'))));
create policy writes on privacy_text for insert to chibo_app
  with check (chibo.below(unit, (select chibo.heads('privacy.write'))) and recorded_by = (select chibo.account()));
create policy ends on privacy_text for update to chibo_app using (chibo.below(unit, (select chibo.heads('privacy.write'))))
  with check (chibo.below(unit, (select chibo.heads('privacy.write'))) and voided_by = (select chibo.account()));

-- What a member reads on their own page: incidents of which the members of a unit were told, where they belonged to it on that day.
create function chibo.breaches_told(which uuid) returns table (id uuid, noticed_at timestamptz, what text, data text[], measures text, told_on date)
  language sql stable set search_path = public, pg_temp as $$
  select b.id, b.noticed_at, b.what, b.data, b.measures, b.told_on from breach b
  where b.told_unit is not null and exists (
    select from affiliation a join unit_reach r on r.unit = a.unit and r.ancestor = b.told_unit
    where a.person = which and a.voided_at = 'infinity'
      and a.from_on <= (b.noticed_at at time zone 'Asia/Ho_Chi_Minh')::date and (b.noticed_at at time zone 'Asia/Ho_Chi_Minh')::date < a.to_on
      and r.from_on <= (b.noticed_at at time zone 'Asia/Ho_Chi_Minh')::date and (b.noticed_at at time zone 'Asia/Ho_Chi_Minh')::date < r.to_on)
  order by b.noticed_at desc
$$;
create function chibo.own_breaches() returns table (id uuid, noticed_at timestamptz, what text, data text[], measures text, told_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select * from chibo.breaches_told(chibo.own_person())
$$;
grant execute on function chibo.own_breaches() to chibo_app;
comment on function chibo.breaches_told(uuid) is 'For definer functions that know whose page it is; the application may not ask it about anybody.';

-- How long what is kept, and that it went.

create table kept_term (
  rule text primary key check (rule in ('privacy.readingsKeptFor', 'privacy.bodiesKeptFor')),
  months int not null check (months between 1 and 600),
  set_by uuid not null references account,
  set_on date not null
);
comment on table kept_term is 'Terms that an office sets for the whole installation. No row: unset, and nothing is erased.';
call chibo.wall_off('kept_term');
grant select on kept_term to chibo_app;
create policy reads on kept_term for select to chibo_app using ((select chibo.heads('privacy.read')) <> '{}');

create table kept_run (rule text primary key, last_at timestamptz not null, last_rows bigint not null, total bigint not null, event_n bigint, event_hash bytea);
comment on table kept_run is 'Of each rule of keeping: when it last ran, how many rows went then and since ever, and the event that proves the last that erased something.';
call chibo.wall_off('kept_run');
grant select on kept_run to chibo_app;
create policy reads on kept_run for select to chibo_app using ((select chibo.heads('privacy.read')) <> '{}');

-- How many rows of which table this session deleted lately, as the database itself counts them; what a transaction deleted is the
-- difference between its end and its beginning. An answer of a command is emptied, and its row stays.
create function chibo.deleted_so_far() returns jsonb
  language sql volatile set search_path = public, pg_temp as $$
  select coalesce(jsonb_object_agg(c.relname, c.n), '{}') from (
    select s.relname, s.n_tup_del + case when s.relname = 'command' then s.n_tup_upd else 0 end as n
    from pg_stat_xact_user_tables s where s.schemaname = 'public') c where c.n > 0
$$;

create function chibo.prove_erased(of_rule text, before jsonb) returns bigint
  language plpgsql set search_path = public, pg_temp as $$
declare
  counts jsonb := (select coalesce(jsonb_object_agg(c.key, c.n), '{}') from (
    select d.key, d.value::bigint - coalesce((before ->> d.key)::bigint, 0) as n from jsonb_each_text(chibo.deleted_so_far()) d) c where c.n > 0);
  erased bigint := (select coalesce(sum(c.value::bigint), 0) from jsonb_each_text(counts) c);
  root uuid := (select p.unit from unit_path p where p.depth = 1 and not exists (select from unit_edge e where e.unit = p.unit) order by p.unit limit 1);
  written bigint;
begin
  if erased > 0 and root is not null then
    written := chibo.append_event(root, 'privacy.retained', chibo.today(), jsonb_build_object('rule', of_rule, 'erased', counts));
  end if;
  insert into kept_run as k (rule, last_at, last_rows, total, event_n, event_hash)
    select of_rule, now(), erased, erased, e.n, e.hash from (select) one left join event e on e.seq = written
  on conflict (rule) do update set last_at = excluded.last_at, last_rows = case when excluded.last_rows > 0 then excluded.last_rows else k.last_rows end,
    total = k.total + excluded.total, event_n = coalesce(excluded.event_n, k.event_n), event_hash = coalesce(excluded.event_hash, k.event_hash);
  return erased;
end $$;
comment on function chibo.prove_erased(text, jsonb) is
  'Called at the end of a transaction that erases by a rule, with what `chibo.deleted_so_far` said at its beginning. Answers how many rows went; they are chained at the root.';

create function chibo.set_term(of_rule text, for_months int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(exists (select from unnest(chibo.heads('privacy.write')) h join unit_path p on p.unit = h and p.depth = 1));
  if for_months is null then
    delete from kept_term where rule = of_rule;
  else
    insert into kept_term (rule, months, set_by, set_on) values (of_rule, for_months, chibo.account(), chibo.today())
    on conflict (rule) do update set months = excluded.months, set_by = excluded.set_by, set_on = excluded.set_on;
  end if;
end $$;
grant execute on function chibo.set_term(text, int) to chibo_app;

-- What events say goes after its term; what erasures, terms and dropped readings say stays, since it is a proof of its own.
create function chibo.erase_old_bodies(before date) returns bigint
  language sql set search_path = public, pg_temp as $$
  with gone as (
    delete from event_body b using event e where e.seq = b.seq and e.at < chibo.midnight(before)
      and e.command not like 'privacy.%' and e.command not like 'audit.%' returning 1)
  select count(*) from gone
$$;
