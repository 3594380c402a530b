DROP TRIGGER tasks_words ON tasks;
DROP FUNCTION keep_task_words();
ALTER TABLE tasks DROP COLUMN words;
