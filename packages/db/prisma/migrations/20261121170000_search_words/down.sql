DROP TRIGGER posts_title_words ON posts;
DROP TRIGGER posts_words ON posts;
ALTER TABLE posts DROP COLUMN title_words, DROP COLUMN words;
DROP FUNCTION owned_words(uuid, tsquery);
DROP FUNCTION owned_words(uuid, text);
