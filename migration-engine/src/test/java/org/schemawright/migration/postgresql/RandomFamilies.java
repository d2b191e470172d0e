package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Random;
import org.schemawright.migration.postgresql.RandomDatabase.Sql;

/** Tables that have something from others: partitions, heirs, tables of a type, tables on other servers. */
final class RandomFamilies {

    private final Random random;
    private final RandomNames names;
    private final RandomTypes types;
    private final List<Sql> out;

    RandomFamilies(Random random, RandomNames names, RandomTypes types, List<Sql> out) {
        this.random = random;
        this.names = names;
        this.types = types;
        this.out = out;
    }

    void create() {
        ranges();
        lists();
        hashes();
        heirs();
        types.composites().stream()
                .limit(1)
                .forEach(type -> add("typed table", "CREATE TABLE " + types.qualified("typed") + " OF " + type));
        typed();
        pairs();
        foreign();
    }

    private void ranges() {
        String table = types.qualified("measured");
        String day = names.next("day");
        String id = names.next("id");
        String note = names.next("note");
        add(
                "partitioned by range",
                "CREATE TABLE " + table + " (" + id + " integer "
                        + List.of("GENERATED ALWAYS AS IDENTITY", "DEFAULT 7", "NOT NULL")
                                .get(random.nextInt(3)) + ", " + day
                        + " date NOT NULL, " + note + " text DEFAULT 'x' CHECK (" + note + " <> '?'), CONSTRAINT "
                        + names.next("pk")
                        + " PRIMARY KEY (" + id + ", " + day + ")) PARTITION BY RANGE (" + day + ")");
        String first = types.qualified("part");
        add(
                "partition",
                "CREATE TABLE " + first + " PARTITION OF " + table
                        + " FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')");
        String second = types.qualified("part");
        add(
                "partition with its own",
                "CREATE TABLE " + second + " PARTITION OF " + table + " (" + note
                        + " DEFAULT 'own', CONSTRAINT " + names.next("more") + " CHECK (length(" + note
                        + ") < 9)) FOR VALUES FROM ('2021-01-01') TO (MAXVALUE) WITH (fillfactor = 80)");
        String other = types.qualified("attached");
        add(
                "table",
                "CREATE TABLE " + other + " (" + note + " text CHECK (" + note + " <> '?'), gone integer, " + day
                        + " date NOT NULL, " + id + " integer NOT NULL, CONSTRAINT " + names.next("own")
                        + " PRIMARY KEY (" + id + ", "
                        + day + "))");
        add("drop column", "ALTER TABLE " + other + " DROP COLUMN gone");
        add("rename", "ALTER TABLE " + other + " ALTER COLUMN " + note + " SET DEFAULT 'third'");
        String check = "(SELECT conname FROM pg_constraint WHERE conrelid = '" + other.replace("'", "''")
                + "'::regclass AND contype = 'c')";
        add(
                "same check",
                "DO $do$ BEGIN EXECUTE format('ALTER TABLE "
                        + other.replace("'", "''").replace("%", "%%")
                        + " RENAME CONSTRAINT %I TO %I', " + check
                        + ", (SELECT conname FROM pg_constraint WHERE conrelid = '"
                        + table.replace("'", "''") + "'::regclass AND contype = 'c')); END $do$");
        add("attached partition", "ALTER TABLE " + table + " ATTACH PARTITION " + other + " DEFAULT");
        add("partitioned index", "CREATE INDEX " + names.next("pidx") + " ON " + table + " (" + note + " DESC)");
        add(
                "partitioned unique index",
                "CREATE UNIQUE INDEX " + names.next("puix") + " ON " + table + " (" + day + ", " + id + ") INCLUDE ("
                        + note + ")");
        add("index of one partition", "CREATE INDEX " + names.next("oidx") + " ON " + first + " (lower(" + note + "))");
        add(
                "index not on all partitions",
                "CREATE INDEX " + names.next("only") + " ON ONLY " + table + " (lower(" + note + "))");
        add(
                "foreign key of partitioned",
                "ALTER TABLE " + table + " ADD CONSTRAINT " + names.next("fk") + " FOREIGN KEY (" + id + ", " + day
                        + ") REFERENCES " + table + " (" + id + ", " + day + ") ON DELETE CASCADE");
        String like = names.next("fk");
        add(
                "foreign key of one partition",
                "ALTER TABLE " + other + " ADD CONSTRAINT " + like + " FOREIGN KEY (" + id + ", " + day
                        + ") REFERENCES " + table + " (" + id + ", " + day + ") ON DELETE SET NULL");
        add(
                "foreign key under two names",
                "ALTER TABLE " + table + " ADD CONSTRAINT " + names.next("fk") + " FOREIGN KEY (" + id + ", " + day
                        + ") REFERENCES " + table + " (" + id + ", " + day + ") ON DELETE SET NULL");
        String child = types.qualified("child");
        add(
                "foreign key to partitioned",
                "CREATE TABLE " + child + " (a integer, b date, FOREIGN KEY (a, b) REFERENCES " + table + " (" + id
                        + ", " + day + ") MATCH FULL)");
        String function = types.qualified("trg");
        add(
                "function",
                "CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
        add(
                "trigger on all partitions",
                "CREATE TRIGGER " + names.next("all") + " AFTER INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION "
                        + function + "()");
        add("policy of a partition", "CREATE POLICY " + names.next("pp") + " ON " + first + " USING (true)");
        add("view of a partition", "CREATE VIEW " + types.qualified("vp") + " AS SELECT * FROM " + second);
        types.comment("TABLE " + first);
        types.comment("COLUMN " + second + "." + note);
    }

    private void lists() {
        String table = types.qualified("listed");
        String kind = names.next("kind");
        add(
                "partitioned by list",
                "CREATE TABLE " + table + " (" + kind + " text COLLATE \"C\", n integer) PARTITION BY LIST ("
                        + (random.nextBoolean() ? kind : "lower(" + kind + ")") + ")");
        String deep = types.qualified("deep");
        add(
                "partition of partitions",
                "CREATE TABLE " + deep + " PARTITION OF " + table + " FOR VALUES IN (" + names.text()
                        + ", NULL) PARTITION BY RANGE (n, (n % 3))");
        add(
                "partition",
                "CREATE TABLE " + types.qualified("leaf") + " PARTITION OF " + deep
                        + " FOR VALUES FROM (1, MINVALUE) TO (9, 2)");
        add(
                "default partition",
                "CREATE UNLOGGED TABLE " + types.qualified("rest") + " PARTITION OF " + table + " DEFAULT");
    }

    private void hashes() {
        String table = types.qualified("hashed");
        add(
                "partitioned by hash",
                "CREATE TABLE " + table + " (id bigserial, x uuid) PARTITION BY HASH (id, x uuid_ops)");
        for (int i = 0; i < 2; i++) {
            add(
                    "partition",
                    "CREATE TABLE " + types.qualified("bucket") + " PARTITION OF " + table
                            + " FOR VALUES WITH (MODULUS 3, REMAINDER " + i + ")");
        }
        add(
                "partitioned unique key",
                "ALTER TABLE " + table + " ADD CONSTRAINT " + names.next("u") + " UNIQUE (id, x)");
    }

    private void heirs() {
        String parent = types.qualified("parent");
        String second = types.qualified("mother");
        String a = names.next("a");
        String b = names.next("b");
        String c = names.next("c");
        add(
                "table",
                "CREATE TABLE " + parent + " (" + a + " integer DEFAULT 1 NOT NULL, " + b + " text, CONSTRAINT "
                        + names.next("c") + " CHECK (" + a + " > 0), CONSTRAINT " + names.next("n") + " CHECK (" + a
                        + " > 1) NO INHERIT)");
        add("table", "CREATE TABLE " + second + " (" + b + " text, " + c + " date DEFAULT CURRENT_DATE)");
        String child = types.qualified("heir");
        add(
                "inheritance",
                "CREATE TABLE " + child + " (" + names.next("d") + " integer, " + a + " integer DEFAULT 5) INHERITS ("
                        + parent + (random.nextBoolean() ? ", " + second : "") + ")");
        add("inherited default", "ALTER TABLE " + child + " ALTER COLUMN " + b + " SET DEFAULT 'own'");
        add("inherited not null", "ALTER TABLE ONLY " + child + " ALTER COLUMN " + b + " SET NOT NULL");
        add("inherited storage", "ALTER TABLE " + child + " ALTER COLUMN " + b + " SET STORAGE MAIN");
        String grandchild = types.qualified("grandchild");
        add("inheritance", "CREATE TABLE " + grandchild + " () INHERITS (" + child + ")");
        add("inherited default dropped", "ALTER TABLE " + grandchild + " ALTER COLUMN " + a + " DROP DEFAULT");
        add(
                "inherited check not valid",
                "ALTER TABLE " + parent + " ADD CONSTRAINT " + names.next("nv") + " CHECK (" + a + " < 99) NOT VALID");
        types.comment("COLUMN " + grandchild + "." + a);
    }

    private void pairs() {
        String table = types.qualified("pairs");
        String index = names.next("byindex");
        add("table", "CREATE TABLE " + table + " (\"A\" integer, b integer, c integer, d integer)");
        add("unique index", "CREATE UNIQUE INDEX " + index + " ON " + table + " (b, \"A\")");
        add(
                "foreign key of two",
                "ALTER TABLE " + table + " ADD CONSTRAINT " + names.next("two") + " FOREIGN KEY (d, c) REFERENCES "
                        + table + " (b, \"A\") MATCH FULL ON UPDATE CASCADE");
        add("table without columns", "CREATE TABLE " + types.qualified("empty") + " ()");
        String domain = types.qualified("over");
        add("domain over a domain", "CREATE DOMAIN " + domain + " AS " + types.type() + " DEFAULT NULL");
        add(
                "domain of arrays",
                "CREATE TABLE " + types.qualified("holds") + " (a " + domain + "[], b " + domain + " NOT NULL)");
    }

    private void typed() {
        String type = types.qualified("shape");
        add("composite", "CREATE TYPE " + type + " AS (\"A\" integer, b text)");
        add(
                "typed table",
                "CREATE TABLE " + types.qualified("typed") + " OF " + type
                        + " (\"A\" WITH OPTIONS DEFAULT 3 NOT NULL, PRIMARY KEY (\"A\"), CHECK (b <> ''))");
    }

    private void foreign() {
        String wrapper = names.next("fdw");
        String server = names.next("server");
        add("foreign data wrapper", "CREATE FOREIGN DATA WRAPPER " + wrapper + " OPTIONS (debug 'it''s')");
        add(
                "server",
                "CREATE SERVER " + server + " TYPE 't' VERSION '1?' FOREIGN DATA WRAPPER " + wrapper
                        + " OPTIONS (host 'h', \"Odd name\" " + names.text() + ")");
        String table = types.qualified("remote");
        String column = names.next("c");
        add(
                "foreign table",
                "CREATE FOREIGN TABLE " + table + " (" + column
                        + " integer OPTIONS (column_name 'x', \"b c\" 'it''s (1)') NOT NULL DEFAULT 4, d text CHECK (d <> '')) SERVER "
                        + server + " OPTIONS (schema_name 's')");
        types.comment("SERVER " + server);
        types.comment("FOREIGN TABLE " + table);
        types.comment("COLUMN " + table + "." + column);
    }

    private void add(String feature, String sql) {
        out.add(new Sql(feature, sql));
    }
}
