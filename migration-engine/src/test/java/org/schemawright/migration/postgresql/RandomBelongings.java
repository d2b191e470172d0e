package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Random;
import org.schemawright.migration.postgresql.RandomDatabase.Sql;
import org.schemawright.migration.postgresql.RandomTables.Made;

/** Triggers, rules and policies, in every state. */
final class RandomBelongings {

    private final Random random;
    private final RandomNames names;
    private final RandomTypes types;
    private final List<Sql> out;

    RandomBelongings(Random random, RandomNames names, RandomTypes types, List<Sql> out) {
        this.random = random;
        this.names = names;
        this.types = types;
        this.out = out;
    }

    void create(List<Made> tables) {
        String function = types.qualified("trg");
        add(
                "function",
                "CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
        for (Made table : tables) {
            if (random.nextBoolean()) {
                triggers(table, function);
            }
            if (random.nextBoolean()) {
                rules(table);
            }
            if (random.nextBoolean()) {
                policies(table);
            }
        }
        String view = types.qualified("edited");
        Made table = tables.getFirst();
        add("view", "CREATE VIEW " + view + " AS SELECT " + table.key() + " AS k FROM " + table.name());
        String trigger = names.next("instead");
        add(
                "instead of trigger",
                "CREATE TRIGGER " + trigger + " INSTEAD OF INSERT OR UPDATE ON " + view
                        + " FOR EACH ROW EXECUTE FUNCTION " + function + "()");
        types.comment("TRIGGER " + trigger + " ON " + view);
        String rule = names.next("vrule");
        add("rule of a view", "CREATE RULE " + rule + " AS ON DELETE TO " + view + " DO INSTEAD (SELECT 1; SELECT 2)");
        types.comment("RULE " + rule + " ON " + view);
        if (random.nextInt(3) == 0) {
            String watcher = types.qualified("watch");
            add("function", "CREATE FUNCTION " + watcher + "() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'");
            String event = names.next("event");
            add(
                    "event trigger",
                    "CREATE EVENT TRIGGER " + event + " ON ddl_command_end WHEN TAG IN ('CREATE TABLE')"
                            + " EXECUTE FUNCTION " + watcher + "()");
            types.comment("EVENT TRIGGER " + event);
        }
    }

    private void triggers(Made table, String function) {
        String on = " ON " + table.name() + " ";
        String run = " EXECUTE FUNCTION " + function;
        String first = names.next("t");
        add(
                "trigger",
                "CREATE TRIGGER " + first + " BEFORE INSERT OR UPDATE OF " + table.label() + on
                        + "FOR EACH ROW WHEN (NEW." + table.label() + " <> '?')" + run + "(" + names.text()
                        + ", 'it''s', '$1', '\\')");
        types.comment("TRIGGER " + first + " ON " + table.name());
        add(
                "trigger state",
                "ALTER TABLE " + table.name() + " "
                        + List.of("DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS", "ENABLE")
                                .get(random.nextInt(4)) + " TRIGGER " + first);
        add(
                "trigger over rows",
                "CREATE TRIGGER " + names.next("t") + " AFTER UPDATE" + on + "REFERENCING OLD TABLE AS "
                        + names.next("o") + " NEW TABLE AS n FOR EACH STATEMENT" + run + "()");
        add(
                "constraint trigger",
                "CREATE CONSTRAINT TRIGGER " + names.next("t") + " AFTER INSERT" + on
                        + "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW" + run + "()");
        add(
                "truncate trigger",
                "CREATE TRIGGER " + names.next("t") + " BEFORE TRUNCATE" + on + "EXECUTE PROCEDURE " + function + "()");
    }

    private void rules(Made table) {
        String rule = names.next("r");
        add(
                "rule",
                "CREATE RULE " + rule + " AS ON UPDATE TO " + table.name()
                        + (random.nextBoolean()
                                ? " DO ALSO NOTIFY " + names.next("ch")
                                : " WHERE old." + table.key() + " = 5 DO INSTEAD (DELETE FROM " + table.name()
                                        + " WHERE " + table.label() + " = '?'; SELECT 1)"));
        types.comment("RULE " + rule + " ON " + table.name());
        add(
                "rule state",
                "ALTER TABLE " + table.name() + " "
                        + List.of("DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS").get(random.nextInt(3)) + " RULE "
                        + rule);
    }

    private void policies(Made table) {
        String policy = names.next("p");
        add(
                "policy",
                "CREATE POLICY " + policy + " ON " + table.name()
                        + List.of(
                                        " USING (" + table.key() + " > 0)",
                                        " AS RESTRICTIVE FOR SELECT TO postgres USING (true)",
                                        " FOR INSERT WITH CHECK (" + table.label() + " <> '?')",
                                        " FOR UPDATE TO PUBLIC USING (true)" + " WITH CHECK (EXISTS (SELECT FROM "
                                                + table.name() + "))")
                                .get(random.nextInt(4)));
        types.comment("POLICY " + policy + " ON " + table.name());
        add("row security", "ALTER TABLE " + table.name() + " ENABLE ROW LEVEL SECURITY");
        if (random.nextBoolean()) {
            add("forced row security", "ALTER TABLE " + table.name() + " FORCE ROW LEVEL SECURITY");
        }
    }

    private void add(String feature, String sql) {
        out.add(new Sql(feature, sql));
    }
}
