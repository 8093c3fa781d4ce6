-- Whether a match is public is seen in its row, and a common word has many matches. So the rows are kept short, many to a
-- page: texts and their tsvectors go out of line, what a list shows stays in.
do $$
declare
  kind text;
begin
  foreach kind in array array['article', 'event', 'statement'] loop
    execute format('alter table %I set (toast_tuple_target = 256)', kind);
  end loop;
end $$;
alter table article alter column headline set storage main, alter column standfirst set storage main;
alter table event alter column title set storage main, alter column summary set storage main;
alter table statement alter column title set storage main, alter column summary set storage main;
