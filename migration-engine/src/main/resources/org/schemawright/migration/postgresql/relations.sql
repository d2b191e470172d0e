-- Tables and views of the user: not the system's, not an extension's, not Liquibase's own two.
SELECT c.oid,
       c.reltype AS row_type,
       n.nspname,
       c.relname,
       c.relkind::text AS kind,
       c.relispartition AS is_partition,
       c.relpersistence = 'u' AS is_unlogged,
       c.relispopulated AS is_populated,
       c.relrowsecurity AS has_row_security,
       c.relforcerowsecurity AS forces_row_security,
       c.relreplident::text AS replica_identity,
       marked.replica AS replica_index, -- if pg_index else NULL AS replica_index,
       marked.cluster AS cluster_index, -- if pg_index else NULL AS cluster_index,
       switched.rules AS switched_rules, -- if pg_rewrite else NULL::text[] AS switched_rules,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
       quote_ident(am.amname) AS access_method, -- if pg_am else NULL AS access_method,
       c.reloptions::text[] AS storage,
       toast.reloptions::text[] AS toast_storage,
       -- Before 14 a table that nobody has counted has no rows.
       CASE WHEN c.reltuples = 0 AND c.relpages = 0 AND current_setting('server_version_num')::int < 140000
            THEN -1 ELSE c.reltuples::bigint END AS row_estimate,
       d.description AS comment, -- if pg_description else NULL AS comment,
       parents.schemas AS parent_schemas, -- if pg_inherits else NULL::text[] AS parent_schemas,
       parents.names AS parent_names, -- if pg_inherits else NULL::text[] AS parent_names,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END -- if pg_get_partkeydef(oid) else NULL
           AS partition_key,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END -- if pg_get_viewdef(oid) else NULL
           AS view_definition,
       remote.server AS foreign_server, -- if pg_foreign_table else NULL AS foreign_server,
       remote.options AS foreign_options -- if pg_foreign_table else NULL AS foreign_options
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam AND am.amname <> 'heap' -- if pg_am
  LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
-- begin pg_description
  LEFT JOIN pg_catalog.pg_description d
         ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
-- end
-- begin pg_inherits
  LEFT JOIN (SELECT i.inhrelid,
                    array_agg(pn.nspname::text ORDER BY i.inhseqno) AS schemas,
                    array_agg(p.relname::text ORDER BY i.inhseqno) AS names
               FROM pg_catalog.pg_inherits i
               JOIN pg_catalog.pg_class p ON p.oid = i.inhparent AND p.relkind <> 'I'
               JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
              GROUP BY i.inhrelid) AS parents ON parents.inhrelid = c.oid
-- end
-- begin pg_index
  LEFT JOIN (SELECT i.indrelid,
                    max(ic.relname::text) FILTER (WHERE i.indisreplident) AS replica,
                    max(ic.relname::text) FILTER (WHERE i.indisclustered) AS cluster
               FROM pg_catalog.pg_index i
               JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
              WHERE i.indisreplident OR i.indisclustered
              GROUP BY i.indrelid) AS marked ON marked.indrelid = c.oid
-- end
-- begin pg_rewrite
  LEFT JOIN (SELECT r.ev_class,
                    array_agg(CASE r.ev_enabled WHEN 'D' THEN 'DISABLE RULE ' WHEN 'R' THEN 'ENABLE REPLICA RULE '
                                   ELSE 'ENABLE ALWAYS RULE ' END || '"' || replace(r.rulename, '"', '""') || '"') AS rules
               FROM pg_catalog.pg_rewrite r
              WHERE r.ev_enabled <> 'O'
              GROUP BY r.ev_class) AS switched ON switched.ev_class = c.oid
-- end
-- begin pg_foreign_table
  LEFT JOIN (SELECT ft.ftrelid,
                    quote_ident(s.srvname) AS server,
                    (SELECT string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ')
                       FROM pg_catalog.pg_options_to_table(ft.ftoptions) o) AS options
               FROM pg_catalog.pg_foreign_table ft
               JOIN pg_catalog.pg_foreign_server s ON s.oid = ft.ftserver) AS remote ON remote.ftrelid = c.oid
-- end
 WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
   AND n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
   AND lower(c.relname) NOT IN ('databasechangelog', 'databasechangeloglock')
   AND c.relname !~ '^schemawright_kept_'
-- begin pg_depend
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
-- end
