-- Feeds list the last changed first, of a story, a section, a country; and what was withdrawn lately.
create index article_story_updated on article (story, valid_from desc, slug desc);
create index article_section_updated on article (section, valid_from desc, slug desc);
create index article_retracted on article (valid_from desc) where state = 'retracted';
