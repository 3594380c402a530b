-- And by those of its titles.
CREATE INDEX CONCURRENTLY posts_title_words_idx ON posts USING gin (to_tsvector('simple', title)) WHERE published_at IS NOT NULL;
