package org.schemawright.desktop.shell;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectKind;

/** What a group of the tree holds; the order is the one in which groups stand. */
enum GroupKind {
    TABLES("Tables", ObjectKind.TABLE),
    VIEWS("Views", ObjectKind.VIEW),
    MATERIALIZED_VIEWS("Materialized views", ObjectKind.MATERIALIZED_VIEW),
    KEYS("Keys", ObjectKind.CONSTRAINT),
    CHECKS("Checks", ObjectKind.CONSTRAINT),
    PARTITIONS("Partitions", ObjectKind.TABLE),
    FUNCTIONS("Functions", ObjectKind.FUNCTION),
    PROCEDURES("Procedures", ObjectKind.PROCEDURE),
    AGGREGATES("Aggregates", ObjectKind.AGGREGATE),
    ENUMS("Enums", ObjectKind.ENUM),
    DOMAINS("Domains", ObjectKind.DOMAIN),
    COMPOSITES("Composite types", ObjectKind.COMPOSITE),
    RANGES("Range types", ObjectKind.RANGE),
    SEQUENCES("Sequences", ObjectKind.SEQUENCE),
    TRIGGERS("Triggers", ObjectKind.TRIGGER),
    INDEXES("Indexes", ObjectKind.INDEX),
    RULES("Rules", ObjectKind.RULE),
    POLICIES("Policies", ObjectKind.POLICY),
    EXTENSIONS("Extensions", ObjectKind.EXTENSION),
    OTHERS("Other objects", ObjectKind.OTHER),
    /** What could not be read. */
    UNREAD("Could not be read", null);

    private final String words;
    private final @Nullable ObjectKind object;

    GroupKind(String words, @Nullable ObjectKind object) {
        this.words = words;
        this.object = object;
    }

    /** The group of the objects of a kind; null for what stands in none: schemas, columns, constraints. */
    static @Nullable GroupKind of(ObjectKind kind) {
        return switch (kind) {
            case SCHEMA, COLUMN, CONSTRAINT -> null;
            case TABLE -> TABLES;
            case VIEW -> VIEWS;
            case MATERIALIZED_VIEW -> MATERIALIZED_VIEWS;
            case INDEX -> INDEXES;
            case TRIGGER -> TRIGGERS;
            case RULE -> RULES;
            case POLICY -> POLICIES;
            case SEQUENCE -> SEQUENCES;
            case ENUM -> ENUMS;
            case DOMAIN -> DOMAINS;
            case COMPOSITE -> COMPOSITES;
            case RANGE -> RANGES;
            case FUNCTION -> FUNCTIONS;
            case PROCEDURE -> PROCEDURES;
            case AGGREGATE -> AGGREGATES;
            case EXTENSION -> EXTENSIONS;
            case OTHER -> OTHERS;
        };
    }

    String words() {
        return words;
    }

    /** The kind of what it holds; null where that is no object. */
    @Nullable
    ObjectKind object() {
        return object;
    }

    /** Whether every database is thought to have some. */
    boolean always() {
        return this == TABLES || this == VIEWS || this == TRIGGERS || this == INDEXES;
    }
}
