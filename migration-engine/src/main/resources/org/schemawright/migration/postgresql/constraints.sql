-- Keys, checks and the rest. Not listed: NOT NULL that says no more than its column, constraint triggers, and the copies
-- of a foreign key that serve the partitions of its target. Columns are numbers, which the columns query names.
SELECT con.oid,
       con.conrelid AS relation,
       con.conindid AS index_oid,
       con.conname,
       con.contype::text AS kind,
       array_to_string(con.conkey, ' ') AS columns,
       con.confrelid AS target,
       fn.nspname AS target_schema,
       fc.relname AS target_name,
       array_to_string(con.confkey, ' ') AS target_columns,
       con.confupdtype::text AS on_update,
       con.confdeltype::text AS on_delete,
       con.confmatchtype::text AS match,
       array_to_string(con.confdelsetcols, ' ') AS set_columns, -- if pg_constraint.confdelsetcols else NULL AS set_columns,
       con.condeferrable AS is_deferrable,
       con.condeferred AS is_deferred,
       con.convalidated AS is_valid,
       con.conenforced AS is_enforced, -- if pg_constraint.conenforced else true AS is_enforced,
       con.conperiod AS has_period, -- if pg_constraint.conperiod else false AS has_period,
       con.connoinherit AS is_not_inherited,
       con.conislocal AS is_local,
       CASE WHEN con.contype NOT IN ('f', 'c') THEN pg_get_constraintdef(con.oid) END -- if pg_get_constraintdef(oid) else NULL
           AS definition,
       served.reloptions::text[] AS storage,
       CASE WHEN con.contype = 'c' THEN pg_get_expr(con.conbin, con.conrelid) END AS expression
  FROM pg_catalog.pg_constraint con
  JOIN pg_catalog.pg_namespace n ON n.oid = con.connamespace
  LEFT JOIN pg_catalog.pg_class served
         ON served.oid = con.conindid AND con.contype IN ('p', 'u', 'x') AND served.reloptions IS NOT NULL
  LEFT JOIN pg_catalog.pg_class fc ON fc.oid = con.confrelid
  LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
  LEFT JOIN pg_catalog.pg_constraint parent ON parent.oid = con.conparentid -- if pg_constraint.conparentid
 WHERE (con.contype IN ('p', 'u', 'f', 'c', 'x')
        OR con.contype = 'n' AND (con.connoinherit OR NOT con.convalidated))
   AND con.conrelid <> 0
   AND con.conrelid IS DISTINCT FROM parent.conrelid -- if pg_constraint.conparentid
   AND n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
 ORDER BY con.conrelid, position(con.contype::text IN 'pufcxn'), con.conname
