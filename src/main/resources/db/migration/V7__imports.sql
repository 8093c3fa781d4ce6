-- Packages that are being taken in, or were: what any replica can tell of them. The package itself is in a file of the
-- service that received it, and its content lands in one transaction of that service.
create table import (
  id bigint generated always as identity primary key,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'refused', 'failed', 'interrupted')),
  format text not null,
  dry_run boolean not null,
  -- What a format that does not say so itself is to be taken for.
  story text,
  section text,
  language text,
  site text,
  who text not null,
  -- The service that does it. It beats while it lives, so that everyone can tell when it was killed.
  worker uuid not null,
  beat_at timestamptz not null default now(),
  bytes bigint not null check (bytes >= 0),
  bytes_read bigint not null default 0,
  lines_read bigint not null default 0,
  created json not null default '{}',
  unchanged json not null default '{}',
  violations json not null default '[]',
  left_out json not null default '[]',
  left_out_total bigint not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  check ((ended_at is null) = (state in ('queued', 'running')))
);
create index import_unfinished on import (worker) where state in ('queued', 'running');
