-- The member's own page: whose account it is, what is stored and from where, who has read it, what was said and what the member says to
-- it, what is asked for and what was answered. Every function here asks for one's own record, or for whoever answers for the member.

alter table account add column person uuid unique references person;
comment on column account.person is
  'Whose account it is in the register, where that was said. One person, one account; where the person was merged, whoever was kept counts.';
create index person_merged on person (merged_into) where merged_into is not null;

create function chibo.kept_person(which uuid) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(p.merged_into, p.id) from person p where p.id = which
$$;

create function chibo.own_person() returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(p.merged_into, p.id) from account a join person p on p.id = a.person where a.id = chibo.account() and a.closed_at is null
$$;
comment on function chibo.own_person() is 'The person behind the account of this transaction; null where it was linked to none.';

create function chibo.led_to(which uuid) returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(p.id) from person p where p.id = which or p.merged_into = which
$$;

-- Where somebody belongs officially, or, where nowhere, in another way; where they belong nowhere any more, where they last did.
create function chibo.answering_units(which uuid) returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  with had as (
    select a.kind, a.unit, case when chibo.today() < a.to_on then 'infinity' else a.to_on end as until from affiliation a
    where a.person = chibo.kept_person(which) and a.voided_at = 'infinity' and a.from_on <= chibo.today()
  ), last as (select kind, unit from had where until = (select max(until) from had))
  select coalesce(array_agg(distinct unit), '{}') from last
  where kind = 'official' or not exists (select from last where kind = 'official')
$$;

create function chibo.answers_for(action text, which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  with at as (select u from unnest(chibo.answering_units(which)) u)
  select exists (select from at) and not exists (select from at where not chibo.may(answers_for.action, at.u))
    and chibo.sees_person(answers_for.action, chibo.kept_person(which), chibo.today(), 'infinity')
$$;
comment on function chibo.answers_for(text, uuid) is
  'Whether the account answers for a person in this: all of where they officially belong today, or last did, is within reach, and so are they. Moves along with the person.';

create function chibo.is_own_or_answered(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(which = chibo.own_person(), false) or chibo.answers_for('requests.answer', which)
$$;

-- Whose an account is.

create function chibo.account_person(which uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('name', a.name, 'closed', a.closed_at is not null, 'kept', chibo.keeps_account(a.id), 'person', k.id,
      'personName', case when chibo.sees_person('members.read', k.id, chibo.today(), 'infinity') then r.name end)
    from account a left join lateral (select chibo.kept_person(a.person) as id) k on true
    left join person_record r on r.person = k.id and r.voided_at = 'infinity'
    where a.id = which and exists (select from chibo.accounts_within() w where w.id = which)
$$;

create function chibo.is_linked(which uuid, but_not uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from account a where a.id <> but_not and a.closed_at is null and a.person = any (chibo.led_to(chibo.kept_person(which))))
    and chibo.heads('accounts.write') <> '{}'
$$;

alter table account_news drop constraint account_news_kind_check,
  add constraint account_news_kind_check check (kind in ('slipGiven', 'slipUsed', 'loginSet', 'loginTaken', 'linked', 'unlinked'));
comment on table account_news is
  'What others did to an account''s ways in, or said of whose it is, for its holder alone, until it is seen and for 90 days at most.';
alter table proposal drop constraint proposal_kind_check,
  add constraint proposal_kind_check check (kind in ('giveRole', 'endRole', 'openAccount', 'closeAccount', 'standIn', 'recovery', 'removal',
    'merge', 'undoMerge', 'erasure', 'unitMerge', 'provincialLogin', 'endLogin', 'link', 'unlink'));

-- Whoever is said to hold an account reads a whole record with it: two say it, of no account of theirs, and the holder is told.
create function chibo.link_account(which uuid, of_person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before uuid := (select a.person from account a where a.id = which);
begin
  perform chibo.must(which <> chibo.account() and chibo.keeps_account(which) and (of_person is null or (
    chibo.sees_person('members.read', of_person, chibo.today(), 'infinity') and not chibo.is_linked(of_person, which))));
  if before is not distinct from of_person then return; end if;
  if of_person is null then perform chibo.must_be_two('unlink', jsonb_build_object('account', which, 'person', before));
  else perform chibo.must_be_two('link', jsonb_build_object('account', which, 'person', of_person)); end if;
  update account set person = null where person = any (chibo.led_to(of_person)) and closed_at is not null;
  update account set person = of_person where id = which;
  insert into account_news (account, kind, given_by) values (which, case when of_person is null then 'unlinked' else 'linked' end, chibo.account());
end $$;

create function chibo.find_people(words text[], most int) returns table (person uuid, name text, born text, at text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (select chibo.heads('members.read') as heads)
  select m.person, m.name, m.born, m.at from (
    select distinct on (m.person) m.person, m.name, m.name_key, m.born, chibo.unit_name_on(m.unit, chibo.today()) as at
    from member_token t join member_now m on m.affiliation = t.affiliation cross join heads h
    where cardinality(words) > 0 and t.token ^@ words[1]
      and (t.a1 = any (h.heads) or t.a2 = any (h.heads) or t.a3 = any (h.heads) or t.a4 = any (h.heads) or t.a5 = any (h.heads) or t.a6 = any (h.heads))
      and not exists (select from unnest(words) w where not exists (
        select from member_token o where o.affiliation = t.affiliation and o.token ^@ w))
    order by m.person, m.kind) m order by m.name_key, m.person limit most
$$;
comment on function chibo.find_people(text[], int) is 'Members within reach by the beginnings of words of a name, to say whose an account is.';

create function chibo.answered_units(action text, which uuid) returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.answering_units(which) where chibo.answers_for(answered_units.action, which)
$$;

grant execute on function chibo.own_person(), chibo.answered_units(text, uuid),
  chibo.account_person(uuid), chibo.is_linked(uuid, uuid), chibo.link_account(uuid, uuid), chibo.find_people(text[], int) to chibo_app;

-- What is stored, and from where.

create function chibo.source_of(by_account uuid, at timestamptz, of_import uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  with d as (select (at at time zone 'Asia/Ho_Chi_Minh')::date as on_day)
  select case
    when of_import is not null then coalesce((select jsonb_build_object('how', 'list', 'unit', chibo.unit_name_on(i.unit, d.on_day), 'role', null, 'on', d.on_day)
      from import i where i.id = of_import), jsonb_build_object('how', 'list', 'unit', null, 'role', null, 'on', d.on_day))
    when by_account is not null then coalesce((select jsonb_build_object('how', 'typed', 'unit', chibo.unit_name_on(s.unit, d.on_day), 'role', s.role, 'on', d.on_day)
      from seat s where s.account = by_account and s.from_on <= d.on_day and d.on_day < s.to_on
      order by exists (select from grant_line g where g.role = s.role and g.action = 'members.write') desc, s.from_on, s.id limit 1),
      jsonb_build_object('how', 'typed', 'unit', null, 'role', null, 'on', d.on_day))
    else jsonb_build_object('how', 'begin', 'unit', null, 'role', null, 'on', d.on_day) end
  from d
$$;
comment on function chibo.source_of(uuid, timestamptz, uuid) is 'From where a row came: a list read into the register, or an office that typed it. Never a name.';

-- Every record ever typed, oldest first, each with its source: which field came from where follows from them. What stands of the rest.
create function chibo.own_facts(which uuid) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from person p where p.id = which and p.merged_into is null) or not chibo.is_own_or_answered(which) then return null; end if;
  return (select jsonb_build_object(
    'person', which, 'version', p.version,
    'records', coalesce((select jsonb_agg(to_jsonb(r) || jsonb_build_object('stands', r.voided_at = 'infinity',
        'typed_at', coalesce(o.recorded_at, r.recorded_at),
        'source', chibo.source_of(coalesce(o.recorded_by, r.recorded_by), coalesce(o.recorded_at, r.recorded_at), coalesce(o.import, r.import)))
        order by r.recorded_at, r.id)
      from person_record r left join person_record o on o.id = r.copy_of where r.person = which), '[]'),
    'statuses', coalesce((select jsonb_agg(jsonb_build_object('status', s.status, 'from_on', s.from_on, 'to_on', s.to_on,
        'typed_at', coalesce(o.recorded_at, s.recorded_at),
        'source', chibo.source_of(coalesce(o.recorded_by, s.recorded_by), coalesce(o.recorded_at, s.recorded_at), coalesce(o.import, s.import))) order by s.from_on)
      from person_status s left join person_status o on o.id = s.copy_of where s.person = which and s.voided_at = 'infinity'), '[]'),
    'affiliations', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'unit', a.unit,
        'unit_name', chibo.unit_name_on(a.unit, least(chibo.today(), a.to_on - 1)), 'above_name', chibo.name_above_on(a.unit, least(chibo.today(), a.to_on - 1)),
        'from_on', a.from_on, 'to_on', a.to_on, 'cause', a.cause,
        'source', chibo.source_of(coalesce(o.recorded_by, a.recorded_by), coalesce(o.recorded_at, a.recorded_at), coalesce(o.import, a.import))) order by a.from_on, a.id)
      from affiliation a left join affiliation o on o.id = a.copy_of where a.person = which and a.voided_at = 'infinity'), '[]'),
    'posts', coalesce((select jsonb_agg(jsonb_build_object('title', t.title, 'unit_name', chibo.unit_name_on(t.unit, least(chibo.today(), t.to_on - 1)),
        'from_on', t.from_on, 'to_on', t.to_on, 'decision', t.decision,
        'source', chibo.source_of(coalesce(o.recorded_by, t.recorded_by), coalesce(o.recorded_at, t.recorded_at), null)) order by t.from_on, t.id)
      from post t left join post o on o.id = t.copy_of where t.person = any (chibo.led_to(which)) and t.voided_at = 'infinity'), '[]'),
    'number', (select chibo.source_of(x.recorded_by, x.recorded_at, x.import) from person_secret x where x.person = which))
    from person p where p.id = which);
end $$;

create function chibo.own_number() returns bytea
  language sql stable security definer set search_path = public, pg_temp as $$
  select x.number_sealed from person_secret x where x.person = chibo.own_person()
$$;

grant execute on function chibo.own_facts(uuid), chibo.own_number() to chibo_app;

-- What was said about somebody: imports that wrote, records that were merged, and where the last comparison of lists left whoever bears
-- their card and their name there. What is said by later subjects comes to stand here, too.

create index subject_card on subject (card) where card is not null;

create function chibo.own_said(which uuid) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not chibo.is_own_or_answered(which) then return null; end if;
  return jsonb_build_object(
    'merges', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'at', m.merged_at, 'source', chibo.source_of(m.merged_by, m.merged_at, null)) order by m.merged_at)
      from merge m where m.kept = which and m.undone_at is null), '[]'),
    'cases', coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'stands', c.stands, 'at', c.at, 'on', (c.at at time zone 'Asia/Ho_Chi_Minh')::date, 'unit', chibo.unit_name_on(c.unit, chibo.today()),
        'sender', c.sender, 'receiver', c.receiver, 'attempts', c.attempts) order by c.at)
      from (select distinct on (s.reconciliation, s.id) s.id, st.stands, r.at, s.unit, st.sender, st.receiver,
          coalesce((select jsonb_agg(jsonb_build_object('on', t.on_day, 'way', t.way, 'outcome', t.outcome) order by t.on_day, t.recorded_at)
            from attempt t where t.case_id = s.id and not exists (select from attempt l where l.corrects = t.id)), '[]') as attempts
        from person_record p
        join subject s on s.card = p.card and s.folded = p.folded and s.merged_into is null
        join standing st on st.subject = s.id
        join run r on r.id = st.run
        where p.person = which and p.voided_at = 'infinity'
        order by s.reconciliation, s.id, r.number desc) c), '[]'));
end $$;
grant execute on function chibo.own_said(uuid) to chibo_app;

create table own_word (
  id uuid primary key,
  person uuid not null references person,
  about text not null check (about ~ '^(status|record|merge|case|remark):[a-zA-Z0-9:-]{1,80}$'),
  words text not null check (words <> '' and length(words) <= 1000),
  basis text not null check (basis in ('own', 'paper')),
  at timestamptz not null default now(),
  by uuid not null references account default chibo.account()
);
comment on table own_word is 'What a member says to something said about them: stands beside it, is added to and never written over.';
create index on own_word (person, about, at);
create index on own_word (about);
call chibo.wall_off('own_word');

create function chibo.say_own(which uuid, of_person uuid, of_what text, of_words text, on_basis text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(case on_basis when 'own' then of_person = chibo.own_person() else chibo.answers_for('requests.answer', of_person) end);
  insert into own_word (id, person, about, words, basis) values (which, of_person, of_what, of_words, on_basis);
end $$;

-- For the member, and for whoever has them.
create function chibo.own_words(which uuid) returns table (id uuid, about text, words text, basis text, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.about, w.words, w.basis, w.at from own_word w
  where w.person = any (chibo.led_to(which)) and (which = chibo.own_person() or chibo.sees_person('members.read', which, chibo.today(), 'infinity'))
  order by w.at, w.id
$$;

create function chibo.words_of_case(of_case uuid) returns table (id uuid, about text, words text, basis text, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.about, w.words, w.basis, w.at from subject s join own_word w on w.about = 'case:' || s.id
  where s.id = of_case and chibo.below(s.unit, chibo.heads('reconciliation.read'))
  order by w.at, w.id
$$;
grant execute on function chibo.say_own(uuid, uuid, text, text, text), chibo.own_words(uuid), chibo.words_of_case(uuid) to chibo_app;

-- Who has read it.

create table reading_release (
  account uuid not null references account on delete cascade,
  person uuid not null references person,
  until_at timestamptz not null default now(),
  primary key (account, person)
);
comment on table reading_release is 'An inspector has let a person know of what was read of them until then, before the term that withholds it is over.';
call chibo.wall_off('reading_release');

create function chibo.may_tell_readers(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(which = chibo.own_person(), false)
    or (chibo.answers_for('requests.answer', which) and chibo.sees_person('audit.readings', which, chibo.today(), 'infinity'))
$$;
comment on function chibo.may_tell_readers(uuid) is 'Oneself, and whoever answers for personal data; an office does not learn this way who has read whom.';

create function chibo.is_withheld(by_account uuid, of_people uuid[], at timestamptz, since timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select is_withheld.at >= since
    and exists (select from seat s where s.account = by_account and s.role = 'inspector'
      and s.from_on <= (is_withheld.at at time zone 'Asia/Ho_Chi_Minh')::date and (is_withheld.at at time zone 'Asia/Ho_Chi_Minh')::date < s.to_on)
    and not exists (select from reading_release r where r.account = by_account and r.person = any (of_people) and is_withheld.at <= r.until_at)
$$;

-- One row for what an account did in one way on one day. `withheld_since`: what inspectors read from then on is not told unless released.
-- That the linked account looks through the own page is no line; whatever else it reads is one, as anybody's is.
create function chibo.own_readings(which uuid, since timestamptz, withheld_since timestamptz)
  returns table (account uuid, name text, role text, unit text, on_day date, last_at timestamptz, times int, people int, operation text, reasons text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  with ids as materialized (select chibo.led_to(which) as ids where chibo.may_tell_readers(which)),
  own as (select a.id from account a, ids where a.person = any (ids.ids)),
  seen as (
    select r.account, r.operation, (r.at at time zone 'Asia/Ho_Chi_Minh')::date as on_day, max(r.at) as last_at, count(*)::int as times,
      max(cardinality(r.subjects)) as people, array_remove(array_agg(distinct r.reason), null) as reasons
    from ids, read_log r
    where r.subjects && ids.ids and r.at >= since and not (r.operation in ('getMine', 'listMyReaders') and r.account in (select id from own))
      and not chibo.is_withheld(r.account, ids.ids, r.at, withheld_since)
    group by 1, 2, 3)
  select s.account, a.name, e.role, chibo.unit_name_on(e.unit, s.on_day), s.on_day, s.last_at, s.times, s.people, s.operation, s.reasons
  from seen s join account a on a.id = s.account
  left join lateral (select t.role, t.unit from seat t where t.account = s.account and t.from_on <= s.on_day and s.on_day < t.to_on
    order by t.basis = 'temporary' desc, t.from_on, t.id limit 1) e on true
  order by s.last_at desc, s.operation
$$;

-- Whoever was given access for a time to a unit where somebody belonged in that time.
create function chibo.own_temporary(which uuid, since date, withheld_since timestamptz)
  returns table (name text, role text, unit text, from_on date, to_on date, reason text, given_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.name, s.role, chibo.unit_name_on(s.unit, chibo.today()), s.from_on, s.to_on, s.reason, s.given_at
  from seat s join account a on a.id = s.account
  where chibo.may_tell_readers(which) and s.basis = 'temporary' and s.to_on > since
    and exists (select from grant_line g where g.role = s.role and g.action = 'members.read')
    and exists (select from affiliation f join unit_reach r on r.unit = f.unit and r.ancestor = s.unit
      and r.from_on < s.to_on and s.from_on < r.to_on
      where f.person = which and f.voided_at = 'infinity' and f.from_on < s.to_on and s.from_on < f.to_on)
    and not (s.role = 'inspector' and s.given_at >= withheld_since
      and not exists (select from reading_release l where l.account = s.account and l.person = any (chibo.led_to(which)) and s.given_at <= l.until_at))
  order by s.from_on desc, a.name
$$;

-- An inspector's own readings that are withheld, by whom they were about.
create function chibo.withheld_readings(since timestamptz, most int, beyond int)
  returns table (person uuid, name text, unit text, last_at timestamptz, times int, found int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select chibo.kept_person(i.id) as person, max(r.at) as last_at, count(*)::int as times
    from read_log r cross join lateral unnest(r.subjects) i(id)
    where r.account = chibo.account() and r.at >= since and chibo.heads('readings.release') <> '{}'
      and chibo.is_withheld(r.account, chibo.led_to(chibo.kept_person(i.id)), r.at, since)
    group by 1)
  select m.person, r.name, (select chibo.unit_name_on(u, chibo.today()) from unnest(chibo.answering_units(m.person)) u limit 1), m.last_at, m.times,
    (count(*) over ())::int
  from mine m join person_record r on r.person = m.person and r.voided_at = 'infinity'
  where chibo.sees_person('members.read', m.person, chibo.today(), 'infinity')
  order by m.last_at desc, m.person limit most offset beyond
$$;

create function chibo.release_readings(of_person uuid) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.heads('readings.release') <> '{}' and chibo.sees_person('members.read', of_person, chibo.today(), 'infinity'));
  insert into reading_release (account, person, until_at) values (chibo.account(), of_person, now())
    on conflict (account, person) do update set until_at = excluded.until_at;
  return (chibo.answering_units(of_person))[1];
end $$;
grant execute on function chibo.own_readings(uuid, timestamptz, timestamptz), chibo.own_temporary(uuid, date, timestamptz),
  chibo.withheld_readings(timestamptz, int, int), chibo.release_readings(uuid) to chibo_app;

-- As in 0026, but: whoever follows a trail learns no sooner than on the own page that an inspector has read them. Others'
-- readings are shown, and after the term the own page tells of one's own.

create function chibo.is_kept_from(own uuid[], by_account uuid, subjects uuid[], at timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(subjects && own and chibo.is_withheld(by_account, own, at, '-infinity'), false)
$$;

create or replace function chibo.trail(of_member uuid, of_account uuid, since timestamptz, until timestamptz)
  returns table (kind text, id text, at timestamptz, unit uuid, n bigint, what text, on_day date, account uuid, subject uuid, subjects int,
    reason text, origin text, mark bytea)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  who jsonb := chibo.followed(of_member, of_account);
  heads uuid[] := chibo.heads('audit.read');
  mine uuid[] := chibo.led_to(chibo.own_person());
  ids uuid[];
begin
  if who is null then return; end if;
  if of_member is not null then
    ids := array(select of_member union all select p.id from person p where p.merged_into = of_member);
    return query
      select 'change', e.seq::text, e.at, e.unit, e.n, e.command, e.on_day, e.actor, of_member, 1, null::text, null::text, e.hash
      from event e where e.at >= since and e.at < until and chibo.below(e.unit, heads) and e.seq in (
        select b.seq from event_body b, unnest(ids) i (person), unnest('{person,kept,gone,one,other}'::text[]) k (key)
          where b.body @> jsonb_build_object(k.key, i.person)
        union
        select b.seq from (
          select r.import from person_record r where r.person = any (ids) and r.import is not null
          union select a.import from affiliation a where a.person = any (ids) and a.import is not null
          union select s.import from person_status s where s.person = any (ids) and s.import is not null) m (import), event_body b
          where b.body @> jsonb_build_object('import', m.import));
    if (who ->> 'readings')::boolean then
      return query
        select 'reading', null::text, r.at, null::uuid, null::bigint, r.operation, null::date, r.account, of_member, cardinality(r.subjects),
          r.reason, r.origin, chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin)
        from read_log r, unnest(ids) i (person) where r.subjects @> array[i.person] and r.at >= since and r.at < until
          and not chibo.is_kept_from(mine, r.account, r.subjects, r.at);
    end if;
  else
    return query
      select 'change', e.seq::text, e.at, e.unit, e.n, e.command, e.on_day, e.actor,
        case when b.body ->> 'person' ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then (b.body ->> 'person')::uuid end, 1, null::text, null::text, e.hash
      from event e left join event_body b using (seq)
      where e.actor = of_account and e.at >= since and e.at < until and chibo.below(e.unit, heads);
    if (who ->> 'readings')::boolean then
      return query
        select 'reading', null::text, r.at, null::uuid, null::bigint, r.operation, null::date, r.account,
          case when cardinality(r.subjects) = 1 then r.subjects[1] end, cardinality(r.subjects), r.reason, r.origin,
          chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin)
        from read_log r where r.account = of_account and r.at >= since and r.at < until
          and not chibo.is_kept_from(mine, r.account, r.subjects, r.at);
    end if;
  end if;
end $$;

create or replace function chibo.export_readings(of_member uuid, of_account uuid) returns table (at bigint, account uuid, operation text, subjects uuid[], reason text, origin text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with who as materialized (select chibo.followed(of_member, of_account) as who)
  select chibo.micros(r.at), r.account, r.operation, r.subjects, r.reason, r.origin from read_log r, who
  where (who.who ->> 'exports')::boolean and (who.who ->> 'readings')::boolean
    and (r.account = of_account or r.subjects && array(select of_member union all select p.id from person p where p.merged_into = of_member))
    and not chibo.is_kept_from(chibo.led_to(chibo.own_person()), r.account, r.subjects, r.at)
  order by r.at, chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin)
$$;

-- Who answers for personal data, nearest above.
create function chibo.own_contact(which uuid) returns table (name text, unit text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.name, chibo.unit_name_on(s.unit, chibo.today())
  from unnest(chibo.answering_units(which)) u join unit_reach r on r.unit = u and r.from_on <= chibo.today() and chibo.today() < r.to_on
  join seat s on s.unit = r.ancestor and s.role = 'dataProtectionOfficer' and s.basis <> 'temporary' and s.from_on <= chibo.today() and chibo.today() < s.to_on
  join account a on a.id = s.account and a.closed_at is null
  where chibo.is_own_or_answered(which) order by r.depth, a.name limit 1
$$;
grant execute on function chibo.own_contact(uuid) to chibo_app;

-- What a member asks for.

create table data_request (
  id uuid primary key,
  person uuid not null references person,
  kind text not null check (kind in ('correction', 'restriction', 'erasure', 'objection', 'complaint')),
  field text check (field ~ '^[a-zA-Z]{1,40}$'),
  proposed text check (proposed <> '' and length(proposed) <= 300),
  words text not null check (words <> '' and length(words) <= 1000),
  about uuid references data_request,
  basis text not null check (basis in ('own', 'paper')),
  sent_on date not null,
  sent_at timestamptz not null default now(),
  sent_by uuid not null references account default chibo.account(),
  rule text not null,
  version_from date not null,
  value int not null check (value > 0),
  unit_of_value text not null check (unit_of_value in ('workingDays', 'days', 'months')),
  trust text not null check (trust in ('read', 'reported', 'presumed')),
  due_on date not null check (due_on >= sent_on),
  check ((kind = 'correction') = (field is not null)),
  check ((kind = 'complaint') = (about is not null)),
  check (kind = 'correction' or proposed is null)
);
comment on table data_request is
  'A request about one''s own data, with the day by which it is answered as counted when it was sent. Who answers follows from where the person belongs today.';
create index on data_request (person, sent_at);
create index on data_request (due_on);
create unique index one_complaint_each on data_request (about) where about is not null;
call chibo.wall_off('data_request');

create table data_request_step (
  id uuid primary key default gen_random_uuid(),
  request uuid not null references data_request,
  what text not null check (what in ('taken', 'answered', 'withdrawn')),
  outcome text check (outcome in ('done', 'partly', 'refused')),
  words text check (words <> '' and length(words) <= 2000),
  on_day date not null,
  at timestamptz not null default now(),
  by uuid not null references account default chibo.account(),
  unique (request, what),
  check ((what = 'answered') = (outcome is not null)),
  check ((what = 'answered') = (words is not null))
);
comment on table data_request_step is 'What happened to a request; nothing is written over.';
create unique index ends_once on data_request_step (request) where what in ('answered', 'withdrawn');
call chibo.wall_off('data_request_step');

create table restriction (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  request uuid not null references data_request,
  from_on date not null,
  recorded_at timestamptz not null default now(),
  ended_on date,
  ended_at timestamptz,
  ended_by uuid references account,
  why_ended text check (why_ended <> '' and length(why_ended) <= 1000),
  check ((ended_at is null) = (ended_on is null)),
  check ((ended_at is null) = (why_ended is null))
);
comment on table restriction is
  'Kept and not used for a time, as the person asked: no list that is read in changes them, no list that is taken out names them, nobody looks for their duplicates. What an office types by hand goes on, since the law demands it.';
create unique index restricted_once on restriction (person) where ended_at is null;
call chibo.wall_off('restriction');

create table own_seen (
  account uuid primary key references account on delete cascade,
  seen_at timestamptz not null default now()
);
comment on table own_seen is 'When the own page was last looked through: what came since is marked as new.';
call chibo.wall_off('own_seen');

create function chibo.request_told(r data_request) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select to_jsonb(r) - 'sent_by' || jsonb_build_object(
    'person', chibo.kept_person(r.person),
    'office', (select chibo.unit_name_on(coalesce((select e.parent from unit_edge e where e.unit = u and e.from_on <= chibo.today() and chibo.today() < e.to_on), u), chibo.today())
      from unnest(chibo.answering_units(r.person)) u limit 1),
    'steps', coalesce((select jsonb_agg(jsonb_build_object('what', s.what, 'outcome', s.outcome, 'words', s.words, 'on', s.on_day, 'at', s.at,
        'office', chibo.source_of(s.by, s.at, null)) order by s.at, s.id)
      from data_request_step s where s.request = r.id), '[]'),
    'complaint', (select c.id from data_request c where c.about = r.id))
$$;

create function chibo.requests_of(which uuid) returns setof jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.request_told(r) from data_request r
  where r.person = any (chibo.led_to(which)) and (which = chibo.own_person() or chibo.answers_for('requests.read', which))
  order by r.sent_at desc, r.id
$$;

-- Open ones by their due day, answered ones newest first; of whom the account answers for.
create function chibo.requests_within(closed boolean, most int, beyond int) returns table (told jsonb, name text, born text, unit text, found int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.request_told(r), p.name, p.born, (select chibo.unit_name_on(u, chibo.today()) from unnest(chibo.answering_units(r.person)) u limit 1), (count(*) over ())::int
  from data_request r
  left join data_request_step e on e.request = r.id and e.what in ('answered', 'withdrawn')
  join person_record p on p.person = chibo.kept_person(r.person) and p.voided_at = 'infinity'
  where (e.id is not null) = closed and chibo.heads('requests.read') <> '{}' and chibo.answers_for('requests.read', r.person)
  order by case when closed then extract(epoch from -(e.at - timestamptz 'epoch')) end, r.due_on, r.sent_at, r.id limit most offset beyond
$$;

-- One of them, and it stays as it is to the end of the transaction. `answers`: whether it is this account's to answer.
create function chibo.load_request(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found data_request;
begin
  perform pg_advisory_xact_lock(hashtextextended(which::text, 727034));
  select * into found from data_request where id = which;
  if found.id is null or not (chibo.kept_person(found.person) = chibo.own_person() is true or chibo.answers_for('requests.read', found.person)) then return null; end if;
  return (select jsonb_build_object('told', chibo.request_told(found), 'units', to_jsonb(chibo.answering_units(found.person)),
      'name', p.name, 'born', p.born, 'unit', (select chibo.unit_name_on(u, chibo.today()) from unnest(chibo.answering_units(found.person)) u limit 1),
      'own', chibo.kept_person(found.person) = chibo.own_person() is true,
      'answers', chibo.answers_for(case found.kind when 'complaint' then 'requests.review' else 'requests.answer' end, found.person),
      'answeredBefore', exists (select from data_request_step s where s.request = found.about and s.by = chibo.account()),
      'current', jsonb_build_object('restricted', exists (select from restriction x where x.person = chibo.kept_person(found.person) and x.ended_at is null)))
    from person_record p where p.person = chibo.kept_person(found.person) and p.voided_at = 'infinity');
end $$;

-- Whether the same is already asked for and not answered; nobody else asks for this person until the transaction ends.
create function chibo.load_asking(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(which::text, 727035));
  if not exists (select from person p where p.id = which and p.merged_into is null) or not chibo.is_own_or_answered(which) then return null; end if;
  return jsonb_build_object('units', to_jsonb(chibo.answering_units(which)), 'own', which = chibo.own_person() is true,
    'restricted', exists (select from restriction x where x.person = which and x.ended_at is null),
    'requests', coalesce((select jsonb_agg(chibo.request_told(r)) from data_request r where r.person = any (chibo.led_to(which))), '[]'));
end $$;

create function chibo.send_request(which uuid, of_person uuid, of_kind text, of_field text, of_proposed text, of_words text, of_about uuid, on_basis text,
    of_rule text, from_version date, of_value int, of_unit text, of_trust text, until date) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(case on_basis when 'own' then of_person = chibo.own_person() else chibo.answers_for('requests.answer', of_person) end
    and (of_about is null or exists (select from data_request r join data_request_step s on s.request = r.id and s.outcome in ('refused', 'partly')
      where r.id = of_about and r.person = any (chibo.led_to(of_person)))));
  insert into data_request (id, person, kind, field, proposed, words, about, basis, sent_on, rule, version_from, value, unit_of_value, trust, due_on)
    values (which, of_person, of_kind, of_field, of_proposed, of_words, of_about, on_basis, chibo.today(), of_rule, from_version, of_value, of_unit, of_trust, until);
end $$;

create function chibo.step_request(which uuid, of_what text, of_outcome text, of_words text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found data_request;
begin
  select * into found from data_request where id = which;
  perform chibo.must(case of_what
    when 'withdrawn' then chibo.is_own_or_answered(chibo.kept_person(found.person))
    else chibo.answers_for(case found.kind when 'complaint' then 'requests.review' else 'requests.answer' end, found.person) end);
  insert into data_request_step (request, what, outcome, words, on_day) values (which, of_what, of_outcome, of_words, chibo.today());
  if found.kind = 'restriction' and of_what = 'answered' and of_outcome <> 'refused' then
    insert into restriction (person, request, from_on) values (chibo.kept_person(found.person), which, chibo.today()) on conflict do nothing;
  end if;
end $$;

-- Since when somebody is not used, for whoever has them and for themselves; in their words why, only for whoever answers requests.
create function chibo.restriction_of(which uuid) returns table (from_on date, reason text, ends boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select x.from_on, case when chibo.is_own_or_answered(which) then r.words end, chibo.answers_for('requests.answer', which) from restriction x join data_request r on r.id = x.request
  where x.person = any (chibo.led_to(which)) and x.ended_at is null
    and (which = chibo.own_person() or chibo.sees_person('members.read', which, chibo.today(), 'infinity'))
$$;

create function chibo.end_restriction(which uuid, why text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.is_own_or_answered(which));
  update restriction set ended_on = chibo.today(), ended_at = now(), ended_by = chibo.account(), why_ended = why
    where person = any (chibo.led_to(which)) and ended_at is null;
end $$;

create function chibo.restricted_people() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select chibo.kept_person(x.person) from restriction x where x.ended_at is null
    and chibo.sees_person('members.read', chibo.kept_person(x.person), chibo.today(), 'infinity')
$$;
comment on function chibo.restricted_people() is 'Of the people the account has, who is kept and not used: few anywhere.';

create function chibo.restricted_in_pool(which uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.person from restriction x join import_pool p on p.person = chibo.kept_person(x.person) and p.import = which
  where x.ended_at is null and exists (select from import i where i.id = which and i.uploaded_by = chibo.account())
$$;

-- A list that is read in changes nothing about somebody who is not used: asked by whoever accepts it, and held here.
create function chibo.spare_restricted() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from added n join restriction x on x.person = n.person and x.ended_at is null where n.import is not null and n.copy_of is null) then
    raise exception 'somebody of the list is not used for a time' using errcode = 'check_violation', constraint = 'spare_restricted';
  end if;
  return null;
end $$;
create trigger spare_restricted after insert on person_record referencing new table as added for each statement execute function chibo.spare_restricted();
create trigger spare_restricted after insert on person_status referencing new table as added for each statement execute function chibo.spare_restricted();
create trigger spare_restricted after insert on affiliation referencing new table as added for each statement execute function chibo.spare_restricted();

create function chibo.note_seen(fresh boolean) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if fresh then
    insert into own_seen (account, seen_at) values (chibo.account(), now())
      on conflict (account) do update set seen_at = excluded.seen_at;
  end if;
  return (select to_jsonb(s.seen_at) #>> '{}' from own_seen s where s.account = chibo.account());
end $$;
comment on function chibo.note_seen(boolean) is 'When the account last looked through its own page, as instants stand in JSON; with `fresh` it has just done so.';

grant execute on function chibo.requests_of(uuid), chibo.requests_within(boolean, int, int), chibo.load_request(uuid), chibo.load_asking(uuid),
  chibo.send_request(uuid, uuid, text, text, text, text, uuid, text, text, date, int, text, text, date), chibo.step_request(uuid, text, text, text),
  chibo.restriction_of(uuid), chibo.end_restriction(uuid, text), chibo.restricted_people(), chibo.restricted_in_pool(uuid),
  chibo.note_seen(boolean) to chibo_app;

-- Whoever is erased: nothing they said or asked for stays, and no account is theirs. That something was asked and answered stays in the
-- chain of the unit, without words. For whoever erases a person.
create function chibo.forget_own_page(which uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from restriction where person = any (chibo.led_to(which));
  delete from data_request_step where request in (select id from data_request where person = any (chibo.led_to(which)));
  delete from data_request where person = any (chibo.led_to(which)) and about is not null;
  delete from data_request where person = any (chibo.led_to(which));
  delete from own_word where person = any (chibo.led_to(which));
  delete from reading_release where person = any (chibo.led_to(which));
  update account set person = null where person = any (chibo.led_to(which));
$$;
