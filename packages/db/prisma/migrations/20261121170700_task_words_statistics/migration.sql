-- Without statistics, searches for any words are planned alike.
ALTER INDEX tasks_owner_id_tags_words_idx ALTER COLUMN 3 SET STATISTICS 0;
