-- The catalogue. Prices are whole minor units (cents) of their currency.
CREATE TABLE products (
    id           uuid           NOT NULL,
    sku          text           NOT NULL,
    name         text           NOT NULL,
    description  text           NOT NULL DEFAULT '',
    price_amount integer        NOT NULL,
    currency     char(3)        NOT NULL,
    stock        integer        NOT NULL DEFAULT 0,
    is_active    boolean        NOT NULL DEFAULT true,
    created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    version      integer        NOT NULL DEFAULT 1,

    CONSTRAINT products_pkey PRIMARY KEY (id),
    CONSTRAINT products_sku_check CHECK (char_length(sku) BETWEEN 1 AND 40),
    CONSTRAINT products_name_check CHECK (btrim(name) <> '' AND char_length(name) <= 200),
    CONSTRAINT products_description_check CHECK (char_length(description) <= 5000),
    CONSTRAINT products_price_amount_check CHECK (price_amount BETWEEN 0 AND 1000000000),
    CONSTRAINT products_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
    -- Behind the conditional updates that move stock: what they missed fails here.
    CONSTRAINT products_stock_check CHECK (stock >= 0),
    CONSTRAINT products_version_check CHECK (version >= 1)
);

CREATE UNIQUE INDEX products_sku_key ON products (sku);
CREATE INDEX products_name_id_idx ON products (lower(name), id);
CREATE INDEX products_search_idx ON products USING gin (to_tsvector('simple', sku || ' ' || name || ' ' || description));

CREATE TYPE order_status AS ENUM ('placed', 'paid', 'shipped', 'delivered', 'cancelled');

CREATE TABLE orders (
    id           uuid           NOT NULL,
    number       bigint         NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 1001),
    customer_id  uuid,
    status       order_status   NOT NULL DEFAULT 'placed',
    total_amount bigint         NOT NULL,
    currency     char(3)        NOT NULL,
    created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    version      integer        NOT NULL DEFAULT 1,

    CONSTRAINT orders_pkey PRIMARY KEY (id),
    -- Orders outlive the accounts of those who placed them.
    CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT orders_total_amount_check CHECK (total_amount BETWEEN 0 AND 9007199254740991),
    CONSTRAINT orders_version_check CHECK (version >= 1)
);

CREATE UNIQUE INDEX orders_number_key ON orders (number);
CREATE INDEX orders_created_at_id_idx ON orders (created_at, id);
CREATE INDEX orders_customer_id_created_at_id_idx ON orders (customer_id, created_at, id);
CREATE INDEX orders_status_created_at_id_idx ON orders (status, created_at, id);

-- What was bought, with the name and the price of that day.
CREATE TABLE order_lines (
    order_id     uuid    NOT NULL,
    position     integer NOT NULL,
    product_id   uuid,
    sku          text    NOT NULL,
    name         text    NOT NULL,
    price_amount integer NOT NULL,
    quantity     integer NOT NULL,

    CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, position),
    CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT order_lines_quantity_check CHECK (quantity BETWEEN 1 AND 1000000)
);

CREATE INDEX order_lines_product_id_idx ON order_lines (product_id);

-- What became of an order, and who did it.
CREATE TABLE order_transitions (
    order_id   uuid           NOT NULL,
    status     order_status   NOT NULL,
    actor_id   uuid,
    created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    -- Each state is reached once.
    CONSTRAINT order_transitions_pkey PRIMARY KEY (order_id, status),
    CONSTRAINT order_transitions_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT order_transitions_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE INDEX order_transitions_actor_id_idx ON order_transitions (actor_id);

-- Every movement of stock, so that the stock is the sum of its entries.
CREATE TABLE stock_entries (
    id         uuid           NOT NULL,
    product_id uuid           NOT NULL,
    quantity   integer        NOT NULL,
    reason     text           NOT NULL,
    note       text           NOT NULL DEFAULT '',
    order_id   uuid,
    actor_id   uuid,
    created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT stock_entries_pkey PRIMARY KEY (id),
    CONSTRAINT stock_entries_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT stock_entries_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT stock_entries_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT stock_entries_quantity_check CHECK (quantity <> 0),
    CONSTRAINT stock_entries_note_check CHECK (char_length(note) <= 500)
);

CREATE INDEX stock_entries_product_id_created_at_id_idx ON stock_entries (product_id, created_at, id);
CREATE INDEX stock_entries_order_id_idx ON stock_entries (order_id);
CREATE INDEX stock_entries_actor_id_idx ON stock_entries (actor_id);
