-- Whoever holds a role at a unit already stands in there for nobody on those days, whosever place it would be.
create or replace function chibo.load_delegated(of_seat uuid) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from seat where id = of_seat for update;
  if not chibo.may_delegate(of_seat) then return null; end if;
  return (select jsonb_build_object('id', s.id, 'account', s.account, 'role', s.role, 'unit', s.unit, 'from', s.from_on,
      'to', case when s.to_on < 'infinity' then s.to_on end,
      'alike', coalesce((select jsonb_agg(jsonb_build_object('account', d.account, 'from', d.from_on, 'to', d.to_on))
        from seat d where (d.role, d.unit) = (s.role, s.unit) and d.id <> s.id and chibo.today() < d.to_on), '[]'),
      'candidates', coalesce((select jsonb_agg(c.account) from chibo.stand_ins_for(s.id) c), '[]'))
    from seat s where s.id = of_seat);
end $$;

-- A word of a name, of whomever, is for those who look for members.
alter policy reads on token_word using ((select chibo.heads('members.read')) <> '{}');
