-- What is carried as text: schemas, extensions, rules, policies, and what has no kind of its own. The name of the latter
-- is what COMMENT ON would say, for it is unique.
SELECT 'pg_namespace' AS catalog, n.oid, 'SCHEMA' AS kind, NULL::text AS nspname, n.nspname::text AS name,
       NULL::oid AS relation, 'CREATE SCHEMA ' || quote_ident(n.nspname) AS definition
  FROM pg_catalog.pg_namespace n
 WHERE n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal', 'public')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
-- begin pg_extension
UNION ALL
SELECT 'pg_extension', x.oid, 'EXTENSION', n.nspname, x.extname, NULL,
       'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(x.extname) || ' WITH SCHEMA ' || quote_ident(n.nspname)
  FROM pg_catalog.pg_extension x
  JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
 WHERE x.extname <> 'plpgsql'
-- end
-- begin pg_get_ruledef(oid)
UNION ALL
SELECT 'pg_rewrite', r.oid, 'RULE', n.nspname, r.rulename, c.oid, rtrim(pg_get_ruledef(r.oid), '; ' || chr(10))
  FROM pg_catalog.pg_rewrite r
  JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE r.rulename <> '_RETURN'
   AND n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
-- end
-- begin pg_policy
UNION ALL
SELECT 'pg_policy', p.oid, 'POLICY', n.nspname, p.polname, c.oid,
       'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
       || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
       || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
               WHEN 'd' THEN ' FOR DELETE' ELSE '' END
       || coalesce(' TO ' || (SELECT string_agg(quote_ident(pg_get_userbyid(role)), ', ' ORDER BY pg_get_userbyid(role))
                                FROM unnest(p.polroles) AS role WHERE role <> 0), '')
       || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
       || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
  FROM pg_catalog.pg_policy p
  JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
-- end
-- begin pg_collation&PostgreSQL
UNION ALL
SELECT 'pg_collation', l.oid, 'OTHER', NULL, 'collation ' || quote_ident(n.nspname) || '.' || quote_ident(l.collname), NULL,
       'CREATE COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(l.collname) || ' (' || concat_ws(', ',
           'PROVIDER = ' || CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
           CASE WHEN l.collprovider = 'c' THEN 'LC_COLLATE = ' || quote_literal(l.collcollate) END,
           CASE WHEN l.collprovider = 'c' THEN 'LC_CTYPE = ' || quote_literal(l.collctype) END,
           CASE WHEN l.collprovider <> 'c' THEN 'LOCALE = ' || quote_literal(coalesce(
               l.colllocale, -- if pg_collation.colllocale
               l.colliculocale, -- if pg_collation.colliculocale
               l.collcollate)) END,
           'RULES = ' || quote_literal(l.collicurules), -- if pg_collation.collicurules
           CASE WHEN NOT l.collisdeterministic THEN 'DETERMINISTIC = false' END) || ')'
  FROM pg_catalog.pg_collation l
  JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_collation'::regclass AND e.objid = l.oid AND e.deptype = 'e')
-- end
-- begin pg_operator&PostgreSQL
UNION ALL
SELECT 'pg_operator', o.oid, 'OTHER', NULL,
       'operator ' || quote_ident(n.nspname) || '.' || o.oprname || ' ('
       || CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', '
       || CASE WHEN o.oprright = 0 THEN 'NONE' ELSE format_type(o.oprright, NULL) END || ')', NULL,
       'CREATE OPERATOR ' || quote_ident(n.nspname) || '.' || o.oprname || ' (' || concat_ws(', ',
           'PROCEDURE = ' || o.oprcode,
           CASE WHEN o.oprleft <> 0 THEN 'LEFTARG = ' || format_type(o.oprleft, NULL) END,
           CASE WHEN o.oprright <> 0 THEN 'RIGHTARG = ' || format_type(o.oprright, NULL) END,
           (SELECT 'COMMUTATOR = OPERATOR(' || quote_ident(on2.nspname) || '.' || o2.oprname || ')'
              FROM pg_catalog.pg_operator o2 JOIN pg_catalog.pg_namespace on2 ON on2.oid = o2.oprnamespace
             WHERE o2.oid = o.oprcom),
           (SELECT 'NEGATOR = OPERATOR(' || quote_ident(on2.nspname) || '.' || o2.oprname || ')'
              FROM pg_catalog.pg_operator o2 JOIN pg_catalog.pg_namespace on2 ON on2.oid = o2.oprnamespace
             WHERE o2.oid = o.oprnegate),
           CASE WHEN o.oprrest <> 0 THEN 'RESTRICT = ' || o.oprrest END,
           CASE WHEN o.oprjoin <> 0 THEN 'JOIN = ' || o.oprjoin END,
           CASE WHEN o.oprcanhash THEN 'HASHES' END,
           CASE WHEN o.oprcanmerge THEN 'MERGES' END) || ')'
  FROM pg_catalog.pg_operator o
  JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND o.oprcode <> 0
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_operator'::regclass AND e.objid = o.oid AND e.deptype = 'e')
-- end
-- begin pg_cast&PostgreSQL
UNION ALL
SELECT 'pg_cast', k.oid, 'OTHER', NULL,
       'cast (' || format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL) || ')', NULL,
       'CREATE CAST (' || format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL) || ') '
       || CASE k.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || k.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
               ELSE 'WITHOUT FUNCTION' END
       || CASE k.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END
  FROM pg_catalog.pg_cast k
 WHERE k.oid >= 16384
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_cast'::regclass AND e.objid = k.oid AND e.deptype IN ('e', 'i'))
-- end
-- begin pg_get_statisticsobjdef(oid)
UNION ALL
SELECT 'pg_statistic_ext', s.oid, 'OTHER', NULL,
       'statistics ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname), s.stxrelid,
       -- It lists columns as the table has them, which is no matter.
       coalesce(replace(pg_get_statisticsobjdef(s.oid), ' ON ' || c.placed, ' ON ' || c.named), pg_get_statisticsobjdef(s.oid))
  FROM pg_catalog.pg_statistic_ext s
  CROSS JOIN LATERAL (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS placed,
                             string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) AS named
                        FROM pg_catalog.pg_attribute a
                       WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys::int2[])) c
  JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
-- end
-- begin pg_foreign_data_wrapper
UNION ALL
SELECT 'pg_foreign_data_wrapper', w.oid, 'OTHER', NULL, 'foreign data wrapper ' || quote_ident(w.fdwname), NULL,
       'CREATE FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)
       || CASE WHEN w.fdwhandler <> 0 THEN ' HANDLER ' || w.fdwhandler::regproc ELSE '' END
       || CASE WHEN w.fdwvalidator <> 0 THEN ' VALIDATOR ' || w.fdwvalidator::regproc ELSE '' END
       || coalesce(' OPTIONS (' || (SELECT string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ')
                                      FROM pg_catalog.pg_options_to_table(w.fdwoptions) o) || ')', '')
  FROM pg_catalog.pg_foreign_data_wrapper w
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_foreign_data_wrapper'::regclass AND e.objid = w.oid AND e.deptype = 'e')
-- end
-- begin pg_foreign_server
UNION ALL
SELECT 'pg_foreign_server', s.oid, 'OTHER', NULL, 'server ' || quote_ident(s.srvname), NULL,
       'CREATE SERVER ' || quote_ident(s.srvname)
       || coalesce(' TYPE ' || quote_literal(s.srvtype), '') || coalesce(' VERSION ' || quote_literal(s.srvversion), '')
       || ' FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)
       || coalesce(' OPTIONS (' || (SELECT string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ')
                                      FROM pg_catalog.pg_options_to_table(s.srvoptions) o) || ')', '')
  FROM pg_catalog.pg_foreign_server s
  JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_foreign_server'::regclass AND e.objid = s.oid AND e.deptype = 'e')
-- end
-- begin pg_event_trigger
UNION ALL
SELECT 'pg_event_trigger', t.oid, 'OTHER', NULL, 'event trigger ' || quote_ident(t.evtname), NULL,
       'CREATE EVENT TRIGGER ' || quote_ident(t.evtname) || ' ON ' || t.evtevent
       || coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(tag), ', ') FROM unnest(t.evttags) AS tag) || ')', '')
       || ' EXECUTE FUNCTION ' || t.evtfoid::regproc || '()'
  FROM pg_catalog.pg_event_trigger t
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_event_trigger'::regclass AND e.objid = t.oid AND e.deptype = 'e')
-- end
-- begin pg_ts_dict&PostgreSQL
UNION ALL
SELECT 'pg_ts_dict', t.oid, 'OTHER', NULL,
       'text search dictionary ' || quote_ident(n.nspname) || '.' || quote_ident(t.dictname), NULL,
       'CREATE TEXT SEARCH DICTIONARY ' || quote_ident(n.nspname) || '.' || quote_ident(t.dictname) || ' (TEMPLATE = '
       || quote_ident(tn.nspname) || '.' || quote_ident(tt.tmplname) || coalesce(', ' || t.dictinitoption, '') || ')'
  FROM pg_catalog.pg_ts_dict t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.dictnamespace
  JOIN pg_catalog.pg_ts_template tt ON tt.oid = t.dicttemplate
  JOIN pg_catalog.pg_namespace tn ON tn.oid = tt.tmplnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_ts_dict'::regclass AND e.objid = t.oid AND e.deptype = 'e')
-- end
-- begin pg_ts_config&PostgreSQL
UNION ALL
SELECT 'pg_ts_config', t.oid, 'OTHER', NULL,
       'text search configuration ' || quote_ident(n.nspname) || '.' || quote_ident(t.cfgname), NULL,
       'CREATE TEXT SEARCH CONFIGURATION ' || quote_ident(n.nspname) || '.' || quote_ident(t.cfgname) || ' (PARSER = '
       || quote_ident(pn.nspname) || '.' || quote_ident(tp.prsname) || ')'
       || coalesce((SELECT string_agg(';' || chr(10) || 'ALTER TEXT SEARCH CONFIGURATION ' || quote_ident(n.nspname) || '.'
                                      || quote_ident(t.cfgname) || ' ADD MAPPING FOR ' || quote_ident(maps.alias) || ' WITH '
                                      || maps.dictionaries, '' ORDER BY maps.alias)
                      FROM (SELECT kinds.alias,
                                   string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
                              FROM pg_catalog.pg_ts_config_map m
                              JOIN ts_token_type(t.cfgparser) AS kinds ON kinds.tokid = m.maptokentype
                             WHERE m.mapcfg = t.oid
                             GROUP BY kinds.alias) AS maps), '')
  FROM pg_catalog.pg_ts_config t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.cfgnamespace
  JOIN pg_catalog.pg_ts_parser tp ON tp.oid = t.cfgparser
  JOIN pg_catalog.pg_namespace pn ON pn.oid = tp.prsnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_ts_config'::regclass AND e.objid = t.oid AND e.deptype = 'e')
-- end
