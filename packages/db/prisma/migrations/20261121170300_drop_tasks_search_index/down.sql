CREATE INDEX tasks_owner_id_tags_search_idx ON tasks USING gin (owner_id, tags, to_tsvector('simple', title || ' ' || description));
