-- A reconciliation lives on: lists are added month after month, people answer doubtful pairs, each run says where everybody stands.

create table reconciliation (
  id uuid primary key,
  unit uuid not null references unit,
  purpose text not null check (purpose in ('followTransfers', 'afterMerger', 'beforeReport')),
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by uuid not null references account,
  last_list_on date,
  stale boolean not null default false,
  erased_at timestamptz,
  erased_by uuid references account
);
create index reconciliation_of_unit on reconciliation (unit, opened_at);

create table list (
  id uuid primary key,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  kind text not null check (kind in ('sent', 'received', 'residing')),
  state text not null check (state in ('reading', 'refused', 'draft', 'accepted', 'withdrawn')),
  file_name text not null,
  sheet text,
  supplied_by text,
  named text[],
  speaks_for text[] not null default '{}',
  -- the one organisation that drew it up, by its title or by whoever gave it
  organisation text,
  title text[] not null default '{}',
  fingerprint bytea not null,
  rows integer not null default 0,
  head jsonb,
  job uuid,
  uploaded_by uuid not null references account,
  uploaded_at timestamptz not null,
  expires_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid references account,
  withdrawn_at timestamptz,
  check ((state = 'accepted') <= (accepted_at is not null))
);
comment on column list.fingerprint is 'SHA-256 of the file, to say that the same file came again. The file itself is not kept.';
create index list_of_reconciliation on list (reconciliation, uploaded_at);
create index list_expiring on list (expires_at) where expires_at is not null;

create table draft_row (
  list uuid not null references list on delete cascade,
  row integer not null,
  unit uuid not null references unit,
  uploaded_by uuid not null references account,
  cells jsonb not null,
  heading text,
  doubtful smallint not null,
  wrong smallint not null,
  primary key (list, row)
);
comment on table draft_row is 'Rows as understood, before anybody accepted them: the uploader alone sees them; erased on accept, on cancel or after 24 hours.';
create index draft_row_marked on draft_row (list, row) where doubtful > 0 or wrong > 0;

create table list_row (
  list uuid not null references list on delete cascade,
  row integer not null,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  name text not null,
  born text,
  sex text check (sex in ('male', 'female')),
  card text,
  admitted_on text,
  official_on text,
  from_unit text,
  to_unit text,
  effective_on text,
  introduced_on text,
  received_on text,
  notice_on text,
  retired_on text,
  primary key (list, row)
);
comment on table list_row is 'All that is kept of a row. Days are text as far as the list tells them: YYYY, YYYY-MM or YYYY-MM-DD.';
create index list_row_of_reconciliation on list_row (reconciliation);

create table subject (
  id uuid primary key,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  side text not null check (side in ('sent', 'received', 'residing')),
  list uuid not null,
  row integer not null,
  name text not null,
  name_key text collate "vi-x-icu" not null,
  folded text not null,
  born text,
  card text,
  merged_into uuid references subject on delete cascade
);
comment on table subject is 'One person on one side of a reconciliation, across all its lists; the id stays when a row comes back spelt anew.';
create index subject_of_reconciliation on subject (reconciliation, side);
create index subject_merged on subject (merged_into) where merged_into is not null;

create table subject_row (
  list uuid not null,
  row integer not null,
  subject uuid not null references subject on delete cascade,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  primary key (list, row)
);
create index subject_row_of_subject on subject_row (subject);
create index subject_row_of_reconciliation on subject_row (reconciliation);

create table run (
  id uuid primary key,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  number integer not null,
  on_day date not null,
  at timestamptz not null,
  by uuid not null references account,
  counts jsonb not null,
  -- what it rests on: the lists, and the answers of people
  lists_key text not null,
  received_key text not null,
  answers_key text not null,
  unique (reconciliation, number)
);
comment on table run is 'Counts only: they stay when the reconciliation is erased.';

create table standing (
  run uuid not null references run on delete cascade,
  subject uuid not null references subject on delete cascade,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  stands text not null check (stands in
    ('arrived', 'wrongDestination', 'doubtful', 'notSeenYet', 'notCompared', 'unannounced', 'neverIntroduced')),
  other uuid references subject on delete cascade,
  by_person boolean not null default false,
  probability real,
  details jsonb not null,
  due_on date,
  sender text,
  receiver text,
  sent_on date,
  ended_on date,
  primary key (run, subject)
);
create index standing_of_group on standing (run, stands, due_on);
create index standing_other on standing (other);
create index standing_subject on standing (subject);
create index standing_of_reconciliation on standing (reconciliation);

create table pair (
  id uuid primary key,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  left_subject uuid not null references subject on delete cascade,
  right_subject uuid not null references subject on delete cascade,
  run uuid references run on delete set null,
  probability real not null,
  reasons jsonb not null,
  answer text check (answer in ('same', 'different', 'later')),
  answered_by uuid references account,
  answered_at timestamptz,
  version integer not null default 0,
  unique (left_subject, right_subject),
  check ((answer is null) = (answered_by is null))
);
create index pair_of_reconciliation on pair (reconciliation, probability desc);
create index pair_right on pair (right_subject);

create table problem (
  list uuid not null references list on delete cascade,
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  row integer not null,
  column_header text,
  code text not null,
  facts jsonb not null,
  -- null: found when the list was read; else by a run, and gone with the next
  run uuid references run on delete cascade
);
create index problem_of_reconciliation on problem (reconciliation, list, row);

create table kept_for (
  unit uuid primary key references unit,
  months integer not null check (months between 1 and 120),
  set_by uuid not null references account,
  set_on date not null
);
comment on table kept_for is 'reconciliation.keptFor as an office set it: months after the last list. No row: unset.';

do $$
declare which text;
begin
  foreach which in array array['reconciliation', 'list', 'draft_row', 'list_row', 'subject', 'subject_row', 'run', 'standing', 'pair', 'problem', 'kept_for'] loop
    execute format('call chibo.wall_off(%L)', which);
  end loop;
  foreach which in array array['reconciliation', 'run'] loop
    execute format('create policy within_reach on %I for select to chibo_app using (unit in (select chibo.reach(''reconciliation.read'')))', which);
  end loop;
  foreach which in array array['list_row', 'subject', 'subject_row', 'standing', 'pair', 'problem'] loop
    execute format('create policy within_reach on %I for select to chibo_app using (unit in (select chibo.reach(''reconciliation.read'')))', which);
    execute format('create policy erased_within_reach on %I for delete to chibo_app using (unit in (select chibo.reach(''reconciliation.addList'')))', which);
  end loop;
  foreach which in array array['subject', 'subject_row', 'standing', 'run'] loop
    execute format('create policy made_within_reach on %I for insert to chibo_app with check (unit in (select chibo.reach(''reconciliation.run'')))', which);
  end loop;
end $$;

create policy opened_within_reach on reconciliation for insert to chibo_app
  with check (unit in (select chibo.reach('reconciliation.open')) and opened_by = (select chibo.account()));
create policy changed_within_reach on reconciliation for update to chibo_app
  using (unit in (select chibo.reach('reconciliation.run')))
  with check (unit in (select chibo.reach('reconciliation.run')));

-- A draft is the uploader's alone, its name included.
create policy seen_within_reach on list for select to chibo_app using (
  (unit in (select chibo.reach('reconciliation.read')) and state in ('accepted', 'withdrawn'))
  or (uploaded_by = (select chibo.account()) and unit in (select chibo.reach('reconciliation.addList'))));
create policy added_within_reach on list for insert to chibo_app
  with check (unit in (select chibo.reach('reconciliation.addList')) and uploaded_by = (select chibo.account()));
create policy changed_within_reach on list for update to chibo_app
  using (unit in (select chibo.reach('reconciliation.addList')) and (uploaded_by = (select chibo.account()) or state = 'accepted'))
  with check (unit in (select chibo.reach('reconciliation.addList')));
create policy erased_within_reach on list for delete to chibo_app
  using (unit in (select chibo.reach('reconciliation.addList')) and (uploaded_by = (select chibo.account()) or unit in (select chibo.reach('reconciliation.erase'))));

create policy uploader_only on draft_row for all to chibo_app
  using (uploaded_by = (select chibo.account()) and unit in (select chibo.reach('reconciliation.addList')))
  with check (uploaded_by = (select chibo.account()) and unit in (select chibo.reach('reconciliation.addList')));

create policy added_within_reach on list_row for insert to chibo_app with check (unit in (select chibo.reach('reconciliation.addList')));
create policy changed_within_reach on subject for update to chibo_app
  using (unit in (select chibo.reach('reconciliation.run'))) with check (unit in (select chibo.reach('reconciliation.run')));
create policy added_within_reach on problem for insert to chibo_app with check (unit in (select chibo.reach('reconciliation.addList')));
create policy made_within_reach on pair for insert to chibo_app
  with check (unit in (select chibo.reach('reconciliation.run')) and answer is null);
create policy settled_within_reach on pair for update to chibo_app
  using (unit in (select chibo.reach('reconciliation.settle')))
  with check (unit in (select chibo.reach('reconciliation.settle')));
create policy seen_within_reach on kept_for for select to chibo_app using (unit in (select chibo.reach('reconciliation.read')));
create policy set_within_reach on kept_for for insert to chibo_app
  with check (unit in (select chibo.reach('reconciliation.keep')) and set_by = (select chibo.account()));
create policy reset_within_reach on kept_for for update to chibo_app
  using (unit in (select chibo.reach('reconciliation.keep')))
  with check (unit in (select chibo.reach('reconciliation.keep')) and set_by = (select chibo.account()));

grant select, insert, update on reconciliation, subject, pair, kept_for to chibo_app;
grant select, insert, update, delete on list, draft_row to chibo_app;
grant select, insert on list_row, subject_row, run, standing, problem to chibo_app;
grant delete on list_row, subject, subject_row, standing, pair, problem to chibo_app;

call chibo.jobs_end_with('list');
create trigger jobs_end_with_it after update of erased_at on reconciliation for each row execute function chibo.forget_jobs();

-- Who may erase a reconciliation may see neither the drafts of others in it nor the log of events, and erases them all the same:
-- the drafts, and what events say of its people (that they happened stays, see event_body).
create function chibo.erase_beyond_sight(of_reconciliation uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare at_unit uuid;
begin
  select q.unit into at_unit from reconciliation q where q.id = of_reconciliation;
  if current_setting('role') <> 'none' and not chibo.may('reconciliation.erase', at_unit) then
    raise insufficient_privilege using message = 'not within reach';
  end if;
  delete from event_body b using event e
    where e.seq = b.seq and e.unit = at_unit and (
      b.body ->> 'case' in (select s.id::text from subject s where s.reconciliation = of_reconciliation)
      or b.body ->> 'left' in (select s.id::text from subject s where s.reconciliation = of_reconciliation)
      or b.body ->> 'right' in (select s.id::text from subject s where s.reconciliation = of_reconciliation));
  perform chibo.erase_answers(l.id::text) from list l where l.reconciliation = of_reconciliation;
  delete from list where reconciliation = of_reconciliation and state in ('reading', 'refused', 'draft');
end $$;
grant execute on function chibo.erase_beyond_sight(uuid) to chibo_app;

-- Whoever may read the result may see that it is being made anew, whoever started it. A job that ended badly is told while
-- what it should have taken in is still missing.
create function chibo.run_under_way(of_reconciliation uuid)
  returns table (id uuid, state text, done int, total int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select j.id, j.state, j.done, j.total from job j join reconciliation q on q.id = j.concerns
  where j.concerns = of_reconciliation and j.kind = 'reconciliation.run' and chibo.may('reconciliation.read', q.unit)
    and (j.state in ('waiting', 'running', 'cancelling') or (q.stale and j.state in ('failed', 'cancelled')))
    and not exists (select from job later where later.concerns = j.concerns and later.kind = j.kind and later.queued_at > j.queued_at)
$$;
grant execute on function chibo.run_under_way(uuid) to chibo_app;

-- With which run the last is compared to tell what changed: the last of an earlier day with other lists; where all lists came
-- in one day, the last with other receiving lists. Answers alone, and the lists of one sitting, make no "last time".
create function chibo.base_run(of_reconciliation uuid) returns uuid
  language sql stable set search_path = public, pg_temp as $$
  with last as (select * from run where reconciliation = of_reconciliation order by number desc limit 1)
  select r.id from run r, last
  where r.reconciliation = of_reconciliation and r.lists_key <> last.lists_key
    and (r.on_day < last.on_day or r.received_key <> last.received_key)
  order by r.on_day < last.on_day desc, r.number desc limit 1
$$;
grant execute on function chibo.base_run(uuid) to chibo_app;
