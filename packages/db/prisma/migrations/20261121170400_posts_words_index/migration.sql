-- What is on the board, by all its words.
CREATE INDEX CONCURRENTLY posts_words_idx ON posts USING gin (words) WHERE published_at IS NOT NULL;
