-- What a call with an idempotency key answered, committed with what the call did.
CREATE TABLE idempotency_records (
    user_id      uuid           NOT NULL,
    procedure    text           NOT NULL,
    key          text           NOT NULL,
    request_hash bytea          NOT NULL,
    response     text,
    created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT idempotency_records_pkey PRIMARY KEY (user_id, procedure, key),
    CONSTRAINT idempotency_records_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT idempotency_records_key_check CHECK (char_length(key) BETWEEN 1 AND 255),
    CONSTRAINT idempotency_records_request_hash_check CHECK (octet_length(request_hash) = 32)
);

CREATE INDEX idempotency_records_created_at_idx ON idempotency_records (created_at);
