-- Accounts without a password: of people whom a trusted issuer vouches for.
ALTER TABLE users ALTER COLUMN password_hash DROP NOT NULL;

-- The administrators' list: the newest first, found by the beginnings of words of name and address.
CREATE INDEX users_created_at_id_idx ON users (created_at, id);
CREATE INDEX users_search_idx ON users USING gin (to_tsvector('simple', name || ' ' || email || ' ' || translate(email, '@.+-_', '     ')));
-- What few accounts are, found without reading all of them.
CREATE INDEX users_admins_idx ON users (created_at, id) WHERE role = 'admin';
CREATE INDEX users_inactive_idx ON users (created_at, id) WHERE NOT is_active;

-- Ended sessions are swept away some time after their end.
CREATE INDEX sessions_ended_at_idx ON sessions (ended_at);

CREATE TYPE one_time_purpose AS ENUM ('verify_email', 'reset_password', 'change_email');

-- What a mailed link is good for, once. The link's token is derived from the id, so nothing here opens anything.
CREATE TABLE one_time_tokens (
    id         uuid             NOT NULL,
    user_id    uuid             NOT NULL,
    purpose    one_time_purpose NOT NULL,
    email      text             NOT NULL,
    created_at timestamptz(3)   NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at timestamptz(3)   NOT NULL,
    -- When it was used up or replaced. The row stays until it has run out, so that no late retry makes it anew.
    ended_at   timestamptz(3),

    CONSTRAINT one_time_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT one_time_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT one_time_tokens_email_check CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254)
);

CREATE INDEX one_time_tokens_user_id_purpose_idx ON one_time_tokens (user_id, purpose);
CREATE INDEX one_time_tokens_expires_at_idx ON one_time_tokens (expires_at);

CREATE TABLE api_keys (
    id           uuid           NOT NULL,
    user_id      uuid           NOT NULL,
    name         text           NOT NULL,
    prefix       text           NOT NULL,
    secret_hash  bytea          NOT NULL,
    scopes       text[]         NOT NULL,
    created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at   timestamptz(3),
    last_used_at timestamptz(3),
    revoked_at   timestamptz(3),

    CONSTRAINT api_keys_pkey PRIMARY KEY (id),
    CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT api_keys_name_check CHECK (btrim(name) <> '' AND char_length(name) <= 100),
    CONSTRAINT api_keys_secret_hash_check CHECK (octet_length(secret_hash) = 32),
    CONSTRAINT api_keys_scopes_check CHECK (cardinality(scopes) >= 1 AND array_position(scopes, NULL) IS NULL)
);

CREATE UNIQUE INDEX api_keys_prefix_key ON api_keys (prefix);
CREATE INDEX api_keys_user_id_created_at_id_idx ON api_keys (user_id, created_at, id);

-- By which name another issuer knows an account.
CREATE TABLE identities (
    issuer     text           NOT NULL,
    subject    text           NOT NULL,
    user_id    uuid           NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT identities_pkey PRIMARY KEY (issuer, subject),
    CONSTRAINT identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX identities_user_id_idx ON identities (user_id);

-- Who did what to whom. Entries outlive the accounts they name, so nothing references users.
CREATE TABLE audit_entries (
    id         uuid           NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    action     text           NOT NULL,
    actor_id   uuid,
    via        text           NOT NULL,
    target_id  uuid,
    address    text,
    user_agent text,
    details    jsonb          NOT NULL DEFAULT '{}',

    CONSTRAINT audit_entries_pkey PRIMARY KEY (id)
);

CREATE INDEX audit_entries_created_at_id_idx ON audit_entries (created_at, id);
CREATE INDEX audit_entries_action_created_at_id_idx ON audit_entries (action, created_at, id);
CREATE INDEX audit_entries_actor_id_created_at_id_idx ON audit_entries (actor_id, created_at, id);
CREATE INDEX audit_entries_target_id_created_at_id_idx ON audit_entries (target_id, created_at, id);

-- Mails that were handed over, so that a job that runs again sends none twice.
CREATE TABLE sent_mails (
    id      uuid           NOT NULL,
    sent_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT sent_mails_pkey PRIMARY KEY (id)
);

CREATE INDEX sent_mails_sent_at_idx ON sent_mails (sent_at);

-- Where mails go while no mail server is configured.
CREATE TABLE mailbox_messages (
    id         uuid           NOT NULL,
    recipient  text           NOT NULL,
    subject    text           NOT NULL,
    text       text           NOT NULL,
    html       text           NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT mailbox_messages_pkey PRIMARY KEY (id)
);

CREATE INDEX mailbox_messages_created_at_id_idx ON mailbox_messages (created_at, id);
