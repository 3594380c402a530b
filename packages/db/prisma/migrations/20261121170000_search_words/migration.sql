-- The words of somebody's text, each with the end of the owner's id before it: in an index, the words of one owner that begin alike
-- then stand together, whoever else has such words. Two owners whose ids end alike are told apart by their ids.
-- A word of more than 2,046 bytes is none to PostgreSQL; those that the id leaves no room for are left out, too.
CREATE FUNCTION owned_words(owner uuid, content text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    words tsvector := to_tsvector('simple', content);
BEGIN
    IF octet_length(content) > 2034 THEN
        words := ts_delete(words, ARRAY(SELECT lexeme FROM unnest(words) WHERE octet_length(lexeme) > 2034));
    END IF;
    RETURN replace(' ' || words::text, ' ''', ' ''' || right(owner::text, 12))::tsvector;
END
$$;

-- A query for these words.
CREATE FUNCTION owned_words(owner uuid, query tsquery) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(query::text, '''([^'']+)''', '''' || right(owner::text, 12) || '\1''', 'g')::tsquery;

-- The words of a post and of its title. Kept, as to split texts again is what makes a search slow; by triggers, as Prisma knows no
-- generated columns. Without statistics, searches for any words are planned alike.
ALTER TABLE posts ADD COLUMN words tsvector, ADD COLUMN title_words tsvector;
ALTER TABLE posts ALTER COLUMN words SET STATISTICS 0, ALTER COLUMN title_words SET STATISTICS 0;
CREATE TRIGGER posts_words BEFORE INSERT OR UPDATE OF title, body ON posts
    FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger(words, 'pg_catalog.simple', title, body);
CREATE TRIGGER posts_title_words BEFORE INSERT OR UPDATE OF title ON posts
    FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger(title_words, 'pg_catalog.simple', title);
