-- A list may name somebody whose belonging ended: moved away, left, removed, deceased. They are in no list of today, and yet no second
-- record of them is to arise unseen. They are compared with its rows too, as far as the account had them last.

alter table import_row drop constraint import_row_stands_check, add constraint import_row_stands_check
  check (stands in ('same', 'kept', 'changed', 'new', 'doubtful', 'returning', 'waiting', 'double', 'elsewhere'));

-- member_now has these of whoever belongs somewhere today; of the others they are looked for here
create index person_record_card on person_record (card collate "C") where voided_at = 'infinity' and card is not null;
create index person_record_born on person_record (born collate "C") where voided_at = 'infinity' and length(born) = 10;

-- Adds to `import_met` who belongs nowhere today and may be meant by a row of `import_asked`. A name alone says little: of a namesake
-- the year or the day and month have to agree, or one of the two dates has to be unknown.
create function chibo.meet_people_gone() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into import_met
    select met.person from (
      select r.person from import_asked q join person_record r on r.name_key = q.name_key and r.voided_at = 'infinity'
        and (q.born is null or r.born is null or left(r.born, 4) = left(q.born, 4) or (length(q.born) = 10 and substr(r.born, 6) = substr(q.born, 6)))
      union select r.person from (select distinct card from import_asked where card is not null) q
        join person_record r on r.card collate "C" = q.card and r.voided_at = 'infinity' and r.card is not null
      union select r.person from (select distinct born, given from import_asked where length(born) = 10) q
        join person_record r on r.born collate "C" = q.born and r.voided_at = 'infinity' and length(r.born) = 10
          and regexp_replace(r.folded, '^.* ', '') = q.given
      union select s.person from (select distinct number_hash from import_asked where number_hash is not null) q
        join person_secret s on s.number_hash = q.number_hash) met
    join person p on p.id = met.person and p.merged_into is null
    where not exists (select from member_now m where m.person = met.person)
      and chibo.sees_person('members.read', met.person, chibo.today(), 'infinity');
end $$;

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
  perform chibo.meet_people_gone();
  insert into import_pool (import, n, person)
    select which, row_number() over (order by person), person from (select distinct person from import_met) met;
  get diagnostics counted = row_count;
  update import set compared_at = now() where id = which;
  return counted;
end $$;

-- How it is written that somebody belongs nowhere any more: since when, why, and the cell they had last, where it is the account's to
-- know. `until`: before which day all their belongings end; null where one is open. Null for whoever stands in a list of today.
create function chibo.how_they_ended(which uuid) returns json
  language sql stable security definer set search_path = public, pg_temp as $$
  select json_build_object('on', coalesce(s.from_on, l.to_on), 'cause', coalesce(s.status, l.end_cause, 'ended'),
    'cell', case when chibo.may_on('members.read', l.unit, least(chibo.today(), l.to_on - 1)) then chibo.unit_name_on(l.unit, least(chibo.today(), l.to_on - 1)) end,
    'until', (select nullif(max(a.to_on), 'infinity') from affiliation a where a.person = which and a.voided_at = 'infinity'))
  from (select a.* from affiliation a where a.person = which and a.voided_at = 'infinity'
      order by a.to_on desc, (a.kind = 'official') desc, a.from_on desc limit 1) l
    left join person_status s on s.person = which and s.voided_at = 'infinity' and s.to_on = 'infinity' and s.status in ('removed', 'left', 'deceased')
  where not exists (select from member_now m where m.person = which)
$$;

create or replace function chibo.import_known(which uuid, from_n int, to_n int, only_people uuid[]) returns text
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
      'writes', (select case when count(*) = 0 then chibo.writes_person(p.id)
          when bool_or(m.kind = 'official') then bool_and(m.mine) filter (where m.kind = 'official') else bool_or(m.mine) end
        from (select w.kind, array[w.a1, w.a2, w.a3, w.a4, w.a5, w.a6] && writers as mine from member_now w where w.person = p.id) m),
      'past', chibo.how_they_ended(p.id),
      'numbers', (select coalesce(json_agg(q.row), '[]') from person_secret x join import_row q on q.import = which and q.number_hash = x.number_hash where x.person = p.id),
      'hasNumber', exists (select from person_secret x where x.person = p.id)
    ))::text into told
  from import_pool o join person p on p.id = o.person join person_record r on r.person = p.id and r.voided_at = 'infinity'
  where o.import = which and o.n between from_n and to_n and (only_people is null or o.person = any (only_people));
  return coalesce(told, '[]');
end $$;
