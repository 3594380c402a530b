-- Accounts: people, their sessions, the keys that sign their tokens.

CREATE TYPE user_role AS ENUM ('member', 'admin');

CREATE TABLE users (
    id                uuid           NOT NULL,
    email             text           NOT NULL,
    name              text           NOT NULL,
    role              user_role      NOT NULL DEFAULT 'member',
    is_active         boolean        NOT NULL DEFAULT true,
    email_verified_at timestamptz(3),
    password_hash     text           NOT NULL,
    created_at        timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at        timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    version           integer        NOT NULL DEFAULT 1,

    CONSTRAINT users_pkey PRIMARY KEY (id),
    -- One spelling of an address, so that the unique index below means what it says.
    CONSTRAINT users_email_check CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254),
    CONSTRAINT users_name_check CHECK (btrim(name) <> '' AND char_length(name) <= 100),
    CONSTRAINT users_version_check CHECK (version >= 1)
);

CREATE UNIQUE INDEX users_email_key ON users (email);

CREATE TABLE sessions (
    id           uuid           NOT NULL,
    user_id      uuid           NOT NULL,
    generation   integer        NOT NULL DEFAULT 0,
    rotated_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    user_agent   text,
    address      text,
    created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at   timestamptz(3) NOT NULL,
    ended_at     timestamptz(3),
    ended_reason text,

    CONSTRAINT sessions_pkey PRIMARY KEY (id),
    CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT sessions_generation_check CHECK (generation >= 0)
);

CREATE INDEX sessions_user_id_created_at_idx ON sessions (user_id, created_at);
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

CREATE TABLE signing_keys (
    id                 text           NOT NULL,
    public_jwk         jsonb          NOT NULL,
    sealed_private_jwk bytea          NOT NULL,
    created_at         timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    retired_at         timestamptz(3),

    CONSTRAINT signing_keys_pkey PRIMARY KEY (id)
);

-- Tasks.

CREATE TYPE task_priority AS ENUM ('low', 'normal', 'high', 'urgent');

CREATE TABLE tasks (
    id           uuid           NOT NULL,
    owner_id     uuid           NOT NULL,
    title        text           NOT NULL,
    description  text           NOT NULL DEFAULT '',
    priority     task_priority  NOT NULL DEFAULT 'normal',
    due_at       timestamptz(3),
    tags         text[]         NOT NULL DEFAULT ARRAY[]::text[],
    completed_at timestamptz(3),
    created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    version      integer        NOT NULL DEFAULT 1,

    CONSTRAINT tasks_pkey PRIMARY KEY (id),
    CONSTRAINT tasks_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT tasks_title_check CHECK (btrim(title) <> '' AND char_length(title) <= 200),
    CONSTRAINT tasks_description_check CHECK (char_length(description) <= 10000),
    CONSTRAINT tasks_tags_check CHECK (cardinality(tags) <= 20 AND array_position(tags, NULL) IS NULL),
    CONSTRAINT tasks_version_check CHECK (version >= 1)
);

-- One index per sort order of the list; the id makes equal values a total order for keyset pages.
CREATE INDEX tasks_owner_id_created_at_id_idx ON tasks (owner_id, created_at, id);
CREATE INDEX tasks_owner_id_priority_id_idx ON tasks (owner_id, priority, id);
-- A task without a due date sorts as due last of all.
CREATE INDEX tasks_owner_id_due_id_idx ON tasks (owner_id, COALESCE(due_at, 'infinity'::timestamptz), id);
CREATE INDEX tasks_owner_id_title_id_idx ON tasks (owner_id, lower(title), id);
CREATE INDEX tasks_search_idx ON tasks USING gin (to_tsvector('simple', title || ' ' || description));
CREATE INDEX tasks_tags_idx ON tasks USING gin (tags);

-- Counters of the rate limiter. Unlogged: counting waits for no disk, and only a crash of the server forgets them.

CREATE UNLOGGED TABLE rate_limits (
    key    text    NOT NULL,
    points integer NOT NULL DEFAULT 0,
    expire bigint,

    CONSTRAINT rate_limits_pkey PRIMARY KEY (key)
);

CREATE INDEX rate_limits_expire_idx ON rate_limits (expire);
