-- Functions, procedures and aggregates that somebody made; not those that come with a range type.
SELECT p.oid,
       n.nspname,
       p.proname,
       p.prokind::text AS kind,
       CASE WHEN p.prokind = 'a' THEN pg_get_function_identity_arguments(p.oid)
            ELSE oidvectortypes(p.proargtypes) END AS arguments,
       coalesce(pg_get_function_result(p.oid), '') AS result,
       CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) -- if pg_get_functiondef(oid) else CASE WHEN false THEN ''
            ELSE 'CREATE AGGREGATE ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname)
                 || '(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ') (' || concat_ws(', ',
                     'SFUNC = ' || a.aggtransfn,
                     'STYPE = ' || format_type(a.aggtranstype, NULL),
                     CASE WHEN a.aggtransspace <> 0 THEN 'SSPACE = ' || a.aggtransspace END,
                     CASE WHEN a.aggfinalfn <> 0 THEN 'FINALFUNC = ' || a.aggfinalfn END,
                     CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                     CASE WHEN a.aggfinalfn <> 0 AND a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
                          THEN 'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY'
                               WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                     CASE WHEN a.aggcombinefn <> 0 THEN 'COMBINEFUNC = ' || a.aggcombinefn END,
                     CASE WHEN a.aggserialfn <> 0 THEN 'SERIALFUNC = ' || a.aggserialfn END,
                     CASE WHEN a.aggdeserialfn <> 0 THEN 'DESERIALFUNC = ' || a.aggdeserialfn END,
                     'INITCOND = ' || quote_literal(a.agginitval),
                     CASE WHEN a.aggmtransfn <> 0 THEN 'MSFUNC = ' || a.aggmtransfn END,
                     CASE WHEN a.aggminvtransfn <> 0 THEN 'MINVFUNC = ' || a.aggminvtransfn END,
                     CASE WHEN a.aggmtranstype <> 0 THEN 'MSTYPE = ' || format_type(a.aggmtranstype, NULL) END,
                     CASE WHEN a.aggmtransspace <> 0 THEN 'MSSPACE = ' || a.aggmtransspace END,
                     CASE WHEN a.aggmfinalfn <> 0 THEN 'MFINALFUNC = ' || a.aggmfinalfn END,
                     CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
                     CASE WHEN a.aggmfinalfn <> 0 AND a.aggmfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
                          THEN 'MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY'
                               WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                     'MINITCOND = ' || quote_literal(a.aggminitval),
                     CASE WHEN a.aggsortop <> 0 THEN 'SORTOP = OPERATOR(' || quote_ident(opn.nspname) || '.' || op.oprname || ')' END,
                     CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
                     CASE WHEN a.aggkind = 'h' THEN 'HYPOTHETICAL' END) || ')'
       END AS definition
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid
  LEFT JOIN pg_catalog.pg_operator op ON op.oid = a.aggsortop
  LEFT JOIN pg_catalog.pg_namespace opn ON opn.oid = op.oprnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname NOT IN ('information_schema', 'crdb_internal')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i'))
 ORDER BY n.nspname, p.proname, arguments
