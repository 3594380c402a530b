-- The two before take its place. The version before still finds its posts, but reads all of them for it.
DROP INDEX CONCURRENTLY posts_search_idx;
