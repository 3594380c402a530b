DROP INDEX posts_title_words_idx;
