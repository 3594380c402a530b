-- Of an event that very many webhooks hear of, some are noted at a time: those up to this one. NULL when all were.
ALTER TABLE webhook_cursor ADD COLUMN webhook_id uuid;
