-- The one before takes its place. The version before still finds its tasks, by their owner.
DROP INDEX CONCURRENTLY tasks_owner_id_tags_search_idx;
