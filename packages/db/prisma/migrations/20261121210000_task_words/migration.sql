-- The words of a task, for searches that walk along a list: to split its texts again takes many times as long as to look at these.
-- Without their places, as no search asks which stands beside which. Without statistics, searches for any words are planned alike.
ALTER TABLE tasks ADD COLUMN words tsvector;
ALTER TABLE tasks ALTER COLUMN words SET STATISTICS 0;

-- Of the same text as in the index, so that both find the same.
CREATE FUNCTION keep_task_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.words := strip(to_tsvector('simple', NEW.title || ' ' || NEW.description));
    RETURN NEW;
END
$$;
CREATE TRIGGER tasks_words BEFORE INSERT OR UPDATE OF title, description ON tasks
    FOR EACH ROW EXECUTE FUNCTION keep_task_words();
