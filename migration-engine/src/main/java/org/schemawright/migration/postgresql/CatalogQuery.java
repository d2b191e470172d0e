package org.schemawright.migration.postgresql;

import java.util.Locale;

/** The statements that read a schema; with the one that asks what the server has, they are all there are. */
enum CatalogQuery {
    RELATIONS("tables and views"),
    COLUMNS("columns"),
    CONSTRAINTS("keys and checks"),
    INDEXES("indexes"),
    TRIGGERS("triggers"),
    TYPES("types"),
    SEQUENCES("sequences"),
    ROUTINES("functions and procedures"),
    OTHERS("schemas, extensions, rules, policies and the like"),
    DEPENDENCIES("what depends on what"),
    NOTES("comments, owners and grants");

    private final String words;

    CatalogQuery(String words) {
        this.words = words;
    }

    /** What it reads, for people. */
    String words() {
        return words;
    }

    /** The name of its resource. */
    String resource() {
        return name().toLowerCase(Locale.ROOT);
    }
}
