-- What the server has and what this role may use of it: catalogs, their columns, and functions of the system. Named by
-- the other queries; in CockroachDB and the like some are missing, in older versions too.
SELECT wanted.item,
       coalesce(current_schema(), 'public') AS default_schema,
       current_schemas(false)::text[] AS search_path,
       version() AS version,
       CASE WHEN wanted.item LIKE '%(%' THEN to_regprocedure('pg_catalog.' || wanted.item) IS NOT NULL
            WHEN wanted.item LIKE '%.%'
            THEN EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a
                          WHERE a.attrelid = to_regclass('pg_catalog.' || split_part(wanted.item, '.', 1))
                            AND a.attname = split_part(wanted.item, '.', 2)
                            AND NOT a.attisdropped)
            ELSE to_regclass('pg_catalog.' || wanted.item) IS NOT NULL
       END AS is_there,
       CASE WHEN wanted.item LIKE '%(%'
            THEN has_function_privilege(to_regprocedure('pg_catalog.' || wanted.item), 'EXECUTE')
            ELSE has_table_privilege(to_regclass('pg_catalog.' || split_part(wanted.item, '.', 1)), 'SELECT')
       END AS may_use
  FROM unnest(string_to_array($ITEMS$, ' ')) AS wanted (item)
