-- Types that somebody made: enums, domains, ranges and composites; not the row types of tables, nor base types in C.
SELECT t.oid,
       t.typrelid AS relation,
       n.nspname,
       t.typname,
       t.typtype::text AS class,
       members.labels, -- if pg_enum else NULL::text[] AS labels,
       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base_type,
       base.typtype::text AS base_class,
       base.typcategory::text AS base_category,
       CASE WHEN base.typtype = 'd' THEN format_type(base.typbasetype, base.typtypmod) END AS base_of_base,
       t.typnotnull AS not_null,
       CASE WHEN t.typtype = 'd' THEN coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) END AS default_value,
       CASE WHEN t.typtype = 'd' AND t.typcollation <> base.typcollation THEN
            CASE WHEN pg_collation_is_visible(l.oid) THEN l.collname::text
                 ELSE '"' || replace(ln.nspname, '"', '""') || '"."' || replace(l.collname, '"', '""') || '"' END
       END AS collation,
       rules.oids AS check_oids,
       rules.names AS check_names,
       rules.expressions AS check_expressions,
       rules.valid AS check_valid,
       ranges.multirange, -- if pg_range.rngmultitypid else 0 AS multirange,
       ranges.definition AS range_definition -- if pg_range else NULL AS range_definition
  FROM pg_catalog.pg_type t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  LEFT JOIN pg_catalog.pg_type base ON base.oid = t.typbasetype
  LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation
  LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
-- begin pg_enum
  LEFT JOIN (SELECT e.enumtypid, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
               FROM pg_catalog.pg_enum e
              GROUP BY e.enumtypid) AS members ON members.enumtypid = t.oid
-- end
  LEFT JOIN (SELECT con.contypid,
                    array_agg(con.oid::text ORDER BY con.conname) AS oids,
                    array_agg(con.conname::text ORDER BY con.conname) AS names,
                    array_agg(pg_get_expr(con.conbin, 0) ORDER BY con.conname) AS expressions,
                    array_agg(con.convalidated::text ORDER BY con.conname) AS valid
               FROM pg_catalog.pg_constraint con
              WHERE con.contypid <> 0 AND con.contype = 'c'
              GROUP BY con.contypid) AS rules ON rules.contypid = t.oid
-- begin pg_range
  LEFT JOIN (SELECT r.rngtypid,
                    r.rngmultitypid AS multirange, -- if pg_range.rngmultitypid
                    concat_ws(', ',
                        'subtype = ' || format_type(r.rngsubtype, NULL),
                        CASE WHEN NOT oc.opcdefault
                             THEN 'subtype_opclass = ' || quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname) END,
                        CASE WHEN r.rngcollation <> st.typcollation
                             THEN 'collation = ' || quote_ident(rln.nspname) || '.' || quote_ident(rl.collname) END,
                        CASE WHEN r.rngcanonical <> 0 THEN 'canonical = ' || r.rngcanonical END,
                        CASE WHEN r.rngsubdiff <> 0 THEN 'subtype_diff = ' || r.rngsubdiff END
                        , 'multirange_type_name = ' || format_type(r.rngmultitypid, NULL) -- if pg_range.rngmultitypid
                    ) AS definition
               FROM pg_catalog.pg_range r
               JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
               JOIN pg_catalog.pg_opclass oc ON oc.oid = r.rngsubopc
               JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace
               LEFT JOIN pg_catalog.pg_collation rl ON rl.oid = r.rngcollation
               LEFT JOIN pg_catalog.pg_namespace rln ON rln.oid = rl.collnamespace) AS ranges ON ranges.rngtypid = t.oid
-- end
 WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c')
   AND n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
 ORDER BY n.nspname, t.typname
