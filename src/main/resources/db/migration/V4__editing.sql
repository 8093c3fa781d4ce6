-- Editing: drafts, scheduled versions, slugs that moved, who may do what, and who did.

-- Items --------------------------------------------------------------------------------------------------------------

-- A draft may be incomplete and cite what is not there yet, which the tables of versions forbid; and where no public query
-- looks, none can leak it. So the tables of versions hold nothing but versions, and the draft is a document in the row of
-- its slug. That row is what whoever changes an item locks, and its revision what an If-Match is compared with.
-- A slug that moved keeps its row, which names the one it moved to: nothing else can ever take it.
create sequence item_revision;

do $$
declare
  kind text;
  index text;
begin
  foreach kind in array array['story', 'article', 'event', 'statement', 'discrepancy'] loop
    execute format('alter table %I add constraint no_draft check (state <> ''draft'')', kind);
    for index in
      select i.indexrelid::regclass::text from pg_index i
      where i.indrelid = kind::regclass and pg_get_expr(i.indpred, i.indrelid) = '(state = ''draft''::text)'
    loop
      execute 'drop index ' || index;
    end loop;
    execute format('alter table %1$I
      add column revision bigint not null default nextval(''item_revision''),
      add column moved_to text references %1$I on update cascade,
      add column draft json,
      add column draft_story text references story_slug on update cascade,
      add column draft_author text,
      add column draft_at timestamptz,
      add column draft_of int,
      add check (moved_to is null or draft is null),
      add check (moved_to <> slug),
      add check ((draft is null) = (draft_at is null)),
      add check ((draft is null) = (draft_author is null)),
      add check (draft is not null or (draft_story is null and draft_of is null))', kind || '_slug');
    execute format('create index on %I (draft_at desc) where draft is not null', kind || '_slug');
    execute format('create index on %I (moved_to) where moved_to is not null', kind || '_slug');
    execute format('create index on %I (draft_story) where draft_story is not null', kind || '_slug');
  end loop;
end $$;

-- Versions whose validity has yet to begin. Their change is told when it does, by whoever takes the row away.
create table scheduled (
  version_id bigint primary key,
  kind text not null check (kind in ('story', 'article', 'event', 'statement', 'discrepancy')),
  at timestamptz not null
);
create index scheduled_at on scheduled (at);

-- Where the item of a "redirected" change is now.
alter table change add column target text;
alter table change add check ((target is not null) = (change = 'redirected'));

-- What was not public yet may be taken back, and what has ended stays ended.
create or replace function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.valid_from > now() then
      return old;
    end if;
    raise exception '% "%" version % is published and stays', tg_table_name, old.slug, old.version
      using errcode = 'integrity_constraint_violation';
  end if;
  if old.valid_to <= now() and new.valid_to is distinct from old.valid_to then
    raise exception '% "%" version % has ended', tg_table_name, old.slug, old.version
      using errcode = 'integrity_constraint_violation';
  end if;
  -- Its end may be set by the next version, and its address follows a renamed slug; nothing else ever changes.
  -- (A generated column is not computed yet in a BEFORE trigger, and follows from the others.)
  if to_jsonb(new) - array['valid_to', 'slug', 'story', 'revision', 'search']
     is distinct from to_jsonb(old) - array['valid_to', 'slug', 'story', 'revision', 'search'] then
    raise exception '% "%" version % is published and immutable', tg_table_name, old.slug, old.version
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

-- Sources ------------------------------------------------------------------------------------------------------------

-- A duplicate stays, for the versions that cite it are immutable, and says which source it is.
alter table source add column merged_into bigint references source check (merged_into <> id);
alter table source add column revision bigint not null default nextval('item_revision');
create index source_merged_into on source (merged_into) where merged_into is not null;

-- A source that only a version cites which was taken back before it became public, must not become public either.
create function forget_citations(planned timestamptz) returns void language sql as $$
  update source s set cited_from = (
    select min(v.valid_from) from (
      select valid_from from story join citation c on c.story_id = story.id where c.source_id = s.id
      union all
      select valid_from from article join citation c on c.article_id = article.id where c.source_id = s.id
      union all
      select valid_from from event join citation c on c.event_id = event.id where c.source_id = s.id
      union all
      select valid_from from event join event_detail d on d.event_id = event.id where d.source_id = s.id
      union all
      select valid_from from statement join citation c on c.statement_id = statement.id where c.source_id = s.id
      union all
      select valid_from from statement join signatory g on g.statement_id = statement.id where g.person_source_id = s.id
      union all
      select valid_from from discrepancy d join account a on a.discrepancy_id = d.id where a.source_id = s.id) v)
  where s.cited_from = planned
$$;

-- Who may do what ----------------------------------------------------------------------------------------------------

-- An API token is shown once; what is kept is its SHA-256, as it is random enough that no slower hash is needed.
create table token (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 100),
  -- Two live tokens a name, so that one can be replaced while the other still works.
  place int not null check (place in (1, 2)),
  role text not null check (role in ('partner', 'writer', 'editor', 'admin')),
  -- Narrows what the role may do; null for all of it.
  scopes text[] check (cardinality(scopes) > 0),
  -- Its first characters, by which people tell it.
  prefix text not null,
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null default now(),
  created_by text not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index token_place on token (name, place) where revoked_at is null;

-- Keys that all replicas sign with, made by the database so that nobody has to configure them.
create table secret (
  name text primary key,
  value bytea not null check (length(value) >= 32)
);
insert into secret values ('preview', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- Answers to requests with an Idempotency-Key, for 24 hours.
create table idempotency (
  who text not null,
  key text not null check (length(key) between 1 and 255),
  request bytea not null,
  status int not null,
  headers json not null,
  body text,
  at timestamptz not null default now(),
  primary key (who, key)
);
create index idempotency_at on idempotency (at);

-- Who did what. Written in the transaction that does it; nothing ever leaves it.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  who text not null,
  token_id bigint,
  request_id text,
  action text not null,
  kind text,
  slug text,
  version int,
  detail text
);
create index audit_item on audit (kind, slug, id desc);
create index audit_who on audit (who, id desc);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows' using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete or truncate on audit
  for each statement execute function refuse_change_of_audit();
