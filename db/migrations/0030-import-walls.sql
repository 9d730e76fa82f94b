-- The second wall of the import, the log and the stored answers: each holds by itself, whatever the application asks for.

-- A row of a draft names no cell but one at or below the unit the list was given for: with the people of that cell it is compared.
create function chibo.keep_cells_within() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from (select distinct w.import, w.cell from written w where w.cell is not null) named join import i on i.id = named.import
      where not chibo.below(named.cell, array[i.unit])) then
    raise exception 'no cell of the unit the list was given for' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger cells_within_when_read after insert on import_row referencing new table as written
  for each statement execute function chibo.keep_cells_within();
create trigger cells_within_when_compared after update on import_row referencing new table as written
  for each statement execute function chibo.keep_cells_within();

-- As before, and a cell that has moved away since it was named brings nobody.
create or replace function chibo.find_import_pool(which uuid) returns int
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
    where m.unit in (select named.cell from (select distinct cell from import_row where import = which and cell is not null) named
      where chibo.below(named.cell, array[draft.unit]) and chibo.below(named.cell, chibo.heads('members.read')));
  for head in select p.unit, p.depth from unnest(chibo.heads('members.read')) h join unit_path p on p.unit = h loop
    execute format('insert into import_met
      select m.person from (select distinct name_key from import_asked) q join member_now m on m.a%1$s = $1 and m.name_key = q.name_key
      union all select m.person from (select distinct card from import_asked where card is not null) q join member_now m on m.card collate "C" = q.card and m.a%1$s = $1
      union all select m.person from (select distinct born, given from import_asked where length(born) = 10) q
        join member_now m on m.born collate "C" = q.born and m.a%1$s = $1 and regexp_replace(m.folded, ''^.* '', '''') = q.given
      union all select s.person from (select distinct number_hash from import_asked where number_hash is not null) q
        join person_secret s on s.number_hash = q.number_hash join member_now m on m.person = s.person and m.a%1$s = $1', head.depth) using head.unit;
  end loop;
  perform chibo.meet_people_gone();
  insert into import_pool (import, n, person)
    select which, row_number() over (order by person), person from (select distinct person from import_met) met;
  get diagnostics counted = row_count;
  update import set compared_at = now() where id = which;
  return counted;
end $$;

-- What a piece of an import would void or add that is not its account's. Voided is only what is of the person the row is about; people
-- are added only where the list was given for; what ends a belonging elsewhere shortens one that it voids.
create function chibo.import_oversteps(draft import) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  importers uuid[] := chibo.heads('members.import');
  writers uuid[] := chibo.heads('members.write');
begin
  return exists (select from import_written w where w.is_new is not true and not chibo.writes_person(w.person))
    or exists (select from import_written w where w.is_new and coalesce(jsonb_array_length(w.affiliations), 0) = 0)
    or exists (select from import_written w where w.void_record is not null
      and not exists (select from person_record r where r.id = w.void_record and r.person = w.person))
    or exists (select from import_written w, unnest(w.void_statuses) v
      where not exists (select from person_status s where s.id = v and s.person = w.person))
    or exists (select from import_written w, unnest(w.void_affiliations) v
      where not exists (select from affiliation a where a.id = v and a.person = w.person))
    or exists (select from import_written w, jsonb_to_recordset(w.affiliations) as a(kind text, unit uuid, "from" date, "to" date, kept boolean)
      where not (chibo.below(a.unit, importers) and chibo.below(a.unit, writers) and chibo.below(a.unit, array[draft.unit]))
        and not (coalesce(a.kept, false) and exists (select from affiliation o where o.id = any (w.void_affiliations) and o.person = w.person
          and o.unit = a.unit and o.kind = a.kind and o.voided_at = 'infinity' and o.from_on <= a."from" and coalesce(a."to", 'infinity') <= o.to_on)));
end $$;

-- Writes a piece of what was decided (`writing.ts` says what). Refuses whole where a person or a unit is not the account's to write.
create or replace function chibo.apply_import(which uuid, piece jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  draft import := chibo.own_draft(which);
begin
  create temp table if not exists import_written (row int, person uuid, is_new boolean, void_record uuid, void_statuses uuid[], void_affiliations uuid[],
    record jsonb, statuses jsonb, affiliations jsonb, sealed bytea, hash bytea, kept text[], overwritten text[]) on commit delete rows;
  truncate import_written;
  insert into import_written
    select w.row, w.person, w."isNew", w."voidRecord", w."voidStatuses", w."voidAffiliations", w.record, w.statuses, w.affiliations, decode(w.sealed, 'hex'), decode(w.hash, 'hex'), w.kept, w.overwritten
    from jsonb_to_recordset(piece) as w(row int, person uuid, "isNew" boolean, "voidRecord" uuid, "voidStatuses" uuid[], "voidAffiliations" uuid[],
      record jsonb, statuses jsonb, affiliations jsonb, sealed text, hash text, kept text[], overwritten text[]);
  analyze import_written;
  if chibo.import_oversteps(draft) then
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

-- Has the account ever held a role at this unit, above it, or one that reaches everywhere? Wide on purpose: an event is written after
-- what it tells of, when a role may have ended and a unit may have been closed or moved.
create function chibo.has_held(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from seat s where s.account = chibo.account() and (s.unit = which
    or exists (select from unit_reach r where r.unit = which and r.ancestor = s.unit)
    or exists (select from grant_line g where g.role = s.role and g.reach = 'everywhere')))
$$;

-- The application writes into the chain of a unit only for somebody who has had to do with it.
create or replace function chibo.append_event(at_unit uuid, what text, happened_on date, says jsonb) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before event;
  made event;
  grain bytea := gen_random_bytes(16);
begin
  -- whoever has not signed in yet writes only that an account was opened
  if current_setting('role') <> 'none' and not (chibo.has_held(at_unit) or (chibo.account() is null and what like 'accounts.%')) then
    raise exception 'no event of theirs' using errcode = 'insufficient_privilege';
  end if;
  -- one writer per unit, so that a chain never forks
  perform pg_advisory_xact_lock(hashtextextended(at_unit::text, 727012));
  select * into before from event where unit = at_unit order by n desc limit 1;
  made.n := coalesce(before.n, 0) + 1;
  made.actor := chibo.account();
  made.at := clock_timestamp();
  made.body_hash := sha256(grain || convert_to(says::text, 'UTF8'));
  made.prev_hash := coalesce(before.hash, '\x');
  made.hash := chibo.hash_of_event(at_unit, made.n, made.actor, what, happened_on, made.at, made.body_hash, made.prev_hash);
  insert into event (unit, n, actor, command, on_day, at, body_hash, prev_hash, hash)
    values (at_unit, made.n, made.actor, what, happened_on, made.at, made.body_hash, made.prev_hash, made.hash)
    returning seq into made.seq;
  insert into event_body (seq, salt, body) values (made.seq, grain, says);
  return made.seq;
end $$;

-- Whoever's command it was, its stored answer goes when what it is about is erased; that it was done stays. The application erases
-- only what was answered about a draft of the account's own, or in a reconciliation of a unit it has had to do with.
create function chibo.may_erase_answers(about uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from import i where i.id = about and i.uploaded_by = chibo.account())
    or exists (select from reconciliation q where chibo.has_held(q.unit) and q.id in (
      select about
      union all select l.reconciliation from list l where l.id = about
      union all select s.reconciliation from subject s where s.id = about
      union all select p.reconciliation from pair p where p.id = about))
$$;

create or replace function chibo.erase_answers(about text) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare erased bigint;
begin
  if current_setting('role') <> 'none' and not (pg_input_is_valid(about, 'uuid') and chibo.may_erase_answers(about::uuid)) then
    raise exception 'no answers of theirs' using errcode = 'insufficient_privilege';
  end if;
  update command set result = null where subject = about and result is not null;
  get diagnostics erased = row_count;
  return erased;
end $$;
