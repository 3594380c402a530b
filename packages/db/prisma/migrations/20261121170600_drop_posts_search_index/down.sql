CREATE INDEX posts_search_idx ON posts USING gin ((setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D')))
    WHERE published_at IS NOT NULL;
