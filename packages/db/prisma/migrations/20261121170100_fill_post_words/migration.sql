-- Some hundred posts at a time, so that nobody waits long for one of them. Stopped half way, it goes on where it was.
DO $$
BEGIN
    LOOP
        UPDATE posts SET words = to_tsvector('simple', title || ' ' || body), title_words = to_tsvector('simple', title)
        WHERE id IN (SELECT id FROM posts WHERE words IS NULL LIMIT 500);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END
$$;
