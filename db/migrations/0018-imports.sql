-- A list read into the register: a draft of its uploader's alone, compared with the people of the register, accepted as a whole and
-- taken back as a whole. What it wrote carries its id (`import` of person_record, person_status, affiliation, person_secret); what it
-- made an end of stands in `import_void`. No cell of the file outlives the draft.

create table import (
  id uuid primary key,
  unit uuid not null references unit,
  kind text not null check (kind in ('official', 'temporary', 'residence', 'assigned')),
  on_day date not null,
  state text not null default 'reading' check (state in ('reading', 'refused', 'draft', 'accepted', 'undone')),
  file_name text not null,
  sheet text,
  fingerprint bytea not null,
  rows int not null default 0,
  head jsonb,
  -- the units chosen for what the file calls a cell and nobody knew: {"khoi 3": unit}
  cells jsonb not null default '{}',
  job uuid,
  doing text check (doing in ('reading', 'comparing', 'accepting', 'undoing')),
  -- rows were changed by hand since they were compared with the register
  stale boolean not null default true,
  compared_at timestamptz,
  notice text check (notice in ('changedMeanwhile')),
  counts jsonb not null default '{}',
  uploaded_by uuid not null references account default chibo.account(),
  uploaded_at timestamptz not null default now(),
  expires_at timestamptz default now() + interval '24 hours',
  accepted_at timestamptz,
  accepted_by uuid references account,
  undone_at timestamptz,
  undone_by uuid references account,
  undone_rows int,
  check ((state in ('accepted', 'undone')) = (accepted_at is not null)),
  check ((state = 'undone') <= (undone_at is not null))
);
comment on table import is 'A list of members for the register. `on_day`: the day as of which it tells. `fingerprint`: SHA-256 of the file, which itself is not kept.';
create index import_of_unit on import (unit, uploaded_at desc);
create index import_expiring on import (expires_at) where expires_at is not null;
call chibo.wall_off('import');
grant select, insert, delete on import to chibo_app;
grant update (state, sheet, rows, head, cells, job, doing, stale, compared_at, notice, counts) on import to chibo_app;
create policy seen on import for select to chibo_app
  using (chibo.below(unit, (select chibo.heads('members.import'))) and (state in ('accepted', 'undone') or uploaded_by = (select chibo.account())));
create policy given on import for insert to chibo_app
  with check (chibo.may('members.import', unit) and uploaded_by = (select chibo.account()) and state = 'reading');
create policy worked_on on import for update to chibo_app
  using (chibo.below(unit, (select chibo.heads('members.import'))))
  with check (chibo.below(unit, (select chibo.heads('members.import'))));
create policy dropped on import for delete to chibo_app
  using (uploaded_by = (select chibo.account()) and state in ('reading', 'refused', 'draft'));
call chibo.jobs_end_with('import');

create table import_row (
  import uuid not null references import on delete cascade,
  row int not null,
  unit uuid not null references unit,
  uploaded_by uuid not null references account default chibo.account(),
  cells jsonb not null,
  heading text,
  doubtful smallint not null,
  wrong smallint not null,
  number_sealed bytea,
  number_hash bytea,
  -- as compared with the register
  stands text check (stands in ('same', 'kept', 'changed', 'new', 'doubtful', 'waiting', 'double', 'elsewhere')),
  person uuid,
  seen int,
  cell uuid,
  found jsonb,
  -- what a person chose
  leave boolean not null default false,
  verdict text,
  taken jsonb not null default '{}',
  primary key (import, row)
);
comment on table import_row is 'Rows as understood and compared, before anybody accepted them: the uploader alone sees them; erased on accept, on cancel or after 24 hours. The identity number is sealed before it comes here.';
create index import_row_marked on import_row (import, row) where doubtful > 0 or wrong > 0;
create index import_row_standing on import_row (import, stands, row);
create index import_row_person on import_row (import, person) where person is not null;

create table import_gone (
  import uuid not null references import on delete cascade,
  n int not null,
  unit uuid not null references unit,
  uploaded_by uuid not null references account default chibo.account(),
  person uuid not null,
  seen int not null,
  affiliation uuid not null,
  found jsonb not null,
  choice text check (choice in ('moved', 'left', 'deceased', 'removed')),
  primary key (import, n)
);
comment on table import_gone is 'Who belongs to a cell of the file in the register and stands in no row. Nothing happens to them unless somebody chooses it.';

create table import_pool (
  import uuid not null references import on delete cascade,
  n int not null,
  person uuid not null,
  primary key (import, n)
);
comment on table import_pool is 'With whom the rows of a draft are compared: the people of its cells, and whoever else within the reach of its uploader may be meant.';

create table import_void (
  import uuid not null references import,
  what text not null check (what in ('record', 'status', 'affiliation', 'number')),
  row uuid not null,
  person uuid not null,
  sealed bytea,
  hash bytea,
  of_import uuid,
  primary key (import, what, row)
);
comment on table import_void is 'What an accepted import made an end of, so that it can be restored. Of an identity number: the person, and the sealed number that stood before.';
create index on import_void (import, person);

create table import_kept (
  person uuid not null references person,
  field text not null,
  import uuid not null,
  primary key (person, field)
);
comment on table import_kept is 'Fields in which what was entered here was kept against a file, so that the next file does not overwrite them either.';

call chibo.wall_off('import_row');
call chibo.wall_off('import_gone');
call chibo.wall_off('import_pool');
call chibo.wall_off('import_void');
call chibo.wall_off('import_kept');
grant select, insert, update, delete on import_row, import_gone to chibo_app;
-- the wall of `import` is asked once for a statement, not once for a row
create policy own_drafts on import_row to chibo_app
  using (uploaded_by = (select chibo.account()) and import in (select i.id from import i where i.uploaded_by = (select chibo.account()) and i.state in ('reading', 'draft')))
  with check (uploaded_by = (select chibo.account()) and import in (select i.id from import i where i.uploaded_by = (select chibo.account()) and i.state in ('reading', 'draft')));
create policy own_drafts on import_gone to chibo_app
  using (uploaded_by = (select chibo.account()) and import in (select i.id from import i where i.uploaded_by = (select chibo.account()) and i.state in ('reading', 'draft')))
  with check (uploaded_by = (select chibo.account()) and import in (select i.id from import i where i.uploaded_by = (select chibo.account()) and i.state in ('reading', 'draft')));

-- somebody with this birth date, among millions, when a list asks for hundreds
create index member_now_born on member_now (born collate "C") where born is not null;

-- A draft of the account's own, at a unit where it still may.
create function chibo.own_draft(which uuid) returns import
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found import;
begin
  select * into found from import where id = which and uploaded_by = chibo.account() and state = 'draft';
  if found.id is null or not chibo.may('members.import', found.unit) then
    raise exception 'no draft of this account' using errcode = 'insufficient_privilege';
  end if;
  return found;
end $$;

-- With whom the rows are to be compared. Answers how many; nobody the account does not have today is among them.
create function chibo.find_import_pool(which uuid) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  draft import := chibo.own_draft(which);
  head record;
  counted int;
begin
  delete from import_pool where import = which;
  create temp table if not exists import_asked (name_key text collate "C", given text, born text collate "C", card text collate "C", number_hash bytea) on commit delete rows;
  create temp table if not exists import_met (person uuid) on commit delete rows;
  truncate import_asked, import_met;
  insert into import_asked
    select distinct chibo.name_key(cells -> 'name' ->> 'text'), regexp_replace(chibo.fold(cells -> 'name' ->> 'text'), '^.* ', ''),
      coalesce(cells -> 'birth' -> 'date' ->> 'day', cells -> 'birth' -> 'date' ->> 'month', cells -> 'birth' -> 'date' ->> 'year'),
      cells -> 'card' ->> 'text', number_hash
    from import_row where import = which and cells -> 'name' ->> 'text' is not null;
  analyze import_asked;
  insert into import_met select m.person from member_now m
    where m.unit in (select distinct cell from import_row where import = which and cell is not null);
  for head in select p.unit, p.depth from unnest(chibo.heads('members.read')) h join unit_path p on p.unit = h loop
    execute format('insert into import_met
      select m.person from (select distinct name_key from import_asked) q join member_now m on m.a%1$s = $1 and m.name_key = q.name_key
      union all select m.person from (select distinct card from import_asked where card is not null) q join member_now m on m.card collate "C" = q.card and m.a%1$s = $1
      union all select m.person from (select distinct born, given from import_asked where length(born) = 10) q
        join member_now m on m.born collate "C" = q.born and m.a%1$s = $1 and regexp_replace(m.folded, ''^.* '', '''') = q.given
      union all select s.person from (select distinct number_hash from import_asked where number_hash is not null) q
        join person_secret s on s.number_hash = q.number_hash join member_now m on m.person = s.person and m.a%1$s = $1', head.depth) using head.unit;
  end loop;
  insert into import_pool (import, n, person)
    select which, row_number() over (order by person), person from (select distinct person from import_met) met;
  get diagnostics counted = row_count;
  update import set compared_at = now() where id = which;
  return counted;
end $$;

-- What is known of some people of the pool, as JSON: what stands, what the last import said, and whether the account may write.
create function chibo.import_known(which uuid, from_n int, to_n int, only_people uuid[]) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  draft import := chibo.own_draft(which);
  writers uuid[] := chibo.heads('members.write');
  told text;
begin
  select json_agg(json_build_object(
      'person', p.id, 'version', p.version,
      'record', json_build_object('id', r.id, 'name', r.name, 'born', r.born, 'sex', r.sex, 'card', r.card, 'admittedOn', r.admitted_on,
        'officialOn', r.official_on, 'retiredOn', r.retired_on, 'workplace', r.workplace, 'permanentResidence', r.permanent_residence,
        'temporaryResidence', r.temporary_residence, 'actualResidence', r.actual_residence, 'skills', r.skills),
      'byImport', r.import is not null,
      'imported', (select json_build_object('name', i.name, 'born', i.born, 'sex', i.sex, 'card', i.card, 'admittedOn', i.admitted_on,
          'officialOn', i.official_on, 'retiredOn', i.retired_on, 'workplace', i.workplace, 'permanentResidence', i.permanent_residence,
          'temporaryResidence', i.temporary_residence, 'actualResidence', i.actual_residence, 'skills', i.skills)
        from person_record i where i.person = p.id and i.import is not null and i.recorded_at <= r.recorded_at order by i.recorded_at desc limit 1),
      'kept', (select coalesce(json_agg(k.field), '[]') from import_kept k where k.person = p.id),
      'statuses', (select coalesce(json_agg(json_build_object('id', s.id, 'status', s.status, 'from', s.from_on, 'to', nullif(s.to_on, 'infinity'),
          'byImport', s.import is not null) order by s.from_on), '[]') from person_status s where s.person = p.id and s.voided_at = 'infinity'),
      'belongs', (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'unit', a.unit, 'name', chibo.unit_name_on(a.unit, chibo.today()),
          'from', a.from_on, 'to', nullif(a.to_on, 'infinity'), 'byImport', a.import is not null, 'cause', a.cause, 'typedAt', a.recorded_at,
          'mine', chibo.below(a.unit, writers)) order by a.from_on), '[]')
        from affiliation a where a.person = p.id and a.voided_at = 'infinity' and chibo.today() < a.to_on),
      'writes', (select case when bool_or(m.kind = 'official') then bool_and(m.mine) filter (where m.kind = 'official') else coalesce(bool_or(m.mine), false) end
        from (select w.kind, array[w.a1, w.a2, w.a3, w.a4, w.a5, w.a6] && writers as mine from member_now w where w.person = p.id) m),
      'numbers', (select coalesce(json_agg(q.row), '[]') from person_secret x join import_row q on q.import = which and q.number_hash = x.number_hash where x.person = p.id),
      'hasNumber', exists (select from person_secret x where x.person = p.id)
    ))::text into told
  from import_pool o join person p on p.id = o.person join person_record r on r.person = p.id and r.voided_at = 'infinity'
  where o.import = which and o.n between from_n and to_n and (only_people is null or o.person = any (only_people));
  return coalesce(told, '[]');
end $$;
create index import_row_number on import_row (import, number_hash) where number_hash is not null;
create index import_pool_person on import_pool (import, person);

-- Whether what was compared still stands: nobody chosen was changed since, nobody new came into the cells of the file.
create function chibo.import_is_fresh(which uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare draft import := chibo.own_draft(which);
begin
  return not draft.stale and draft.compared_at is not null
    and not exists (select from import_row q join person p on p.id = q.person where q.import = which and p.version <> q.seen)
    and not exists (select from import_gone q join person p on p.id = q.person where q.import = which and p.version <> q.seen)
    and not exists (select from affiliation a where a.recorded_at >= draft.compared_at and a.voided_at = 'infinity'
      and a.unit in (select distinct cell from import_row where import = which and cell is not null));
end $$;
create index affiliation_recorded on affiliation (unit, recorded_at);

-- Writes a piece of what was decided (`writing.ts` says what). Refuses whole where a person or a unit is not the account's to write.
create function chibo.apply_import(which uuid, piece jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  draft import := chibo.own_draft(which);
  importers uuid[] := chibo.heads('members.import');
  writers uuid[] := chibo.heads('members.write');
begin
  create temp table if not exists import_written (row int, person uuid, is_new boolean, void_record uuid, void_statuses uuid[], void_affiliations uuid[],
    record jsonb, statuses jsonb, affiliations jsonb, sealed bytea, hash bytea, kept text[], overwritten text[]) on commit delete rows;
  truncate import_written;
  insert into import_written
    select w.row, w.person, w."isNew", w."voidRecord", w."voidStatuses", w."voidAffiliations", w.record, w.statuses, w.affiliations, decode(w.sealed, 'hex'), decode(w.hash, 'hex'), w.kept, w.overwritten
    from jsonb_to_recordset(piece) as w(row int, person uuid, "isNew" boolean, "voidRecord" uuid, "voidStatuses" uuid[], "voidAffiliations" uuid[],
      record jsonb, statuses jsonb, affiliations jsonb, sealed text, hash text, kept text[], overwritten text[]);
  analyze import_written;
  if exists (select from import_written w, jsonb_to_recordset(w.affiliations) as a(unit uuid, kept boolean)
      where not coalesce(a.kept, false) and not (chibo.below(a.unit, importers) and chibo.below(a.unit, writers)))
    or exists (select from import_written w where not w.is_new and not chibo.writes_person(w.person)) then
    raise exception 'not theirs to change' using errcode = 'insufficient_privilege';
  end if;
  insert into person (id) select person from import_written where is_new;
  insert into import_void (import, what, row, person)
    select which, 'record', void_record, person from import_written where void_record is not null
    union all select which, 'status', v, person from import_written, unnest(void_statuses) v
    union all select which, 'affiliation', v, person from import_written, unnest(void_affiliations) v;
  update person_record set voided_at = now(), voided_by = chibo.account()
    where id in (select void_record from import_written) and voided_at = 'infinity';
  update person_status set voided_at = now(), voided_by = chibo.account()
    where id in (select unnest(void_statuses) from import_written) and voided_at = 'infinity';
  update affiliation set voided_at = now(), voided_by = chibo.account()
    where id in (select unnest(void_affiliations) from import_written) and voided_at = 'infinity';
  insert into person_record (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence,
      temporary_residence, actual_residence, skills, import)
    select gen_random_uuid(), w.person, r.name, r.born, r.sex, r.card, r."admittedOn", r."officialOn", r."retiredOn", r.workplace, r."permanentResidence",
      r."temporaryResidence", r."actualResidence", r.skills, which
    from import_written w, jsonb_to_record(w.record) as r(name text, born text, sex text, card text, "admittedOn" date, "officialOn" date, "retiredOn" date,
      workplace text, "permanentResidence" text, "temporaryResidence" text, "actualResidence" text, skills text)
    where w.record is not null;
  insert into person_status (id, person, status, from_on, to_on, import)
    select gen_random_uuid(), w.person, s.status, s."from", coalesce(s."to", 'infinity'), which
    from import_written w, jsonb_to_recordset(w.statuses) as s(status text, "from" date, "to" date);
  insert into affiliation (id, person, kind, unit, from_on, to_on, cause, end_cause, import)
    select gen_random_uuid(), w.person, a.kind, a.unit, a."from", coalesce(a."to", 'infinity'), a.cause, a."endCause", which
    from import_written w, jsonb_to_recordset(w.affiliations) as a(kind text, unit uuid, "from" date, "to" date, cause text, "endCause" text);
  insert into import_void (import, what, row, person, sealed, hash, of_import)
    select which, 'number', s.person, s.person, s.number_sealed, s.number_hash, s.import
    from import_written w join person_secret s on s.person = w.person where w.sealed is not null;
  insert into person_secret (person, number_sealed, number_hash, import)
    select w.person, w.sealed, w.hash, which from import_written w where w.sealed is not null
  on conflict (person) do update set number_sealed = excluded.number_sealed, number_hash = excluded.number_hash, recorded_at = now(),
    recorded_by = chibo.account(), import = excluded.import;
  delete from import_kept k using import_written w where k.person = w.person and k.field = any (w.overwritten);
  insert into import_kept (person, field, import)
    select w.person, f, which from import_written w, unnest(w.kept) f on conflict (person, field) do nothing;
end $$;

create function chibo.close_import(which uuid, told jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare draft import := chibo.own_draft(which);
begin
  delete from import_row where import = which;
  delete from import_gone where import = which;
  delete from import_pool where import = which;
  perform chibo.erase_answers(which::text);
  update import set state = 'accepted', accepted_at = now(), accepted_by = chibo.account(), expires_at = null, counts = told, notice = null,
    cells = '{}', stale = false, head = null
    where id = which;
end $$;
comment on function chibo.close_import(uuid, jsonb) is 'Accepted: of the file remain its name, its fingerprint and counts.';

-- Later work that hangs on an accepted import, person by person: null where it can be taken back as it stands.
create function chibo.import_people(which uuid)
  returns table (person uuid, name text, is_new boolean, hangs text, later_at timestamptz, later_by text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  of import;
begin
  select * into of from import i where i.id = which and i.state = 'accepted';
  if of.id is null or not chibo.may('members.import', of.unit) then return; end if;
  return query
  with touched as materialized (
    select r.person from person_record r where r.import = which union select s.person from person_status s where s.import = which
    union select a.person from affiliation a where a.import = which union select v.person from import_void v where v.import = which
    union select x.person from person_secret x where x.import = which
  ), facts as (
    select 'record' as what, r.id, r.person, r.recorded_at, r.recorded_by, r.voided_at, r.import, r.copy_of from person_record r join touched t on t.person = r.person
    union all select 'status', s.id, s.person, s.recorded_at, s.recorded_by, s.voided_at, s.import, s.copy_of from person_status s join touched t on t.person = s.person
    union all select 'affiliation', a.id, a.person, a.recorded_at, a.recorded_by, a.voided_at, a.import, a.copy_of from affiliation a join touched t on t.person = a.person
  ), later as ( -- what stands and was written after it by something else; a row restored by a taking back is as old as what it repeats
    select distinct on (f.person) f.person, f.what, f.recorded_at, f.recorded_by, f.import
    from facts f
    where f.voided_at = 'infinity' and f.import is distinct from which and f.recorded_at > of.accepted_at
      and not exists (select from facts o where o.id = f.copy_of and o.recorded_at <= of.accepted_at)
    order by f.person, (f.what = 'affiliation') desc, f.recorded_at desc
  ), broken as ( -- a row it wrote that stands no more, nor does what repeats it
    select distinct on (f.person) f.person, f.what, f.voided_at, v.voided_by
    from facts f cross join lateral (
      select coalesce((select r.voided_by from person_record r where r.id = f.id), (select s.voided_by from person_status s where s.id = f.id),
        (select a.voided_by from affiliation a where a.id = f.id)) as voided_by) v
    where f.import = which and f.copy_of is null and f.voided_at < 'infinity'
      and not exists (select from facts c where c.copy_of = f.id and c.voided_at = 'infinity')
    order by f.person, (f.what = 'affiliation') desc, f.voided_at desc
  )
  select t.person,
    (select r.name from person_record r where r.person = t.person order by r.import = which desc nulls last, r.recorded_at desc limit 1),
    not exists (select from import_void v where v.import = which and v.person = t.person)
      and not exists (select from facts f where f.person = t.person and f.recorded_at < of.accepted_at),
    case when p.merged_into is not null then 'merged'
      when l.person is not null and l.import is not null then 'imported'
      when coalesce(l.what, b.what) = 'affiliation' then 'moved'
      when l.person is not null or b.person is not null then 'corrected'
      when exists (select from post o where o.person = t.person and o.recorded_at > of.accepted_at and o.voided_at = 'infinity') then 'post'
      when not chibo.writes_person(t.person) then 'beyond' end,
    coalesce(l.recorded_at, b.voided_at), chibo.name_of_account(coalesce(l.recorded_by, b.voided_by))
  from touched t join person p on p.id = t.person left join later l on l.person = t.person left join broken b on b.person = t.person;
end $$;

-- Takes back what an import wrote about these people: its rows are voided, what they made an end of stands again as copies.
create function chibo.undo_import(which uuid, people uuid[]) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of import;
begin
  select * into of from import i where i.id = which and i.state = 'accepted' for update;
  if of.id is null or not chibo.may('members.import', of.unit)
    or exists (select from unnest(people) p where not chibo.writes_person(p)) then
    raise exception 'not theirs to change' using errcode = 'insufficient_privilege';
  end if;
  -- restored first where nothing is in the way is impossible: a period may stand once only, so what it wrote goes first
  update person_status set voided_at = now(), voided_by = chibo.account() where import = which and person = any (people) and voided_at = 'infinity';
  update affiliation set voided_at = now(), voided_by = chibo.account() where import = which and person = any (people) and voided_at = 'infinity';
  update person_record set voided_at = now(), voided_by = chibo.account() where import = which and person = any (people) and voided_at = 'infinity';
  insert into person_record (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence,
      temporary_residence, actual_residence, skills, import, copy_of)
    select gen_random_uuid(), r.person, r.name, r.born, r.sex, r.card, r.admitted_on, r.official_on, r.retired_on, r.workplace, r.permanent_residence,
      r.temporary_residence, r.actual_residence, r.skills, r.import, coalesce(r.copy_of, r.id)
    from import_void v join person_record r on r.id = v.row where v.import = which and v.what = 'record' and v.person = any (people);
  insert into person_status (id, person, status, from_on, to_on, import, copy_of)
    select gen_random_uuid(), s.person, s.status, s.from_on, s.to_on, s.import, coalesce(s.copy_of, s.id)
    from import_void v join person_status s on s.id = v.row where v.import = which and v.what = 'status' and v.person = any (people);
  insert into affiliation (id, person, kind, unit, from_on, to_on, cause, end_cause, import, copy_of)
    select gen_random_uuid(), a.person, a.kind, a.unit, a.from_on, a.to_on, a.cause, a.end_cause, a.import, coalesce(a.copy_of, a.id)
    from import_void v join affiliation a on a.id = v.row where v.import = which and v.what = 'affiliation' and v.person = any (people);
  delete from person_secret where import = which and person = any (people);
  insert into person_secret (person, number_sealed, number_hash, import)
    select v.person, v.sealed, v.hash, v.of_import from import_void v where v.import = which and v.what = 'number' and v.person = any (people)
  on conflict (person) do nothing;
  delete from import_void where import = which and person = any (people);
  delete from import_kept where import = which and person = any (people);
  return cardinality(people);
end $$;

create function chibo.close_undo(which uuid, taken_back int, left_over int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update import set state = case when left_over = 0 then 'undone' else state end, undone_at = now(), undone_by = chibo.account(),
      undone_rows = coalesce(undone_rows, 0) + taken_back
    where id = which and state = 'accepted' and chibo.may('members.import', unit);
end $$;

grant execute on function chibo.find_import_pool(uuid), chibo.import_known(uuid, int, int, uuid[]), chibo.import_is_fresh(uuid),
  chibo.apply_import(uuid, jsonb), chibo.close_import(uuid, jsonb), chibo.import_people(uuid), chibo.undo_import(uuid, uuid[]),
  chibo.close_undo(uuid, int, int) to chibo_app;
