package org.schemawright.migration.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.schemawright.migration.postgresql.RandomDatabase.Sql;

/** Schemas, extensions and types, and defaults that fit a type. */
final class RandomTypes {

    private static final List<String> BUILT_IN = List.of(
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "numeric(10,2)",
            "numeric(5,-2)",
            "real",
            "double precision",
            "money",
            "text",
            "character varying",
            "character varying(20)",
            "character(3)",
            "bpchar",
            "\"char\"",
            "name",
            "bytea",
            "date",
            "time",
            "time(3) without time zone",
            "time with time zone",
            "timestamp(0) without time zone",
            "timestamp with time zone",
            "timestamp(2) with time zone",
            "interval",
            "interval day to second(2)",
            "interval year to month",
            "boolean",
            "uuid",
            "json",
            "jsonb",
            "xml",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "bit(4)",
            "bit varying(5)",
            "bit varying",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "tsvector",
            "tsquery",
            "int4range",
            "nummultirange",
            "tstzrange",
            "oid",
            "regclass",
            "regtype",
            "pg_lsn",
            "text[]",
            "integer[][]",
            "numeric(6,2)[]",
            "character varying(5)[]",
            "timestamp(3) without time zone[]");

    private static final Map<String, List<String>> DEFAULTS = Map.of(
            "integer", List.of("42", "-1", "(1 + 2) * 3", "nullif(1, 2)"),
            "bigint", List.of("9223372036854775807", "extract(epoch from now())::bigint"),
            "numeric", List.of("0.10", "'NaN'"),
            "text",
                    List.of(
                            "'x'",
                            "'it''s'",
                            "E'a\\\\b\\n'",
                            "'?'",
                            "'$1 %s'",
                            "upper('a' || 'b')",
                            "CURRENT_USER",
                            "''"),
            "timestamp with time zone",
                    List.of("now()", "CURRENT_TIMESTAMP", "'infinity'", "now() + '1 day'::interval"),
            "date", List.of("CURRENT_DATE", "'2020-02-29'"),
            "boolean", List.of("true", "NOT false"),
            "jsonb", List.of("'{\"a\": [1, \"?\"]}'", "jsonb_build_object('k', 1)"),
            "text[]", List.of("'{}'", "ARRAY['a', NULL, 'c,d']", "'{\"x\",\"y\"}'::text[]"),
            "uuid", List.of("gen_random_uuid()"));

    private final Random random;
    private final RandomNames names;
    private final List<Sql> out;
    private final List<String> schemas = new ArrayList<>(List.of("public", "public"));
    private final List<String> made = new ArrayList<>();
    private final List<String> composites = new ArrayList<>();
    private final List<String> collations = new ArrayList<>(List.of("\"C\"", "\"POSIX\"", "pg_catalog.\"en-x-icu\""));

    RandomTypes(Random random, RandomNames names, List<Sql> out) {
        this.random = random;
        this.names = names;
        this.out = out;
    }

    void create() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            String schema = names.next("area");
            out.add(new Sql("schema", "CREATE SCHEMA " + schema));
            schemas.add(schema);
        }
        if (random.nextInt(3) == 0) {
            String extension =
                    List.of("hstore", "citext", "btree_gist", "pg_trgm").get(random.nextInt(4));
            String schema = schema();
            out.add(new Sql("extension", "CREATE EXTENSION " + extension + " SCHEMA " + schema));
            if (extension.equals("hstore") || extension.equals("citext")) {
                made.add(schema + "." + extension);
            }
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            collation();
            enumType();
            domain();
            composite();
            range();
        }
    }

    /** A new name in some schema. */
    String qualified(String plain) {
        return schema() + "." + names.next(plain);
    }

    private String schema() {
        return schemas.get(random.nextInt(schemas.size()));
    }

    /** A type for a column. */
    String type() {
        if (!made.isEmpty() && random.nextInt(4) == 0) {
            return made.get(random.nextInt(made.size())) + (random.nextInt(4) == 0 ? "[]" : "");
        }
        return BUILT_IN.get(random.nextInt(BUILT_IN.size()));
    }

    /** A default that fits the type; empty where there is none at hand. */
    String defaultFor(String type) {
        List<String> fitting = DEFAULTS.getOrDefault(type, List.of("NULL"));
        return random.nextInt(3) == 0 || fitting.size() == 1 && type.isEmpty()
                ? ""
                : " DEFAULT "
                        + (type.equals("text") && random.nextInt(3) == 0
                                ? names.text()
                                : fitting.get(random.nextInt(fitting.size())));
    }

    /** COLLATE … where the type has collations; often nothing. */
    String collate(String type) {
        boolean text = type.equals("text") || type.startsWith("character varying") || type.equals("text[]");
        return text && random.nextInt(3) == 0 ? " COLLATE " + collation(collations) : "";
    }

    List<String> composites() {
        return composites;
    }

    private String collation(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void collation() {
        String name = qualified("coll");
        out.add(new Sql(
                "collation",
                "CREATE COLLATION " + name
                        + (random.nextBoolean()
                                ? " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"
                                : " (provider = icu, locale = 'de')")));
        collations.add(name);
        comment("COLLATION " + name);
    }

    private void enumType() {
        String name = qualified("mood");
        out.add(new Sql("enum", "CREATE TYPE " + name + " AS ENUM ('a', " + names.text() + ", '', 'Ω')"));
        out.add(new Sql("enum value", "ALTER TYPE " + name + " ADD VALUE 'b' BEFORE 'a'"));
        made.add(name);
        comment("TYPE " + name);
    }

    private void domain() {
        String name = qualified("dom");
        String check = names.next("chk");
        String base = type();
        out.add(new Sql(
                "domain",
                "CREATE DOMAIN " + name + " AS " + base + collate(base) + defaultFor(base)
                        + (random.nextInt(4) == 0 ? " NOT NULL" : "")
                        + (random.nextBoolean()
                                ? " CONSTRAINT " + check + " CHECK (VALUE IS NOT NULL OR " + names.text() + " <> '')"
                                : "")));
        if (random.nextInt(4) == 0) {
            out.add(new Sql(
                    "domain check not valid",
                    "ALTER DOMAIN " + name + " ADD CONSTRAINT " + names.next("late")
                            + " CHECK (VALUE IS NOT NULL) NOT VALID"));
        }
        made.add(name);
        comment("DOMAIN " + name);
        comment("CONSTRAINT " + check + " ON DOMAIN " + name);
    }

    private void composite() {
        String name = qualified("pair");
        String attribute = names.next("x");
        String type = type();
        out.add(new Sql(
                "composite",
                "CREATE TYPE " + name + " AS (" + attribute + " " + type + collate(type) + ", " + names.next("y") + " "
                        + type() + ")"));
        made.add(name);
        composites.add(name);
        comment("TYPE " + name);
        comment("COLUMN " + name + "." + attribute);
    }

    private void range() {
        String name = qualified("span");
        String options = List.of(
                        "subtype = float8, subtype_diff = float8mi",
                        "subtype = text, collation = \"C\"",
                        "subtype = text, subtype_opclass = text_pattern_ops",
                        "subtype = inet")
                .get(random.nextInt(4));
        // Out of a long name PostgreSQL makes one that it cuts in the middle of a character.
        boolean isLong = name.getBytes(StandardCharsets.UTF_8).length > 40;
        String many = isLong ? ", multirange_type_name = many_" + Integer.toHexString(name.hashCode()) : "";
        out.add(new Sql("range", "CREATE TYPE " + name + " AS RANGE (" + options + many + ")"));
        made.add(name);
        comment("TYPE " + name);
    }

    void comment(String target) {
        if (random.nextInt(3) == 0) {
            out.add(new Sql(
                    "comment on " + target.split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT),
                    "COMMENT ON " + target + " IS " + names.text()));
        }
    }
}
