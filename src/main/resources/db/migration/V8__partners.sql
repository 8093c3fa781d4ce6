-- Partners: who takes content over on terms of their own, how much they may ask, and how much they did.

create sequence partner_revision;

create table partner (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug <> 'me'),
  name text not null check (length(name) between 1 and 200),
  -- Empty for all.
  sections text[] not null,
  full_text boolean not null,
  embargoed boolean not null,
  delay_seconds int not null check (delay_seconds between 0 and 604800),
  attribution text,
  licence text,
  per_minute int not null check (per_minute > 0),
  per_hour int check (per_hour > 0),
  burst int not null check (burst > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- It stays when it has ended, for its use and its tokens to be told by.
  ended_at timestamptz,
  revision bigint not null default nextval('partner_revision'),
  check (not embargoed or delay_seconds = 0)
);

create function renew_partner_revision() returns trigger language plpgsql as $$
begin
  new.revision := nextval('partner_revision');
  return new;
end $$;
create trigger renew_revision before update on partner for each row execute function renew_partner_revision();

alter table token add column partner text references partner check (partner is null or role = 'partner');
create index token_partner on token (partner) where partner is not null;

-- What a partner did on a day, UTC. Requests that were refused for being too many are told apart from other client errors.
create table partner_usage (
  day date not null,
  partner text not null references partner,
  requests bigint not null,
  bytes bigint not null,
  successes bigint not null,
  redirections bigint not null,
  client_errors bigint not null,
  server_errors bigint not null,
  refused bigint not null,
  primary key (day, partner)
);
create index partner_usage_partner on partner_usage (partner, day desc);

-- The token buckets that all replicas draw from. After a crash they are all full again, which harms nobody.
create unlogged table rate_bucket (
  key text primary key,
  minute_left float8 not null,
  hour_left float8 not null,
  at timestamptz not null
);
create index rate_bucket_at on rate_bucket (at);

-- Takes tokens out of a bucket, for a replica to spend: as many as it needs at once, or a small part of what is left, so
-- that what one replica holds unspent never keeps much from another. What it owes it has spent already.
create function take_tokens(
  bucket text, burst int, per_minute int, per_hour int, owed int, wanted int,
  out granted int, out minute_left float8, out hour_left float8
) language plpgsql as $$
declare
  -- Of what is left; the same is said in Quota.java.
  part constant float8 := 0.03;
  most_an_hour constant float8 := coalesce(per_hour::float8, 'infinity');
  found_row rate_bucket;
  seconds float8;
begin
  insert into rate_bucket values (bucket, burst, most_an_hour, clock_timestamp()) on conflict do nothing;
  select * into found_row from rate_bucket where key = bucket for update;
  seconds := coalesce(greatest(0, extract(epoch from clock_timestamp() - found_row.at)), 0);
  minute_left := least(burst, coalesce(found_row.minute_left, burst) + seconds * per_minute / 60.0) - owed;
  hour_left := least(most_an_hour, coalesce(found_row.hour_left, most_an_hour) + seconds * coalesce(per_hour, 0) / 3600.0) - owed;
  granted := greatest(0, floor(least(minute_left, hour_left, greatest(1, wanted, part * least(minute_left, hour_left)))));
  minute_left := minute_left - granted;
  hour_left := hour_left - granted;
  update rate_bucket b
    set minute_left = take_tokens.minute_left, hour_left = take_tokens.hour_left, at = greatest(b.at, clock_timestamp())
    where b.key = bucket;
end $$;
