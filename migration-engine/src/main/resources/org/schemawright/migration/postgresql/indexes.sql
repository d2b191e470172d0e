-- Indexes that are not the means of a constraint, nor the part of a partitioned index that a partition holds. Columns are
-- numbers, which the columns query names; 0 is an expression, which stands in the definition.
SELECT i.indexrelid AS oid,
       i.indrelid AS relation,
       ic.relname,
       i.indisunique AS is_unique,
       i.indisvalid AS is_valid,
       am.amname AS method,
       i.indkey::text AS columns,
       i.indnkeyatts AS key_columns,
       pg_get_expr(i.indpred, i.indrelid) AS predicate,
       pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
  JOIN pg_catalog.pg_am am ON am.oid = ic.relam
  JOIN pg_catalog.pg_namespace n ON n.oid = ic.relnamespace
 WHERE NOT ic.relispartition
   AND n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con
                    WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
 ORDER BY i.indrelid, ic.relname
