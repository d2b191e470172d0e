-- Keys, checks and the rest. Not listed: NOT NULL (PostgreSQL 18 has it here too), which the columns say, constraint
-- triggers, and the copies of a foreign key that serve the partitions of its target.
SELECT con.conrelid AS relation,
       con.conname,
       con.contype::text AS kind,
       own.names AS columns,
       fn.nspname AS target_schema,
       fc.relname AS target_name,
       target.names AS target_columns,
       con.confupdtype::text AS on_update,
       con.confdeltype::text AS on_delete,
       con.condeferrable AS is_deferrable,
       con.condeferred AS is_deferred,
       pg_get_constraintdef(con.oid) AS definition,
       pg_get_expr(con.conbin, con.conrelid) AS expression,
       pg_get_constraintdef(con.oid) = 'UNIQUE (' || array_to_string(own.quoted, ', ') || ')' AS is_plain_unique
  FROM pg_catalog.pg_constraint con
  JOIN pg_catalog.pg_namespace n ON n.oid = con.connamespace
  LEFT JOIN pg_catalog.pg_class fc ON fc.oid = con.confrelid
  LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
  LEFT JOIN pg_catalog.pg_constraint parent ON parent.oid = con.conparentid
  LEFT JOIN LATERAL (
       SELECT array_agg(a.attname::text ORDER BY k.place) AS names,
              array_agg(quote_ident(a.attname) ORDER BY k.place) AS quoted
         FROM unnest(con.conkey) WITH ORDINALITY AS k (number, place)
         JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.number) AS own ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(a.attname::text ORDER BY k.place) AS names
         FROM unnest(con.confkey) WITH ORDINALITY AS k (number, place)
         JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number) AS target ON true
 WHERE con.contype IN ('p', 'u', 'f', 'c', 'x')
   AND con.conrelid <> 0
   AND con.conrelid IS DISTINCT FROM parent.conrelid
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
 ORDER BY con.conrelid, position(con.contype::text IN 'pufcx'), con.conname
