DROP TABLE webhook_cursor;
DROP TABLE webhook_deliveries;
DROP TABLE webhooks;
DROP TYPE webhook_delivery_state;
DROP TYPE webhook_pause_reason;
DELETE FROM jobs.job WHERE name IN ('webhook-delivery', 'webhook-delivery.dead', 'webhook-paused-mail', 'webhook-paused-mail.dead');
