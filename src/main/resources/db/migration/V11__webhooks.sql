-- Webhooks: who wants to be told of which changes, and what came of telling them.

create table subscription (
  id bigint generated always as identity primary key,
  -- Its name in addresses.
  slug text not null unique,
  -- The partner whose terms it is on, or else the token that made it.
  owner text not null,
  partner text,
  url text not null check (length(url) <= 2000),
  -- Empty for all.
  kinds text[] not null,
  story text,
  -- All slugs that the story has had, so that it is followed across renames.
  stories text[] not null,
  section text,
  description text,
  -- What messages are signed with; it has to be known in full for that.
  secret bytea not null check (length(secret) between 24 and 64),
  old_secret bytea,
  old_secret_until timestamptz,
  -- The last change before it began.
  begins_after bigint not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Since when every attempt has failed; null while they succeed.
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  revision bigint not null default 0,
  check ((partner is null) or (partner = owner)),
  check ((disabled_at is null) = (disabled_reason is null)),
  check ((old_secret is null) = (old_secret_until is null)),
  check ((story is null) = (stories = '{}'))
);
create index subscription_owner on subscription (owner);
create index subscription_story on subscription using gin (stories) where story is not null;

-- A change that has to be told to a subscriber. Its content is the change's, so it is not stored again.
create table delivery (
  id bigint generated always as identity primary key,
  subscription bigint not null references subscription on delete cascade,
  change bigint not null,
  -- Deliveries of one item are told in their order: kind/slug, as it is called now.
  item text not null,
  created_at timestamptz not null default clock_timestamp(),
  -- When to try; while somebody tries, when its lease ends.
  due timestamptz not null,
  leased_until timestamptz,
  attempts int not null default 0,
  tried_since timestamptz,
  attempted_at timestamptz,
  -- When it was delivered or given up.
  done_at timestamptz,
  delivered boolean,
  -- What came of the last attempt.
  status int,
  answer text,
  error text,
  took_ms int,
  unique (change, subscription),
  check ((done_at is null) = (delivered is null))
);
-- Rows come, change twice, and go.
alter table delivery set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
create index delivery_due on delivery (subscription, due, id) where done_at is null;
create index delivery_item on delivery (subscription, item, id) where done_at is null;
create index delivery_list on delivery (subscription, id desc);
create index delivery_created on delivery (created_at);

-- Webhooks begin at the present end of the change log.
insert into change_cursor (consumer, seq) select 'webhook', coalesce(max(seq), 0) from change;
