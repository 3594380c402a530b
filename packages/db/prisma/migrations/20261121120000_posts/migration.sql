-- The notice board. What somebody published outlives the account, without a name.
CREATE TABLE posts (
    id            uuid           NOT NULL,
    author_id     uuid,
    -- In byte order, so that all that begin alike stand together.
    slug          text           COLLATE "C" NOT NULL,
    title         text           NOT NULL,
    body          text           NOT NULL DEFAULT '',
    published_at  timestamptz(3),
    comment_count integer        NOT NULL DEFAULT 0,
    created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    version       integer        NOT NULL DEFAULT 1,

    CONSTRAINT posts_pkey PRIMARY KEY (id),
    CONSTRAINT posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT posts_slug_check CHECK (char_length(slug) BETWEEN 1 AND 120),
    CONSTRAINT posts_title_check CHECK (btrim(title) <> '' AND char_length(title) <= 200),
    CONSTRAINT posts_body_check CHECK (char_length(body) <= 50000),
    CONSTRAINT posts_comment_count_check CHECK (comment_count >= 0),
    CONSTRAINT posts_version_check CHECK (version >= 1)
);

CREATE UNIQUE INDEX posts_slug_key ON posts (slug);
-- The board: what is published, the newest first.
CREATE INDEX posts_published_at_id_idx ON posts (published_at, id);
CREATE INDEX posts_author_id_updated_at_id_idx ON posts (author_id, updated_at, id);
-- A word of the title counts more than one of the text.
CREATE INDEX posts_search_idx ON posts USING gin ((setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D')))
    WHERE published_at IS NOT NULL;

CREATE TABLE comments (
    id         uuid           NOT NULL,
    post_id    uuid           NOT NULL,
    author_id  uuid,
    body       text           NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT comments_pkey PRIMARY KEY (id),
    CONSTRAINT comments_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT comments_author_id_fkey FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT comments_body_check CHECK (btrim(body) <> '' AND char_length(body) <= 5000)
);

CREATE INDEX comments_post_id_created_at_id_idx ON comments (post_id, created_at, id);
CREATE INDEX comments_author_id_idx ON comments (author_id);
