-- Whoever keeps answers must know in time when the next version becomes public by itself.
create function notify_of_schedule() returns trigger language plpgsql as $$
begin
  perform pg_notify('dateline_change', '');
  return null;
end $$;
create trigger told after insert or delete on scheduled for each statement execute function notify_of_schedule();
