-- The figures of a quarterly report as it was taken out: lists that come later change the quarter, never what was reported.

create table issued_report (
  id uuid primary key default uuidv7(),
  reconciliation uuid not null references reconciliation,
  unit uuid not null references unit,
  quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
  figures jsonb not null,
  at timestamptz not null,
  by uuid not null references account
);
comment on table issued_report is 'Counts only, of the line "total": they stay when the reconciliation is erased.';
create index issued_report_of on issued_report (reconciliation, quarter, at);

call chibo.wall_off('issued_report');
create policy within_reach on issued_report for select to chibo_app using (unit in (select chibo.reach('reconciliation.read')));
create policy issued_within_reach on issued_report for insert to chibo_app
  with check (unit in (select chibo.reach('reconciliation.report')) and by = (select chibo.account()));
grant select, insert on issued_report to chibo_app;
