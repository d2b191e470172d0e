package org.schemawright.migration.postgresql;

import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;

/**
 * The owner and the grants of a thing that was made anew. A role that a server does not have is passed over there: a
 * migration runs on more servers than the one it was made on.
 */
final class Rights {

    private Rights() {}

    /** @param owner whether the owner is given too, which says nothing where all things have the same one */
    static void give(ObjectNote note, boolean owner, StatementList out) {
        ObjectRef object = note.object();
        String target = target(object);
        if (target.isEmpty()) {
            return;
        }
        String comment = " what " + object.name() + " had before it was made anew";
        if (owner && note.owner() != null) {
            String sql = "ALTER " + ObjectSql.name(object) + " OWNER TO " + SqlName.quote(note.owner());
            out.add(ifThere(note.owner(), sql), "Give the owner" + comment);
        }
        for (String grant : note.grants()) {
            int to = TableSql.outsideQuotes(grant, " TO ");
            if (to >= 0) {
                String role = role(grant.substring(to + " TO ".length()));
                String sql = "GRANT " + grant.substring(0, to) + " ON " + target + grant.substring(to);
                out.add(role.isEmpty() ? sql : ifThere(role, sql), "Give the rights" + comment);
            }
        }
    }

    /** What GRANT calls it; empty for what has no rights of its own. */
    private static String target(ObjectRef object) {
        return switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE " + SqlName.quote(object.name());
            case ENUM, COMPOSITE, RANGE, DOMAIN -> "TYPE " + SqlName.quote(object.name());
            case SEQUENCE, FUNCTION, PROCEDURE, SCHEMA -> ObjectSql.name(object);
            case AGGREGATE -> ObjectSql.name(object).replaceFirst("AGGREGATE", "FUNCTION");
            case COLUMN, CONSTRAINT, INDEX, TRIGGER, RULE, POLICY, EXTENSION, OTHER -> "";
        };
    }

    /** The role that a grant names, without quotes; empty for PUBLIC. */
    private static String role(String text) {
        String name = text.replaceFirst(" WITH GRANT OPTION$", "");
        if (name.equals("PUBLIC")) {
            return "";
        }
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String ifThere(String role, String sql) {
        return "DO $do$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = " + SqlName.literal(role) + ") THEN\n    "
                + sql + ";\nEND IF; END $do$";
    }
}
