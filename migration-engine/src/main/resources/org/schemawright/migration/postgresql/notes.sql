-- Comments (those of tables and columns are read with them), owners, grants beyond PostgreSQL's own rules, and who would
-- get more by default if the object were made anew.
WITH owned (catalog, oid, owner, acl, kind) AS (
    SELECT 'pg_class', c.oid, c.relowner, c.relacl, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
       AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'crdb_internal')
    UNION ALL
    SELECT 'pg_namespace', n.oid, n.nspowner, n.nspacl, 'n'
      FROM pg_catalog.pg_namespace n
     WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'crdb_internal')
-- begin pg_proc
    UNION ALL
    SELECT 'pg_proc', p.oid, p.proowner, p.proacl, 'f'
      FROM pg_catalog.pg_proc p
      JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'crdb_internal')
-- end
    UNION ALL
    SELECT 'pg_type', t.oid, t.typowner,
           t.typacl, -- if pg_type.typacl else NULL,
           'T'
      FROM pg_catalog.pg_type t
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
     WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c')
       AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'crdb_internal')
-- begin pg_collation&PostgreSQL
    UNION ALL
    SELECT 'pg_collation', l.oid, l.collowner, NULL, NULL FROM pg_catalog.pg_collation l WHERE l.oid >= 16384
-- end
-- begin pg_operator&PostgreSQL
    UNION ALL
    SELECT 'pg_operator', o.oid, o.oprowner, NULL, NULL FROM pg_catalog.pg_operator o WHERE o.oid >= 16384
-- end
-- begin pg_ts_dict&PostgreSQL
    UNION ALL
    SELECT 'pg_ts_dict', d.oid, d.dictowner, NULL, NULL FROM pg_catalog.pg_ts_dict d WHERE d.oid >= 16384
-- end
-- begin pg_ts_config&PostgreSQL
    UNION ALL
    SELECT 'pg_ts_config', d.oid, d.cfgowner, NULL, NULL FROM pg_catalog.pg_ts_config d WHERE d.oid >= 16384
-- end
-- begin pg_get_statisticsobjdef(oid)
    UNION ALL
    SELECT 'pg_statistic_ext', s.oid, s.stxowner, NULL, NULL FROM pg_catalog.pg_statistic_ext s
-- end
-- begin pg_extension
    UNION ALL
    SELECT 'pg_extension', x.oid, x.extowner, NULL, NULL FROM pg_catalog.pg_extension x
-- end
-- begin pg_foreign_data_wrapper
    UNION ALL
    SELECT 'pg_foreign_data_wrapper', w.oid, w.fdwowner, w.fdwacl, 'F' FROM pg_catalog.pg_foreign_data_wrapper w
-- end
-- begin pg_foreign_server
    UNION ALL
    SELECT 'pg_foreign_server', s.oid, s.srvowner, s.srvacl, 'S' FROM pg_catalog.pg_foreign_server s
-- end
-- begin pg_event_trigger
    UNION ALL
    SELECT 'pg_event_trigger', t.oid, t.evtowner, NULL, NULL FROM pg_catalog.pg_event_trigger t
-- end
)
SELECT catalog, oid, 'owner' AS kind, pg_get_userbyid(owner)::text AS text
  FROM owned
-- begin aclexplode(aclitem[])
UNION ALL
SELECT owned.catalog, owned.oid, 'grant',
       string_agg(acl.privilege_type, ', ' ORDER BY acl.privilege_type)
       || ' TO ' || CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END
       || CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
  FROM owned, aclexplode(owned.acl) AS acl
 WHERE acl.grantee <> owned.owner
   AND NOT EXISTS (SELECT FROM aclexplode(acldefault(owned.kind::"char", owned.owner)) AS usual
                    WHERE usual.grantee = acl.grantee AND usual.privilege_type = acl.privilege_type
                      AND usual.is_grantable = acl.is_grantable)
 GROUP BY owned.catalog, owned.oid, acl.grantee, acl.is_grantable
UNION ALL
SELECT 'pg_class', a.attrelid, 'grant',
       string_agg(acl.privilege_type || ' (' || quote_ident(a.attname) || ')', ', ' ORDER BY a.attnum, acl.privilege_type)
       || ' TO ' || CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END
       || CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
  FROM pg_catalog.pg_attribute a, aclexplode(a.attacl) AS acl
 WHERE a.attacl IS NOT NULL AND a.attnum > 0
   AND a.attrelid >= 16384 -- if PostgreSQL
 GROUP BY a.attrelid, acl.grantee, acl.is_grantable
-- end
-- begin aclexplode(aclitem[])&PostgreSQL
UNION ALL
SELECT DISTINCT owned.catalog, owned.oid, 'gainer',
       CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END
  FROM owned
  CROSS JOIN LATERAL (
       SELECT acldefault(owned.kind::"char", owned.owner)
        UNION ALL
       SELECT d.defaclacl
         FROM pg_catalog.pg_default_acl d
        WHERE d.defaclobjtype = CASE owned.kind WHEN 's' THEN 'S' ELSE owned.kind END
          AND (d.defaclnamespace = 0
               OR d.defaclnamespace = (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = owned.oid)
               OR d.defaclnamespace = (SELECT pronamespace FROM pg_catalog.pg_proc WHERE oid = owned.oid)
               OR d.defaclnamespace = (SELECT typnamespace FROM pg_catalog.pg_type WHERE oid = owned.oid))) AS given (acl)
  CROSS JOIN LATERAL aclexplode(given.acl) AS acl
 WHERE owned.catalog IN ('pg_class', 'pg_proc', 'pg_type') AND acl.grantee <> owned.owner
   AND NOT EXISTS (SELECT FROM aclexplode(coalesce(owned.acl, acldefault(owned.kind::"char", owned.owner))) AS has
                    WHERE has.grantee = acl.grantee AND has.privilege_type = acl.privilege_type
                      AND has.is_grantable >= acl.is_grantable)
-- end
-- begin pg_description
UNION ALL
SELECT k.relname, d.objoid, 'comment', d.description
  FROM pg_catalog.pg_description d
  JOIN pg_catalog.pg_class k ON k.oid = d.classoid
 WHERE d.objsubid = 0
   AND (d.objoid >= 16384 -- if PostgreSQL else AND (true
        OR d.classoid = 'pg_catalog.pg_namespace'::regclass AND d.description <> 'standard public schema')
-- end
