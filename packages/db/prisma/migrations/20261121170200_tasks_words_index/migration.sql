-- One's own tasks with a tag or with words.
CREATE INDEX CONCURRENTLY tasks_owner_id_tags_words_idx ON tasks USING gin (owner_id, tags, owned_words(owner_id, title || ' ' || description));
