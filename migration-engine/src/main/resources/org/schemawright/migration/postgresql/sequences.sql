-- Sequences, with the column that owns them; those behind identity columns belong to the column and are not listed.
SELECT n.nspname,
       c.relname,
       owner_schema.nspname AS owner_schema,
       owner_table.relname AS owner_table,
       owner_column.attname AS owner_column
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_depend owned
         ON owned.classid = 'pg_class'::regclass AND owned.objid = c.oid AND owned.objsubid = 0
        AND owned.refclassid = 'pg_class'::regclass AND owned.refobjsubid > 0 AND owned.deptype IN ('a', 'i')
  LEFT JOIN pg_catalog.pg_class owner_table ON owner_table.oid = owned.refobjid
  LEFT JOIN pg_catalog.pg_namespace owner_schema ON owner_schema.oid = owner_table.relnamespace
  LEFT JOIN pg_catalog.pg_attribute owner_column
         ON owner_column.attrelid = owned.refobjid AND owner_column.attnum = owned.refobjsubid
 WHERE c.relkind = 'S'
   AND owned.deptype IS DISTINCT FROM 'i'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY 1, 2
