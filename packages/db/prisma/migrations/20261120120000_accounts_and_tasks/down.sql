DROP TABLE rate_limits;

DROP TABLE tasks;
DROP TYPE task_priority;

DROP TABLE signing_keys;
DROP TABLE sessions;
DROP TABLE users;
DROP TYPE user_role;
