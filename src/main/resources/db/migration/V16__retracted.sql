-- A feed tells what was withdrawn last: of everything, and of a story, which had to look at all that was ever replaced in it.
drop index article_retracted;
create index article_retracted on article (valid_from desc, slug desc) where state = 'retracted';
create index article_story_retracted on article (story, valid_from desc, slug desc) where state = 'retracted';
