DROP TABLE mailbox_messages;
DROP TABLE sent_mails;
DROP TABLE audit_entries;
DROP TABLE identities;
DROP TABLE api_keys;
DROP TABLE one_time_tokens;
DROP TYPE one_time_purpose;

DROP INDEX sessions_ended_at_idx;
DROP INDEX users_inactive_idx;
DROP INDEX users_admins_idx;
DROP INDEX users_search_idx;
DROP INDEX users_created_at_id_idx;

-- A hash that no password fits.
UPDATE users SET password_hash = '' WHERE password_hash IS NULL;
ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL;
