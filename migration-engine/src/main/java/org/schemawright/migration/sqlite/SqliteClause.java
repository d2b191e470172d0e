package org.schemawright.migration.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Constraint;

/**
 * One clause of a CREATE TABLE text: a table constraint, or what stands behind a column's type.
 *
 * @param kind what it says
 * @param start the offset of its first character, a {@code CONSTRAINT name} in front of it included
 * @param end the offset behind its last character
 * @param constraint what it declares, with names as the text spells them; null for clauses that declare none. A foreign
 *     key that names no columns of its target has an empty list of them
 * @param value the expression, default or collation; {@code AUTOINCREMENT} for such a primary key; the ON CONFLICT of a
 *     NOT NULL; empty otherwise
 */
record SqliteClause(Kind kind, int start, int end, @Nullable Constraint constraint, String value) {

    enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        CHECK,
        FOREIGN_KEY,
        NOT_NULL,
        NULL,
        DEFAULT,
        COLLATE,
        GENERATED_STORED,
        GENERATED_VIRTUAL
    }

    /** Whether it is a primary key whose numbers are never used twice. */
    boolean isAutoincrement() {
        return kind == Kind.PRIMARY_KEY && value.equals("AUTOINCREMENT");
    }
}
