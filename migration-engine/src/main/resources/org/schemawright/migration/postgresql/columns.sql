-- The columns of tables and views, with the sequence that numbers them.
SELECT a.attrelid AS relation,
       a.attname,
       format_type(a.atttypid, a.atttypmod) AS type,
       t.typtype::text AS type_class,
       t.typcategory::text AS type_category,
       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base_type,
       a.attnotnull AS not_null,
       a.attgenerated::text AS generated,
       a.attidentity::text AS identity,
       pg_get_expr(d.adbin, d.adrelid) AS expression,
       CASE WHEN a.attcollation <> t.typcollation AND pg_collation_is_visible(l.oid) THEN l.collname
            WHEN a.attcollation <> t.typcollation THEN '"' || replace(ln.nspname, '"', '""') || '"."'
                 || replace(l.collname, '"', '""') || '"'
       END AS collation,
       col_description(a.attrelid, a.attnum) AS comment,
       numbering.is_serial,
       numbering.options
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
  LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
  LEFT JOIN LATERAL (
       SELECT owned.deptype = 'a' AS is_serial,
              concat_ws(' ',
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
         JOIN (VALUES ('int2'::regtype::oid, 32767::bigint),
                      ('int4'::regtype::oid, 2147483647),
                      ('int8'::regtype::oid, 9223372036854775807)) AS bounds (type, highest)
           ON bounds.type = s.seqtypid
        WHERE (a.attidentity <> '' OR a.atthasdef)
          AND owned.classid = 'pg_class'::regclass
          AND owned.refclassid = 'pg_class'::regclass
          AND owned.refobjid = a.attrelid
          AND owned.refobjsubid = a.attnum
          AND (owned.deptype = 'i'
               OR owned.deptype = 'a'
                  AND pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\(''.*''::regclass\)$'
                  AND EXISTS (SELECT FROM pg_catalog.pg_depend used
                               WHERE used.classid = 'pg_attrdef'::regclass
                                 AND used.objid = d.oid
                                 AND used.refobjid = owned.objid))
        LIMIT 1) AS numbering ON true
 WHERE a.attnum > 0
   AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
 ORDER BY a.attrelid, a.attnum
