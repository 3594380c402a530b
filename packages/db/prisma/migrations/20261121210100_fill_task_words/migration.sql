-- A thousand tasks at a time, in the order of their ids, so that nobody waits long for one of them and none is looked at twice.
-- Stopped half way, it goes on where it was.
DO $$
DECLARE
    last uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
    LOOP
        WITH next AS (
            SELECT id FROM tasks WHERE id > last AND words IS NULL ORDER BY id LIMIT 1000 FOR NO KEY UPDATE
        ), filled AS (
            UPDATE tasks SET words = strip(to_tsvector('simple', title || ' ' || description))
            FROM next WHERE tasks.id = next.id RETURNING tasks.id
        )
        SELECT id INTO last FROM filled ORDER BY id DESC LIMIT 1;
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END
$$;
