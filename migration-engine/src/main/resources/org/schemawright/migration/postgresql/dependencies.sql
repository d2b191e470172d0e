-- Who needs whom, by what PostgreSQL tracks; what a foreign key says and where things live is left out. A default stands
-- for its column, the query of a view for the view, an array type for its elements, a member for its extension. The same
-- line may come more than once.
SELECT CASE WHEN def.adrelid IS NOT NULL OR shown.ev_class IS NOT NULL THEN 'pg_class' ELSE users.relname END
           AS user_catalog,
       coalesce(def.adrelid, shown.ev_class, dep.objid) AS user_oid,
       coalesce(def.adnum, dep.objsubid) AS user_column,
       CASE WHEN extension.refobjid IS NOT NULL THEN 'pg_extension' ELSE uses.relname END AS used_catalog,
       coalesce(extension.refobjid, elements.typelem, dep.refobjid) AS used_oid,
       CASE WHEN extension.refobjid IS NULL THEN dep.refobjsubid ELSE 0 END AS used_column
  FROM pg_catalog.pg_depend dep
  JOIN pg_catalog.pg_class users ON users.oid = dep.classid
  JOIN pg_catalog.pg_class uses ON uses.oid = dep.refclassid
  LEFT JOIN pg_catalog.pg_attrdef def
         ON dep.classid = 'pg_catalog.pg_attrdef'::regclass AND def.oid = dep.objid
  LEFT JOIN pg_catalog.pg_constraint con
         ON dep.classid = 'pg_catalog.pg_constraint'::regclass AND con.oid = dep.objid
  LEFT JOIN pg_catalog.pg_rewrite shown
         ON dep.classid = 'pg_catalog.pg_rewrite'::regclass AND shown.oid = dep.objid AND shown.rulename = '_RETURN'
  LEFT JOIN pg_catalog.pg_type elements
         ON dep.refclassid = 'pg_catalog.pg_type'::regclass AND elements.oid = dep.refobjid
        AND elements.typcategory = 'A' AND elements.typelem <> 0
  LEFT JOIN pg_catalog.pg_depend extension
         ON extension.classid = dep.refclassid AND extension.objid = dep.refobjid AND extension.deptype = 'e'
 WHERE dep.deptype = 'n'
   AND dep.objid >= 16384 -- if PostgreSQL
   AND dep.refclassid <> 'pg_catalog.pg_namespace'::regclass
   AND con.contype IS DISTINCT FROM 'f'
