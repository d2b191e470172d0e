-- Indexes that are not the means of a constraint, nor the part of a partitioned index that a partition holds.
SELECT i.indrelid AS relation,
       ic.relname,
       i.indisunique AS is_unique,
       part.columns,
       part.expressions,
       part.descending,
       pg_get_expr(i.indpred, i.indrelid) AS predicate,
       pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = ic.relnamespace
  JOIN LATERAL (
       SELECT array_agg(a.attname::text ORDER BY p) AS columns,
              array_agg(CASE WHEN i.indkey[p - 1] = 0 THEN pg_get_indexdef(i.indexrelid, p, false) END
                        ORDER BY p) AS expressions,
              array_agg(i.indoption[p - 1] & 1 = 1 ORDER BY p) AS descending
         FROM generate_series(1, i.indnkeyatts) AS p
         LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p - 1]
              AND i.indkey[p - 1] <> 0) AS part ON true
 WHERE NOT ic.relispartition
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con
                    WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
 ORDER BY i.indrelid, ic.relname
