ALTER TABLE webhook_cursor DROP COLUMN webhook_id;
