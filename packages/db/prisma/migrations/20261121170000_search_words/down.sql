DROP TRIGGER posts_words ON posts;
ALTER TABLE posts DROP COLUMN words;
DROP FUNCTION owned_words(uuid, tsquery);
DROP FUNCTION owned_words(uuid, text);
