DROP TABLE stock_entries;
DROP TABLE order_transitions;
DROP TABLE order_lines;
DROP TABLE orders;
DROP TYPE order_status;
DROP TABLE products;
