-- Lists that read more than they show once their tables are large.

-- One's own tasks with a tag or with words. An index of everybody's tags is read in full for each of them,
-- whoever asks; with the owner in it, it is not. For that, a GIN index has to take a uuid.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX tasks_owner_id_tags_search_idx ON tasks USING gin (owner_id, tags, to_tsvector('simple', title || ' ' || description));

-- What somebody has on the board, and has not published yet.
CREATE INDEX posts_author_id_published_at_id_idx ON posts (author_id, published_at, id) WHERE published_at IS NOT NULL;
CREATE INDEX posts_drafts_idx ON posts (author_id, updated_at, id) WHERE published_at IS NULL;

-- One's own orders in a state.
CREATE INDEX orders_customer_id_status_created_at_id_idx ON orders (customer_id, status, created_at, id);

-- What few products and accounts are, found without reading all of them.
CREATE INDEX products_inactive_idx ON products (lower(name), id) WHERE NOT is_active;
CREATE INDEX users_unconfirmed_idx ON users (created_at, id) WHERE email_verified_at IS NULL;

-- Last, as from here on nobody reads tasks until this is committed.
DROP INDEX tasks_tags_idx;
DROP INDEX tasks_search_idx;
