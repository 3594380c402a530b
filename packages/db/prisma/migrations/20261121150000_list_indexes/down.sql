CREATE INDEX tasks_search_idx ON tasks USING gin (to_tsvector('simple', title || ' ' || description));
CREATE INDEX tasks_tags_idx ON tasks USING gin (tags);
DROP INDEX users_unconfirmed_idx;
DROP INDEX products_inactive_idx;
DROP INDEX orders_customer_id_status_created_at_id_idx;
DROP INDEX posts_drafts_idx;
DROP INDEX posts_author_id_published_at_id_idx;
DROP INDEX tasks_owner_id_tags_search_idx;
-- Refused when something else has come to need it.
DROP EXTENSION btree_gin;
