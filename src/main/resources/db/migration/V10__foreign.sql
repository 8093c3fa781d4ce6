-- Whoever takes an article of another system in asks by its address whether it is known. A hash, as an address may be
-- longer than what a tree holds.
create index source_url on source using hash (url);
