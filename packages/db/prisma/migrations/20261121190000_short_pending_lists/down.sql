ALTER INDEX users_search_idx RESET (gin_pending_list_limit);
ALTER INDEX products_search_idx RESET (gin_pending_list_limit);
ALTER INDEX posts_title_words_idx RESET (gin_pending_list_limit);
ALTER INDEX posts_words_idx RESET (gin_pending_list_limit);
ALTER INDEX tasks_owner_id_tags_words_idx RESET (gin_pending_list_limit);
