-- A founding or a closing that was entered by mistake is taken back: the rows are voided, what was known before stays readable.

create function chibo.unit_facts(which uuid) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object('id', u.id, 'kind', u.kind, 'version', u.version,
    'labels', (select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'label', l.label, 'from_on', l.from_on, 'to_on', l.to_on) order by l.from_on), '[]')
      from unit_label l where l.unit = u.id and l.kind in ('name', 'short')),
    'edges', (select coalesce(jsonb_agg(jsonb_build_object('parent', e.parent, 'from_on', e.from_on, 'to_on', e.to_on) order by e.from_on), '[]')
      from unit_edge e where e.unit = u.id),
    'changed', (select jsonb_build_object('at', to_char(c.recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI'), 'by', chibo.name_of_account(c.recorded_by)) from (
      select recorded_at, recorded_by from unit_label where unit = u.id union all select recorded_at, recorded_by from unit_edge where unit = u.id
      order by recorded_at desc limit 1) c))
  from unit u where u.id = which
$$;

create or replace function chibo.load_unit(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(727011);
  return case when chibo.may('units.write', which) then chibo.unit_facts(which) end;
end $$;

create function chibo.last_parent(which uuid) returns uuid
  language sql stable as $$ select e.parent from unit_edge e where e.unit = which order by e.from_on desc limit 1 $$;
comment on function chibo.last_parent(uuid) is 'Where a unit stands, or stood when it was closed.';

-- A closed unit is nobody's; whoever has the unit above it may open it again.
create function chibo.load_closed_unit(which uuid) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(727011);
  if not chibo.may('units.write', chibo.last_parent(which)) then return null; end if;
  return (select jsonb_build_object('unit', chibo.unit_facts(which), 'parent', chibo.unit_facts(chibo.last_parent(which)),
    'successor', (select chibo.unit_name_on(s.to_unit, chibo.today()) from unit_succession s where s.from_unit = which order by s.on_day limit 1)));
end $$;
comment on function chibo.load_closed_unit(uuid) is 'successor: the name of a unit that answers for it since, if one does.';

-- Whatever table points at a unit, but for what was said of the unit itself and what is derived from that.
create function chibo.rests_on_unit(which uuid) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  place record;
  n bigint;
  told jsonb := jsonb_build_object('members', 0, 'posts', 0, 'units', 0, 'other', 0);
begin
  if not chibo.may('units.write', which) then return null; end if;
  for place in
    select c.conrelid::regclass as tab, a.attname as col,
      case c.conrelid when 'affiliation'::regclass then 'members' when 'post'::regclass then 'posts' when 'unit_edge'::regclass then 'units' else 'other' end as kind
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'unit'::regclass and cardinality(c.conkey) = 1
      and c.conrelid <> all ('{unit_label,unit_reach,unit_path,delta,balance,event,grants_now}'::regclass[])
      and (c.conrelid, a.attname) <> ('unit_edge'::regclass, 'unit')
  loop
    execute format('select count(distinct %s) from %s t where t.%I = $1',
      case place.kind when 'members' then 'person' when 'units' then 'unit' else '(t.*)::text' end, place.tab, place.col) into n using which;
    told := jsonb_set(told, array[place.kind], to_jsonb((told ->> place.kind)::bigint + n));
  end loop;
  select count(distinct unit) into n from unit_edge_before where parent = which
    and unit not in (select e.unit from unit_edge e where e.parent = which);
  return jsonb_set(told, '{units}', to_jsonb((told ->> 'units')::bigint + n));
end $$;
comment on function chibo.rests_on_unit(uuid) is
  'How much was ever entered that rests on a unit, voided rows too: members, posts, units below it, other (accounts, lists, imports, lineage). Null where it is not the account''s to change.';

create function chibo.bears_anything(which uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from affiliation where unit = which) or exists (select from post where unit = which)
    or exists (select from unit_edge where parent = which) or exists (select from unit_edge_before where parent = which)
    or not chibo.may('units.write', which)
$$;
comment on function chibo.bears_anything(uuid) is 'The short form for a page: is there anybody or any unit because of which a founding stays? To whoever may not change it: yes.';

create function chibo.take_back_unit(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may('units.write', which) and chibo.may('units.write', chibo.last_parent(which)) and not chibo.is_root(which)
    and chibo.rests_on_unit(which) = '{"members": 0, "posts": 0, "units": 0, "other": 0}');
  delete from unit_edge where unit = which;
  delete from unit_label where unit = which;
  update unit set version = version + 1 where id = which;
end $$;
comment on function chibo.take_back_unit(uuid) is 'It was founded by mistake and never stood. That it was entered stays in unit_edge_before and unit_label_before.';

create function chibo.reopen_unit(which uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform chibo.must(chibo.may('units.write', chibo.last_parent(which)));
  update unit_edge e set to_on = 'infinity', decision = case when b.unit is null then e.decision else b.decision end
    from unit_edge l left join lateral (
      select b.unit, b.decision from unit_edge_before b where b.unit = l.unit and b.parent = l.parent and b.from_on = l.from_on and b.to_on = 'infinity'
      order by b.voided_at desc limit 1) b on true
    where l.unit = which and l.from_on = (select max(x.from_on) from unit_edge x where x.unit = which) and l.to_on < 'infinity'
      and e.unit = l.unit and e.from_on = l.from_on;
  update unit set version = version + 1 where id = which;
end $$;
comment on function chibo.reopen_unit(uuid) is 'It was closed by mistake: it stands on where it stood, under the decision that brought it there.';

grant execute on function chibo.last_parent(uuid), chibo.load_closed_unit(uuid), chibo.rests_on_unit(uuid), chibo.bears_anything(uuid),
  chibo.take_back_unit(uuid), chibo.reopen_unit(uuid) to chibo_app;

-- Finding units by name among hundreds of thousands. No person stands here and no wall, so an index by words may serve.

create function chibo.words_of(folded text) returns tsvector
  language sql immutable parallel safe strict as $$ select array_to_tsvector(array_remove(string_to_array(folded, ' '), '')) $$;
comment on function chibo.words_of(text) is 'The words of a folded name, for the index; a beginning of a word is asked for as ''word'':*.';
grant execute on function chibo.words_of(text) to chibo_app;
create index unit_label_words on unit_label using gin (chibo.words_of(folded));
create index unit_label_before_words on unit_label_before using gin (chibo.words_of(chibo.fold(label)));
create index unit_label_in_order on unit_label (label collate chibo.numbered, unit) where kind = 'name';
create index unit_label_before_in_order on unit_label_before (label collate chibo.numbered, unit) where kind = 'name';
create index unit_label_names on unit_label (unit) include (label, from_on, to_on, recorded_at) where kind = 'name';
create index unit_reach_upwards on unit_reach (unit, ancestor) include (from_on, to_on);
