package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Random;
import org.schemawright.migration.postgresql.RandomDatabase.Sql;
import org.schemawright.migration.postgresql.RandomTables.Made;

/** Views of every kind, with what belongs to them. */
final class RandomViews {

    private final Random random;
    private final RandomNames names;
    private final RandomTypes types;
    private final List<Sql> out;

    RandomViews(Random random, RandomNames names, RandomTypes types, List<Sql> out) {
        this.random = random;
        this.names = names;
        this.types = types;
        this.out = out;
    }

    void create(List<Made> tables) {
        Made table = tables.get(random.nextInt(tables.size()));
        Made other = tables.get(random.nextInt(tables.size()));
        String plain = types.qualified("aview");
        String column = names.next("shown");
        add(
                "view",
                "CREATE VIEW " + plain + " (" + column + ", " + names.next("n") + ") WITH ("
                        + List.of(
                                        "security_barrier",
                                        "security_invoker = true",
                                        "check_option = local",
                                        "security_barrier = false")
                                .get(random.nextInt(4))
                        + ") AS SELECT " + table.label() + ", " + table.key() + " FROM " + table.name() + " WHERE "
                        + table.label()
                        + " <> " + names.text());
        add("view default", "ALTER VIEW " + plain + " ALTER COLUMN " + column + " SET DEFAULT 'it''s'");
        types.comment("VIEW " + plain);
        types.comment("COLUMN " + plain + "." + column);
        String over = types.qualified("zview");
        add(
                "view over view",
                "CREATE VIEW " + over + " AS SELECT t.*, v." + column + "::text AS " + names.next("c") + ", row(1, t."
                        + table.key() + ") IS NULL AS " + names.next("r") + " FROM " + plain + " v JOIN " + table.name()
                        + " t ON v."
                        + column + " = t." + table.label());
        add(
                "view by key",
                "CREATE VIEW " + types.qualified("bykey") + " AS SELECT t." + table.key() + ", t." + table.label()
                        + ", count(*) FROM " + table.name() + " t LEFT JOIN " + other.name() + " o ON o." + other.key()
                        + " = t."
                        + table.key() + " GROUP BY t." + table.key());
        add(
                "recursive query",
                "CREATE VIEW " + types.qualified("rec") + " AS WITH RECURSIVE w(n) AS (VALUES (1) UNION ALL SELECT"
                        + " n + 1 FROM w WHERE n < 5) SELECT n, ARRAY[n, 2] @> ARRAY[1] AS has, '{\"a\": 1}'::jsonb ? 'a' AS q FROM w");
        for (String query : queries(table, other)) {
            if (random.nextInt(3) == 0) {
                add("view of a query", "CREATE VIEW " + types.qualified("q") + " AS " + query);
            }
        }
        materialized(table, over);
        circles();
    }

    private static List<String> queries(Made table, Made other) {
        String key = table.key();
        String from = " FROM " + table.name() + " t ";
        return List.of(
                "SELECT t, array_agg(t) OVER w, t." + key + " AS \"A b\"" + from + "WINDOW w AS (PARTITION BY t." + key
                        + " ORDER BY t." + table.label() + " ROWS 3 PRECEDING)",
                "SELECT " + key + ", count(*) FILTER (WHERE " + key + " > 1)" + from + "GROUP BY GROUPING SETS ((" + key
                        + "), ())",
                "SELECT j.x, j.y FROM jsonb_to_recordset('[{\"x\": 1}]') AS j (x integer, y text COLLATE \"C\")",
                "SELECT t." + key + ", l.*" + from + "CROSS JOIN LATERAL (SELECT o." + other.label() + " FROM "
                        + other.name() + " o WHERE o." + other.key() + " = t." + key + " LIMIT 1) l",
                "(SELECT " + key + " FROM " + table.name()
                        + " EXCEPT ALL SELECT 2) ORDER BY 1 DESC NULLS LAST OFFSET 2",
                "SELECT CASE WHEN " + key
                        + " BETWEEN 1 AND 2 THEN 'a' ELSE NULL END AS c, '{\"a\":1}'::jsonb ?| ARRAY['a'] AS"
                        + " q, (ARRAY[1, 2, 3])[1:2] AS s, \"left\"(" + table.label() + ", 1) AS l" + from
                        + "TABLESAMPLE"
                        + " system (10)",
                "SELECT x.* FROM " + table.name() + " AS x (a, \"b c\") JOIN " + other.name() + " AS y (a) USING (a)",
                "WITH w AS MATERIALIZED (SELECT " + key + from + ") TABLE w FOR UPDATE",
                "SELECT");
    }

    private void materialized(Made table, String over) {
        String view = types.qualified("mat");
        String column = names.next("m");
        add(
                "materialized view",
                "CREATE MATERIALIZED VIEW " + view + (random.nextBoolean() ? " WITH (fillfactor = 80)" : "")
                        + " AS SELECT " + table.key() + " AS " + column + ", " + table.label() + " AS label FROM "
                        + table.name()
                        + (random.nextBoolean() ? " WITH NO DATA" : ""));
        add(
                "index of materialized view",
                "CREATE UNIQUE INDEX " + names.next("midx") + " ON " + view + " (" + column + ")");
        add(
                "statistics of materialized view",
                "ALTER MATERIALIZED VIEW " + view + " ALTER COLUMN label SET STATISTICS 50");
        add(
                "storage of materialized view",
                "ALTER MATERIALIZED VIEW " + view + " ALTER COLUMN label SET STORAGE EXTERNAL");
        add("view over materialized view", "CREATE VIEW " + types.qualified("a") + " AS SELECT * FROM " + view);
        add(
                "materialized view over view",
                "CREATE MATERIALIZED VIEW " + types.qualified("a") + " AS SELECT count(*) FROM " + over);
        types.comment("MATERIALIZED VIEW " + view);
        types.comment("COLUMN " + view + "." + column);
    }

    /** Things that need each other, which PostgreSQL allows when they are changed after they were made. */
    private void circles() {
        String first = types.qualified("ring");
        String second = types.qualified("ring");
        add("circle of views", "CREATE VIEW " + first + " AS SELECT 1 AS \"N\", 'a'::text COLLATE \"C\" AS t");
        add("circle of views", "CREATE VIEW " + second + " AS SELECT \"N\", t FROM " + first);
        add("circle of views", "CREATE OR REPLACE VIEW " + first + " AS SELECT \"N\", t FROM " + second);
        String table = types.qualified("self");
        String function = types.qualified("about");
        add("circle of a table", "CREATE TABLE " + table + " (a integer, b integer)");
        add(
                "circle of a table",
                "CREATE FUNCTION " + function + "(x " + table + ") RETURNS integer IMMUTABLE LANGUAGE sql"
                        + " RETURN coalesce((x).a, 0)");
        add(
                "circle of a check",
                "ALTER TABLE " + table + " ADD CONSTRAINT " + names.next("c") + " CHECK (" + function + "("
                        + table.replaceFirst("^(public|\"([^\"]|\"\")*\")\\.", "") + ".*) < 9)");
        add("circle of a default", "ALTER TABLE " + table + " ALTER COLUMN b SET DEFAULT " + function + "(NULL)");
        String domain = types.qualified("round");
        String check = types.qualified("isround");
        add("circle of a domain", "CREATE DOMAIN " + domain + " AS integer");
        add(
                "circle of a domain",
                "CREATE FUNCTION " + check + "(x " + domain + ") RETURNS boolean IMMUTABLE LANGUAGE sql AS"
                        + " 'SELECT true'");
        add(
                "circle of a domain",
                "ALTER DOMAIN " + domain + " ADD CONSTRAINT " + names.next("c") + " CHECK (" + check + "(VALUE))");
    }

    private void add(String feature, String sql) {
        out.add(new Sql(feature, sql));
    }
}
