package org.schemawright.migration.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a database holds, as lines of text that do not come from our reader: PostgreSQL's own texts and the plain columns of
 * its catalogs, all names qualified. Two databases of one structure give the same lines.
 *
 * <p>Left out, because no statement can make it so: numbers that PostgreSQL gives (in the names of its own triggers), the
 * place of dropped columns. Left out, because a script of the schema does not bring it: owners, grants, the names of the
 * parts that a partition has of an index of the whole table, and the names of NOT NULL constraints that say no more than
 * their columns.
 */
final class CatalogLines {

    /** Of objects that somebody made, not those of the system, of extensions, or of this session. */
    private static final String OURS = " NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '%1$s'::regclass"
            + " AND e.objid = %2$s AND e.deptype = 'e') AND %2$s >= 16384 ";

    private static final List<String> QUERIES = List.of(
            // Everything that has a name, by PostgreSQL's own way to identify it.
            """
            SELECT DISTINCT 'object', i.type, regexp_replace(i.identity, '(_ConstraintTrigger_[ac_]*)\\d+', '\\1', 'g')
              FROM (SELECT classid, objid, objsubid FROM pg_depend
                     UNION SELECT refclassid, refobjid, refobjsubid FROM pg_depend) d,
                   pg_identify_object(d.classid, d.objid, d.objsubid) i
             WHERE d.objid >= 16384
               AND i.type NOT IN ('toast table', 'toast table column', 'default value')
               AND i.identity !~ 'pg_toast'
               AND i.type !~ 'column$'
               AND NOT EXISTS (SELECT FROM pg_constraint n WHERE d.classid = 'pg_constraint'::regclass AND n.oid = d.objid
                                  AND n.contype = 'n' AND n.convalidated AND NOT n.connoinherit)
               AND NOT EXISTS (SELECT FROM pg_class c WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid
                                  AND c.relkind IN ('i', 'I') AND c.relispartition)
            """,
            """
            SELECT 'relation', c.oid::regclass, c.relkind, c.relpersistence, c.reloptions, c.relreplident,
                   c.relrowsecurity, c.relforcerowsecurity, c.relhasrules, c.relispopulated, am.amname,
                   nullif(c.reloftype, 0)::regtype, pg_get_expr(c.relpartbound, c.oid),
                   CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END, s.srvname, f.ftoptions,
                   t.reloptions,
                   (SELECT array_agg(i.inhparent::regclass ORDER BY i.inhseqno) FROM pg_inherits i
                     WHERE i.inhrelid = c.oid)
              FROM pg_class c
              LEFT JOIN pg_am am ON am.oid = c.relam
              LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
              LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
              LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
             WHERE c.relkind NOT IN ('i', 'I', 't') AND %s""".formatted(OURS.formatted("pg_class", "c.oid")),
            """
            SELECT 'column', a.attrelid::regclass, row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum),
                   a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                   pg_get_expr(d.adbin, d.adrelid), nullif(a.attcollation, 0)::regcollation, a.attstorage,
                   a.attcompression, a.attstattarget, a.attoptions, a.attfdwoptions, a.attislocal, a.attinhcount,
                   CASE WHEN a.attidentity <> '' THEN
                        pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) END
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid AND c.relkind NOT IN ('i', 'I', 't')
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attnum > 0 AND NOT a.attisdropped AND %s""".formatted(OURS.formatted("pg_class", "c.oid")),
            """
            SELECT 'constraint', coalesce(nullif(con.conrelid, 0)::regclass::text, con.contypid::regtype::text),
                   con.conname, con.contype, pg_get_constraintdef(con.oid), con.convalidated, con.conenforced,
                   con.connoinherit AND con.contype IN ('c', 'n'), con.conislocal, con.coninhcount, con.condeferrable, con.condeferred,
                   con.confrelid::regclass, con.conparentid <> 0
              FROM pg_constraint con
             WHERE (con.contype <> 'n' OR NOT con.convalidated OR con.connoinherit)
               AND %s""".formatted(OURS.formatted("pg_constraint", "con.oid")),
            """
            SELECT 'index', CASE WHEN ic.relispartition THEN i.indrelid::regclass::text || '.part'
                            ELSE i.indexrelid::regclass::text END,
                   CASE WHEN ic.relispartition THEN regexp_replace(pg_get_indexdef(i.indexrelid), 'INDEX .* ON', 'ON')
                        ELSE pg_get_indexdef(i.indexrelid) END,
                   i.indisunique, i.indisprimary, i.indisexclusion, i.indimmediate, i.indisvalid, i.indisclustered,
                   i.indisreplident, i.indnullsnotdistinct, ic.reloptions
              FROM pg_index i
              JOIN pg_class ic ON ic.oid = i.indexrelid
             WHERE i.indrelid::regclass::text !~ '^pg_toast' AND %s""".formatted(OURS.formatted("pg_class", "ic.oid")),
            """
            SELECT 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                   s.seqcache, s.seqcycle, d.deptype,
                   pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid)
              FROM pg_sequence s
              LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
                   AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
             WHERE %s""".formatted(OURS.formatted("pg_class", "s.seqrelid")),
            """
            SELECT 'type', t.oid::regtype, t.typtype, t.typcategory, t.typnotnull, t.typdefault,
                   nullif(t.typbasetype, 0)::regtype, format_type(t.typbasetype, t.typtypmod),
                   nullif(t.typcollation, 0)::regcollation,
                   (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
                   r.rngsubtype::regtype, r.rngmultitypid::regtype, r.rngcollation::regcollation, oc.opcname,
                   nullif(r.rngcanonical::oid, 0)::regprocedure, nullif(r.rngsubdiff::oid, 0)::regprocedure
              FROM pg_type t
              LEFT JOIN pg_range r ON r.rngtypid = t.oid
              LEFT JOIN pg_opclass oc ON oc.oid = r.rngsubopc
             WHERE t.typnamespace <> 'pg_toast'::regnamespace AND %s""".formatted(OURS.formatted("pg_type", "t.oid")),
            """
            SELECT 'routine', p.oid::regprocedure, p.prokind, CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END,
                   pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), p.provolatile, p.proparallel,
                   a.aggkind, a.aggtransfn::regproc, a.aggfinalfn::regproc, a.aggcombinefn::regproc,
                   a.aggserialfn::regproc, a.aggdeserialfn::regproc, a.aggmtransfn::regproc, a.aggminvtransfn::regproc,
                   a.aggmfinalfn::regproc, a.aggfinalextra, a.aggmfinalextra, a.aggfinalmodify, a.aggmfinalmodify,
                   nullif(a.aggsortop::oid, 0)::regoperator, a.aggtranstype::regtype, a.aggtransspace,
                   a.aggmtranstype::regtype, a.agginitval, a.aggminitval
              FROM pg_proc p
              LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
             WHERE %s""".formatted(OURS.formatted("pg_proc", "p.oid")),
            """
            SELECT 'view', c.oid::regclass, pg_get_viewdef(c.oid)
              FROM pg_class c
             WHERE c.relkind IN ('v', 'm') AND %s""".formatted(OURS.formatted("pg_class", "c.oid")),
            """
            SELECT 'trigger', t.tgrelid::regclass, pg_get_triggerdef(t.oid), t.tgenabled, t.tgparentid <> 0
              FROM pg_trigger t WHERE NOT t.tgisinternal
            """,
            """
            SELECT 'rule', r.ev_class::regclass, pg_get_ruledef(r.oid), r.ev_enabled
              FROM pg_rewrite r WHERE r.oid >= 16384 AND r.rulename <> '_RETURN'
            """,
            """
            SELECT 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
                   pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
              FROM pg_policy p
            """,
            """
            SELECT 'comment', i.type, i.identity, d.description
              FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i
             WHERE d.objoid >= 16384
            """,
            """
            SELECT 'extension', e.extname, e.extversion, e.extnamespace::regnamespace FROM pg_extension e
            """,
            """
            SELECT 'collation', c.oid::regcollation, c.collprovider, c.collisdeterministic, c.collcollate, c.collctype,
                   c.colllocale
              FROM pg_collation c WHERE %s""".formatted(OURS.formatted("pg_collation", "c.oid")),
            """
            SELECT 'operator', o.oid::regoperator, o.oprcode::regproc, nullif(o.oprcom, 0)::regoperator,
                   nullif(o.oprnegate, 0)::regoperator, o.oprrest::regproc, o.oprjoin::regproc, o.oprcanhash, o.oprcanmerge
              FROM pg_operator o WHERE %s""".formatted(OURS.formatted("pg_operator", "o.oid")),
            """
            SELECT 'cast', c.castsource::regtype, c.casttarget::regtype, nullif(c.castfunc, 0)::regprocedure,
                   c.castcontext, c.castmethod
              FROM pg_cast c WHERE %s""".formatted(OURS.formatted("pg_cast", "c.oid")),
            """
            SELECT 'server', s.srvname, w.fdwname, s.srvtype, s.srvversion, s.srvoptions, w.fdwoptions
              FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
            """,
            """
            SELECT 'text search', c.oid::regconfig, m.maptokentype, m.mapseqno, m.mapdict::regdictionary
              FROM pg_ts_config c LEFT JOIN pg_ts_config_map m ON m.mapcfg = c.oid
             WHERE c.oid >= 16384
            """,
            """
            SELECT 'text search', d.oid::regdictionary, d.dicttemplate, d.dictinitoption
              FROM pg_ts_dict d WHERE d.oid >= 16384
            """,
            """
            SELECT 'statistics', pg_get_statisticsobjdef(s.oid), s.stxstattarget FROM pg_statistic_ext s
            """);

    private CatalogLines() {}

    /** What only one of them has: with a minus what should be there, with a plus what should not. */
    static List<String> differences(List<String> expected, List<String> found) {
        List<String> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        List<String> extra = new ArrayList<>(found);
        expected.forEach(extra::remove);
        return Stream.concat(
                        missing.stream().map(line -> "- " + line),
                        extra.stream().map(line -> "+ " + line))
                .toList();
    }

    /** The lines, in order. */
    static List<String> of(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog");
            for (String query : QUERIES) {
                try (var rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            line.append(i == 1 ? "" : " | ").append(rows.getString(i));
                        }
                        lines.add(line.toString());
                    }
                }
            }
            statement.execute("RESET search_path");
        }
        lines.sort(null);
        return lines;
    }
}
