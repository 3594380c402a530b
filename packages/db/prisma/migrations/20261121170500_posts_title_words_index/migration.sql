-- And by those of its titles.
CREATE INDEX CONCURRENTLY posts_title_words_idx ON posts USING gin (title_words) WHERE published_at IS NOT NULL;
