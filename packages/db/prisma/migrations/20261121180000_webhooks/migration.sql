-- Why nothing is sent to a webhook, and what became of a message to one.
CREATE TYPE webhook_pause_reason AS ENUM ('owner', 'gone', 'failing');
CREATE TYPE webhook_delivery_state AS ENUM ('waiting', 'delivered', 'failed');

-- Where other services are told what happens. Their secrets are sealed with the server's.
CREATE TABLE webhooks (
    id                    uuid                 NOT NULL,
    user_id               uuid                 NOT NULL,
    url                   text                 NOT NULL,
    description           text                 NOT NULL DEFAULT '',
    events                text[]               NOT NULL,
    sealed_secret         bytea                NOT NULL,
    sealed_former_secret  bytea,
    former_secret_ends_at timestamptz(3),
    hears_from            timestamptz(3)       NOT NULL DEFAULT clock_timestamp(),
    paused_at             timestamptz(3),
    pause_reason          webhook_pause_reason,
    failing_since         timestamptz(3),
    created_at            timestamptz(3)       NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at            timestamptz(3)       NOT NULL DEFAULT CURRENT_TIMESTAMP,
    version               integer              NOT NULL DEFAULT 1,

    CONSTRAINT webhooks_pkey PRIMARY KEY (id),
    CONSTRAINT webhooks_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT webhooks_url_check CHECK (char_length(url) BETWEEN 1 AND 8000),
    CONSTRAINT webhooks_description_check CHECK (char_length(description) <= 200),
    CONSTRAINT webhooks_pause_check CHECK ((paused_at IS NULL) = (pause_reason IS NULL)),
    CONSTRAINT webhooks_former_secret_check CHECK ((sealed_former_secret IS NULL) = (former_secret_ends_at IS NULL))
);

CREATE INDEX webhooks_user_id_created_at_id_idx ON webhooks (user_id, created_at, id);
-- Whether anybody is to be told is asked again and again, and mostly nobody is.
CREATE INDEX webhooks_at_work_idx ON webhooks (user_id) WHERE paused_at IS NULL;

-- Messages to webhooks. A job names the turn that it is for, so one that was overtaken does nothing.
CREATE TABLE webhook_deliveries (
    id              uuid                   NOT NULL,
    webhook_id      uuid                   NOT NULL,
    type            text                   NOT NULL,
    body            text                   NOT NULL,
    for_admins      boolean                NOT NULL DEFAULT false,
    state           webhook_delivery_state NOT NULL DEFAULT 'waiting',
    turn            integer                NOT NULL DEFAULT 1,
    attempts        integer                NOT NULL DEFAULT 0,
    status          integer,
    answer          text,
    problem         text,
    duration_ms     integer,
    created_at      timestamptz(3)         NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_attempt_at timestamptz(3),
    next_attempt_at timestamptz(3),

    CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT webhook_deliveries_answer_check CHECK (char_length(answer) <= 1000)
);

CREATE INDEX webhook_deliveries_webhook_id_created_at_id_idx ON webhook_deliveries (webhook_id, created_at, id);
CREATE INDEX webhook_deliveries_webhook_id_state_created_at_id_idx ON webhook_deliveries (webhook_id, state, created_at, id);
CREATE INDEX webhook_deliveries_created_at_idx ON webhook_deliveries (created_at);

-- How far the events were read for webhooks; one row.
CREATE TABLE webhook_cursor (
    id       integer NOT NULL DEFAULT 1,
    xid      bigint  NOT NULL,
    event_id bigint  NOT NULL,

    CONSTRAINT webhook_cursor_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_cursor_id_check CHECK (id = 1)
);

INSERT INTO webhook_cursor (xid, event_id) VALUES (0, 0);
