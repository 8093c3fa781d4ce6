-- A change is told with its number, so that a replica that has read so far has nothing to read again. An empty word is about
-- something else: many changes at once, or one that is scheduled.
create or replace function number_change() returns trigger language plpgsql as $$
declare
  number bigint;
begin
  perform pg_advisory_xact_lock(hashtext('dateline.change'));
  update change set seq = (select coalesce(max(seq), 0) + 1 from change), recorded_at = clock_timestamp()
    where id = new.id returning seq into number;
  perform pg_notify('dateline_change', number::text);
  return null;
end $$;
