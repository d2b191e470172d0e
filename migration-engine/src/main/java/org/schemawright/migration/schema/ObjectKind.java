package org.schemawright.migration.schema;

/** The kinds of things a schema holds; the order is the one in which people meet them. */
public enum ObjectKind {
    SCHEMA("schema", "schemas"),
    TABLE("table", "tables"),
    VIEW("view", "views"),
    MATERIALIZED_VIEW("materialized view", "materialized views"),
    COLUMN("column", "columns"),
    CONSTRAINT("constraint", "constraints"),
    INDEX("index", "indexes"),
    TRIGGER("trigger", "triggers"),
    RULE("rule", "rules"),
    POLICY("policy", "policies"),
    SEQUENCE("sequence", "sequences"),
    ENUM("enum", "enums"),
    DOMAIN("domain", "domains"),
    COMPOSITE("composite type", "composite types"),
    RANGE("range type", "range types"),
    FUNCTION("function", "functions"),
    PROCEDURE("procedure", "procedures"),
    AGGREGATE("aggregate", "aggregates"),
    EXTENSION("extension", "extensions"),
    /** What has no kind of its own here: a collation, an operator, a foreign server. Its definition says what it is. */
    OTHER("other object", "other objects");

    private final String word;
    private final String plural;

    ObjectKind(String word, String plural) {
        this.word = word;
        this.plural = plural;
    }

    /** What people call one. */
    public String word() {
        return word;
    }

    /** What people call several. */
    public String plural() {
        return plural;
    }
}
