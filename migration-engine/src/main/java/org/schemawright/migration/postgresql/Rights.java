package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;

/**
 * The owner and the grants of a thing that was made anew. A role that a server does not have is passed over there: a
 * migration runs on more servers than the one it was made on.
 */
final class Rights {

    private Rights() {}

    /**
     * Gives what was made anew the owners and grants that it had.
     *
     * @param notes of what was there before; a view that becomes a materialized one, or no longer is one, keeps its own
     * @param to the schema that has it now
     * @param anew whether something is made anew
     */
    static void give(List<ObjectNote> notes, DatabaseSchema to, Predicate<ObjectRef> anew, StatementList out) {
        // Where all things have the same owner, it says nothing.
        boolean owners = notes.stream()
                        .map(ObjectNote::owner)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                > 1;
        for (ObjectNote note : notes) {
            forms(note.object())
                    .filter(anew)
                    .findFirst()
                    .ifPresent(object -> give(note.of(object), owners && !isOwned(object, to), out));
        }
    }

    /** Whether it is a sequence of a column, which has the owner of the table. */
    private static boolean isOwned(ObjectRef object, DatabaseSchema schema) {
        return schema.sequences().stream()
                .anyMatch(sequence -> sequence.ref().equals(object) && sequence.ownerTable() != null);
    }

    private static Stream<ObjectRef> forms(ObjectRef object) {
        return switch (object.kind()) {
            case VIEW, MATERIALIZED_VIEW ->
                Stream.of(
                        object,
                        ObjectRef.of(ObjectKind.VIEW, object.name()),
                        ObjectRef.of(ObjectKind.MATERIALIZED_VIEW, object.name()));
            default -> Stream.of(object);
        };
    }

    private static void give(ObjectNote note, boolean owner, StatementList out) {
        ObjectRef object = note.object();
        String target = target(object);
        if (target.isEmpty()) {
            return;
        }
        String comment = " what " + object.name() + " had before it was made anew";
        // Default privileges may have come after the object.
        for (String gainer : note.gainers()) {
            String role = role(gainer);
            String sql = "REVOKE ALL ON " + target + " FROM " + gainer;
            out.add(
                    role.isEmpty() ? sql : ifThere(role, sql),
                    "Take the rights that nobody had on " + object.name() + " before it was made anew");
        }
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
