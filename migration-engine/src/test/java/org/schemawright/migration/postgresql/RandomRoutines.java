package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Random;
import org.schemawright.migration.postgresql.RandomDatabase.Sql;
import org.schemawright.migration.postgresql.RandomTables.Made;

/** Functions, procedures, aggregates, operators and casts. */
final class RandomRoutines {

    private final Random random;
    private final RandomNames names;
    private final RandomTypes types;
    private final List<Sql> out;

    RandomRoutines(Random random, RandomNames names, RandomTypes types, List<Sql> out) {
        this.random = random;
        this.names = names;
        this.types = types;
        this.out = out;
    }

    void create() {
        String add = types.qualified("fn");
        add(
                "function",
                "CREATE FUNCTION " + add + "(" + names.next("a") + " integer, b integer DEFAULT 1 + 2) RETURNS integer"
                        + " LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 AS $x$ SELECT $1 + b -- ; '$$' ?\n $x$");
        types.comment("FUNCTION " + add + "(integer, integer)");
        String atomic = types.qualified("atomic");
        add(
                "atomic function",
                "CREATE FUNCTION " + atomic + "(a integer) RETURNS integer LANGUAGE sql STABLE BEGIN ATOMIC SELECT "
                        + add + "($1); SELECT " + add + "(a, 7); END");
        add(
                "set-returning function",
                "CREATE FUNCTION " + types.qualified("rows") + "(INOUT a integer, OUT " + names.next("o")
                        + " text) RETURNS SETOF record LANGUAGE plpgsql SECURITY DEFINER ROWS 7 SET search_path = 'pg_catalog', '' SET"
                        + " statement_timeout = '1s' AS 'BEGIN RETURN NEXT; END'");
        add(
                "table function",
                "CREATE FUNCTION " + types.qualified("tabf") + "(VARIADIC " + names.next("v")
                        + " text[]) RETURNS TABLE (" + names.next("x") + " integer, y " + types.type()
                        + ") LANGUAGE plpgsql AS $$BEGIN"
                        + " RETURN; END$$");
        add(
                "polymorphic function",
                "CREATE FUNCTION " + types.qualified("any") + "(anyelement, x anyarray DEFAULT NULL) RETURNS"
                        + " anyelement LANGUAGE sql LEAKPROOF AS 'SELECT $1'");
        add(
                "function of types",
                "CREATE FUNCTION " + types.qualified("typed") + "(a " + types.type() + ", b " + types.type()
                        + ") RETURNS " + types.type() + " LANGUAGE plpgsql WINDOW AS 'BEGIN RETURN NULL; END'");
        add(
                "internal function",
                "CREATE FUNCTION " + types.qualified("plus")
                        + "(integer, integer) RETURNS integer LANGUAGE internal STRICT"
                        + " SUPPORT generate_series_int4_support AS 'int4pl'");
        String dictionary = types.qualified("dict");
        add(
                "text search dictionary",
                "CREATE TEXT SEARCH DICTIONARY " + dictionary + " (TEMPLATE = simple, accept = 'false')");
        String configuration = types.qualified("conf");
        add(
                "text search configuration",
                "CREATE TEXT SEARCH CONFIGURATION " + configuration + " (PARSER = \"default\")");
        add(
                "text search mapping",
                "ALTER TEXT SEARCH CONFIGURATION " + configuration + " ADD MAPPING FOR word, email WITH " + dictionary
                        + ", simple");
        types.comment("TEXT SEARCH CONFIGURATION " + configuration);
        String procedure = types.qualified("proc");
        add(
                "procedure",
                "CREATE PROCEDURE " + procedure + "(INOUT a text DEFAULT " + names.text() + ") LANGUAGE plpgsql AS"
                        + " $b$BEGIN a := 'it''s'; COMMIT; END$b$");
        types.comment("PROCEDURE " + procedure + "(text)");
        aggregates(add);
        String less = types.qualified("lt");
        add(
                "function",
                "CREATE FUNCTION " + less + "(box, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN true");
        String operator = types.qualified("x").replaceFirst("\\.[^.]*$", "");
        operator = operator.startsWith("\"") || operator.startsWith("public") ? "public" : operator;
        add(
                "operator",
                "CREATE OPERATOR " + operator + ".<<<" + (random.nextBoolean() ? "?" : "#") + " (FUNCTION = " + less
                        + ", LEFTARG = box, RIGHTARG = integer, RESTRICT = scalarltsel)");
        String cast = types.qualified("tobox");
        add("function", "CREATE FUNCTION " + cast + "(integer) RETURNS box LANGUAGE sql IMMUTABLE RETURN NULL::box");
        add("cast", "CREATE CAST (integer AS box) WITH FUNCTION " + cast + "(integer) AS ASSIGNMENT");
        types.comment("CAST (integer AS box)");
    }

    private void aggregates(String function) {
        String aggregate = types.qualified("agg");
        add(
                "aggregate",
                "CREATE AGGREGATE " + aggregate + "(integer) (SFUNC = " + function
                        + ", STYPE = integer, INITCOND = '0'," + " PARALLEL = SAFE, COMBINEFUNC = int4pl)");
        types.comment("AGGREGATE " + aggregate + "(integer)");
        add(
                "ordered aggregate",
                "CREATE AGGREGATE " + types.qualified("pct") + "(float8 ORDER BY anyelement) (SFUNC ="
                        + " ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)");
        add(
                "counting aggregate",
                "CREATE AGGREGATE " + types.qualified("cnt") + "(*) (SFUNC = int8inc, STYPE = bigint,"
                        + " INITCOND = '0', MSFUNC = int8inc, MINVFUNC = int8dec, MSTYPE = bigint, MINITCOND = '0')");
    }

    /** Those that need tables. */
    void createOver(List<Made> tables) {
        Made table = tables.get(random.nextInt(tables.size()));
        add(
                "function of a row",
                "CREATE FUNCTION " + types.qualified("ofrow") + "(r " + table.name() + ") RETURNS SETOF " + table.name()
                        + " LANGUAGE sql AS 'SELECT $1'");
        add(
                "atomic function over a table",
                "CREATE FUNCTION " + types.qualified("count") + "() RETURNS bigint LANGUAGE sql BEGIN"
                        + " ATOMIC SELECT count(*) FROM " + table.name() + " WHERE " + table.label() + " <> 'x;'; END");
        add(
                "atomic procedure over a table",
                "CREATE PROCEDURE " + types.qualified("put") + "(a text) LANGUAGE sql BEGIN ATOMIC" + " UPDATE "
                        + table.name() + " SET " + table.label() + " = a; END");
        String used = types.qualified("dflt");
        add("function", "CREATE FUNCTION " + used + "() RETURNS text LANGUAGE sql STABLE RETURN 'x'");
        add(
                "default by a function",
                "ALTER TABLE " + table.name() + " ALTER COLUMN " + table.label() + " SET DEFAULT " + used + "()");
        add(
                "function on a type of a table",
                "CREATE FUNCTION " + types.qualified("col") + "(" + table.name() + "." + table.label()
                        + "%TYPE) RETURNS integer LANGUAGE sql RETURN 1");
        String array = types.qualified("holder");
        add("column of a row type", "CREATE TABLE " + array + " (a " + table.name() + ", b " + table.name() + "[])");
    }

    private void add(String feature, String sql) {
        out.add(new Sql(feature, sql));
    }
}
