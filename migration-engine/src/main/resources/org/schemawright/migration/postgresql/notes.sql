-- Comments (those of tables and columns are read with them), owners and grants beyond the rules of PostgreSQL itself.
SELECT k.relname AS catalog, d.objoid AS oid, 'comment' AS kind, d.description AS text
  FROM pg_catalog.pg_description d
  JOIN pg_catalog.pg_class k ON k.oid = d.classoid
 WHERE d.objsubid = 0
   AND d.objoid >= 16384 -- if PostgreSQL
