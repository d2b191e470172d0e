package org.schemawright.migration.postgresql;

import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.ObjectRef;

/** How a thing of whatever kind is called. */
final class ObjectSql {

    private ObjectSql() {}

    /** In words: {@code trigger tidy of book}. */
    static String words(ObjectRef ref) {
        boolean ofTable =
                switch (ref.kind()) {
                    case FUNCTION, PROCEDURE, AGGREGATE -> false;
                    default -> !ref.part().isEmpty();
                };
        return ref.kind().word() + " " + (ofTable ? ref.part() + " of " : "") + ref.name();
    }

    /** In statements: {@code TRIGGER "tidy" ON "book"}. */
    static String name(ObjectRef ref) {
        String name = SqlName.quote(ref.name());
        String part = SqlName.quote(ref.part());
        return switch (ref.kind()) {
            case TABLE -> "TABLE " + name;
            case COLUMN -> "COLUMN " + name + "." + part;
            case SCHEMA -> "SCHEMA " + SqlName.quote(ref.name().name());
            case EXTENSION -> "EXTENSION " + SqlName.quote(ref.name().name());
            case VIEW -> "VIEW " + name;
            case MATERIALIZED_VIEW -> "MATERIALIZED VIEW " + name;
            case CONSTRAINT -> "CONSTRAINT " + part + " ON " + name;
            case INDEX -> "INDEX " + name;
            case TRIGGER -> "TRIGGER " + part + " ON " + name;
            case RULE -> "RULE " + part + " ON " + name;
            case POLICY -> "POLICY " + part + " ON " + name;
            case SEQUENCE -> "SEQUENCE " + name;
            case DOMAIN -> "DOMAIN " + name;
            case ENUM, COMPOSITE, RANGE -> "TYPE " + name;
            case FUNCTION -> "FUNCTION " + name + "(" + ref.part() + ")";
            case PROCEDURE -> "PROCEDURE " + name + "(" + ref.part() + ")";
            case AGGREGATE -> "AGGREGATE " + name + "(" + (ref.part().isEmpty() ? "*" : ref.part()) + ")";
            case OTHER -> ref.name().name();
        };
    }
}
