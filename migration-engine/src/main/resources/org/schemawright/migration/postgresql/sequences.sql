-- Sequences, with the column that owns them; those behind identity columns belong to the column and are not listed.
SELECT c.oid,
       n.nspname,
       c.relname,
       owner_schema.nspname AS owner_schema,
       owner_table.relname AS owner_table,
       owner_column.attname AS owner_column,
-- begin pg_sequence
       concat_ws(' ',
           CASE WHEN c.relpersistence = 'u' AND numbering.is_serial IS NOT TRUE THEN 'UNLOGGED' END,
           CASE WHEN s.seqtypid <> CASE WHEN numbering.is_serial THEN owner_column.atttypid ELSE 'int8'::regtype END
                THEN 'AS ' || format_type(s.seqtypid, NULL) END,
           CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END
                THEN 'START WITH ' || s.seqstart END,
           CASE WHEN s.seqincrement <> 1 THEN 'INCREMENT BY ' || s.seqincrement END,
           CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1 ELSE -bounds.highest - 1 END
                THEN 'MINVALUE ' || s.seqmin END,
           CASE WHEN s.seqmax <> CASE WHEN s.seqincrement > 0 THEN bounds.highest ELSE -1 END
                THEN 'MAXVALUE ' || s.seqmax END,
           CASE WHEN s.seqcache <> 1 THEN 'CACHE ' || s.seqcache END,
           CASE WHEN s.seqcycle THEN 'CYCLE' END) AS options
-- else
       '' AS options
-- end
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_depend owned
         ON owned.classid = 'pg_catalog.pg_class'::regclass AND owned.objid = c.oid AND owned.objsubid = 0
        AND owned.refclassid = 'pg_catalog.pg_class'::regclass AND owned.refobjsubid > 0 AND owned.deptype IN ('a', 'i')
  LEFT JOIN pg_catalog.pg_class owner_table ON owner_table.oid = owned.refobjid
  LEFT JOIN pg_catalog.pg_namespace owner_schema ON owner_schema.oid = owner_table.relnamespace
  LEFT JOIN pg_catalog.pg_attribute owner_column
         ON owner_column.attrelid = owned.refobjid AND owner_column.attnum = owned.refobjsubid
-- begin pg_sequence
  JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
  JOIN (VALUES ('int2'::regtype::oid, 32767::bigint),
               ('int4'::regtype::oid, 2147483647),
               ('int8'::regtype::oid, 9223372036854775807)) AS bounds (type, highest) ON bounds.type = s.seqtypid
  LEFT JOIN LATERAL (
       SELECT true AS is_serial
         FROM pg_catalog.pg_attrdef d
         JOIN pg_catalog.pg_depend used
           ON used.classid = 'pg_catalog.pg_attrdef'::regclass AND used.objid = d.oid AND used.refobjid = c.oid
        WHERE d.adrelid = owned.refobjid AND d.adnum = owned.refobjsubid
          AND pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\(''.*''::regclass\)$'
        LIMIT 1) AS numbering ON true
-- end
 WHERE c.relkind = 'S'
   AND owned.deptype IS DISTINCT FROM 'i'
   AND n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY n.nspname, c.relname
