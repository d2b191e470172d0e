-- The columns of tables and views and the attributes of composite types, with the sequence that numbers them.
SELECT a.attrelid AS relation,
       a.attnum AS number,
       a.attname,
       format_type(a.atttypid, a.atttypmod) AS type,
       t.typtype::text AS type_class,
       t.typcategory::text AS type_category,
       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base_type,
       a.attnotnull AS not_null,
       a.attgenerated::text AS generated, -- if pg_attribute.attgenerated else '' AS generated,
       a.attidentity::text AS identity,
       a.attislocal AS is_local,
       pg_get_expr(d.adbin, d.adrelid) AS expression, -- if pg_attrdef else NULL AS expression,
-- begin pg_collation
       CASE WHEN a.attcollation <> t.typcollation AND pg_collation_is_visible(l.oid) THEN l.collname::text
            WHEN a.attcollation <> t.typcollation THEN '"' || replace(ln.nspname, '"', '""') || '"."'
                 || replace(l.collname, '"', '""') || '"'
       END AS collation,
-- else
       NULL AS collation,
-- end
       said.description AS comment, -- if pg_description else NULL AS comment,
       CASE WHEN a.attstorage = t.typstorage OR c.relkind = 'v' THEN NULL
            WHEN a.attstorage = 'p' THEN 'PLAIN' WHEN a.attstorage = 'e' THEN 'EXTERNAL'
            WHEN a.attstorage = 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS storage,
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END -- if pg_attribute.attcompression else NULL
           AS compression,
       CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics,
       a.attoptions::text[] AS settings,
       CASE WHEN a.attfdwoptions IS NOT NULL -- if pg_foreign_table else NULL
            THEN (SELECT string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ') -- if pg_foreign_table
                    FROM pg_catalog.pg_options_to_table(a.attfdwoptions) o) -- if pg_foreign_table
       END -- if pg_foreign_table
           AS foreign_options,
-- begin pg_sequence&pg_depend&pg_attrdef
       numbering.is_serial,
       numbering.options,
       numbering.nspname AS sequence_schema,
       numbering.relname AS sequence_name
-- else
       false AS is_serial, NULL AS options, NULL AS sequence_schema, NULL AS sequence_name
-- end
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum -- if pg_attrdef
-- begin pg_collation
  LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
  LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
-- end
-- begin pg_description
  LEFT JOIN pg_catalog.pg_description said
         ON said.classoid = 'pg_catalog.pg_class'::regclass AND said.objoid = a.attrelid AND said.objsubid = a.attnum
-- end
-- begin pg_sequence&pg_depend&pg_attrdef
  LEFT JOIN LATERAL (
       SELECT owned.deptype = 'a' AS is_serial,
              sn.nspname,
              sc.relname,
              concat_ws(' ',
                  CASE WHEN owned.deptype = 'a' AND s.seqtypid <> a.atttypid
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
         FROM pg_catalog.pg_depend owned
         JOIN pg_catalog.pg_sequence s ON s.seqrelid = owned.objid
         JOIN pg_catalog.pg_class sc ON sc.oid = s.seqrelid
         JOIN pg_catalog.pg_namespace sn ON sn.oid = sc.relnamespace
         JOIN (VALUES ('int2'::regtype::oid, 32767::bigint),
                      ('int4'::regtype::oid, 2147483647),
                      ('int8'::regtype::oid, 9223372036854775807)) AS bounds (type, highest)
           ON bounds.type = s.seqtypid
        WHERE (a.attidentity <> '' OR a.atthasdef)
          AND owned.classid = 'pg_catalog.pg_class'::regclass
          AND owned.refclassid = 'pg_catalog.pg_class'::regclass
          AND owned.refobjid = a.attrelid
          AND owned.refobjsubid = a.attnum
          AND (owned.deptype = 'i'
               OR owned.deptype = 'a'
                  AND pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\(''.*''::regclass\)$'
                  AND EXISTS (SELECT FROM pg_catalog.pg_depend used
                               WHERE used.classid = 'pg_catalog.pg_attrdef'::regclass
                                 AND used.objid = d.oid
                                 AND used.refobjid = owned.objid))
        LIMIT 1) AS numbering ON true
-- end
 WHERE a.attnum > 0
   AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
   AND n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
 ORDER BY a.attrelid, a.attnum
