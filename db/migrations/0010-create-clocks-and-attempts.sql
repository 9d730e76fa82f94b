-- What follows a member who is not seen yet: the three clocks, and what was done to reach them. `case_id` is the person
-- in whatever subject opened the case (today a reconciliation).

create table clock (
  case_id uuid not null,
  rule text not null check (rule in ('transfers.procedure', 'transfers.presentation', 'transfers.noShow')),
  unit uuid not null references unit,
  event_on date not null,
  due_on date not null,
  version_from date not null,
  value integer not null check (value > 0),
  value_unit text not null check (value_unit in ('workingDays', 'months')),
  trust text not null check (trust in ('read', 'reported', 'presumed')),
  recorded_at timestamptz not null,
  primary key (case_id, rule),
  check (due_on >= event_on)
);
comment on table clock is
  'Each clock as it was counted when its event became known: rule version and due day stay; a later law or holiday shows as a difference.';

create table attempt (
  id uuid primary key,
  case_id uuid not null,
  unit uuid not null references unit,
  on_day date not null,
  way text not null check (way in ('call', 'visit', 'letter', 'message', 'throughCell')),
  by_whom text not null check (by_whom in ('communeStaff', 'cellSecretary', 'cellCommittee', 'sender')),
  outcome text not null check (outcome in ('met', 'notReached', 'messageLeft', 'goodReason', 'receivedElsewhere')),
  corrects uuid unique references attempt on delete cascade,
  recorded_at timestamptz not null,
  recorded_by uuid not null references account
);
comment on table attempt is 'Closed lists only. A correction is a new row that points to the one it corrects; nothing is overwritten.';
create index attempt_of_case on attempt (case_id, on_day);

call chibo.wall_off('clock');
call chibo.wall_off('attempt');
create policy within_reach on clock for all to chibo_app
  using (unit in (select chibo.reach('reconciliation.read')))
  with check (unit in (select chibo.reach('reconciliation.run')));
create policy seen_within_reach on attempt for select to chibo_app using (unit in (select chibo.reach('reconciliation.read')));
create policy recorded_within_reach on attempt for insert to chibo_app
  with check (unit in (select chibo.reach('transfers.recordAttempt')) and recorded_by = (select chibo.account()));
create policy erased_within_reach on attempt for delete to chibo_app
  using (unit in (select chibo.reach('reconciliation.erase')));
grant select, insert, update, delete on clock to chibo_app;
grant select, insert, delete on attempt to chibo_app;
