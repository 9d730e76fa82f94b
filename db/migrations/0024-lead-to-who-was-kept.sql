-- Whoever opens the page of somebody who became one with another person is led there, where they may see both.

create function chibo.became(which uuid) returns table (person uuid, merged_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.merged_into, m.merged_at from person p join merge m on m.gone = p.id and m.undone_at is null
  where p.id = which and chibo.sees_person('members.read', p.id, chibo.today(), m.merged_at)
    and chibo.sees_person('members.read', p.merged_into, chibo.today(), 'infinity')
$$;
comment on function chibo.became(uuid) is
  'Who somebody became, and when the two were merged; no row where the account may not see who is kept today, or did not have the other one up to then.';
grant execute on function chibo.became(uuid) to chibo_app;
