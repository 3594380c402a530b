DROP INDEX posts_words_idx;
