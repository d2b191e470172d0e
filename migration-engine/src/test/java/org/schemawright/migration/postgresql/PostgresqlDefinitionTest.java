package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** What is dropped and made again by the definition that people see is the same as before. */
class PostgresqlDefinitionTest {

    private final PostgresqlSchemaWriter writer = new PostgresqlSchemaWriter();

    @Test
    void definitionsBringBackWhatWasDropped() throws Exception {
        assertThat(bringBack(3, 4)).as("objects that came back").isGreaterThan(15);
    }

    @Test
    @Tag("sweep")
    void definitionsBringBackWhatWasDroppedInManyDatabases() throws Exception {
        for (int seed = 0; seed < Integer.getInteger("sweep.seeds", 20) / 10; seed++) {
            bringBack(seed, 1);
        }
    }

    @Test
    void nothingIsWrittenOfWhatIsNotThere() {
        ObjectRef missing =
                ObjectRef.of(ObjectKind.TABLE, DatabaseSchema.empty("public").named("gone"));

        assertThat(writer.definition(missing, DatabaseSchema.empty("public"))).isEmpty();
    }

    /** Each of so many objects, for the comparison takes its time. */
    private int bringBack(int seed, int each) throws SQLException {
        int back = 0;
        try (TestPostgres.Database database = TestPostgres.create();
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            RandomDatabase.build(RandomDatabase.statements(new Random(seed)), connection, new HashMap<>());
            DatabaseSchema schema = new PostgresqlSchemaReader().read(connection);
            List<String> catalog = CatalogLines.of(connection);
            connection.setAutoCommit(false);
            statement.setEscapeProcessing(false);
            List<ObjectRef> objects = objects(schema);
            for (int i = 0; i < objects.size(); i += each) {
                ObjectRef object = objects.get(i);
                if (drops(object, schema, statement)) {
                    for (var step : writer.definition(object, schema)) {
                        execute(step.sql(), seed, statement);
                    }
                    assertThat(CatalogLines.differences(catalog, CatalogLines.of(connection)))
                            .as("seed %d %s", seed, object)
                            .isEmpty();
                    back++;
                }
                connection.rollback();
            }
        }
        return back;
    }

    private static void execute(String sql, int seed, Statement statement) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException("seed " + seed + ": " + e.getMessage() + "\n" + sql, e.getSQLState(), e);
        }
    }

    /** False where something else needs it, so that it cannot be dropped alone. */
    private static boolean drops(ObjectRef object, DatabaseSchema schema, Statement statement) throws SQLException {
        statement.execute("SET LOCAL check_function_bodies = off");
        try {
            statement.execute("DROP " + dropped(object, schema));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static String dropped(ObjectRef object, DatabaseSchema schema) {
        String name = SqlName.quote(object.name());
        String part = SqlName.quote(object.part());
        return switch (object.kind()) {
            case TABLE -> (isForeign(object, schema) ? "FOREIGN TABLE " : "TABLE ") + name;
            case TRIGGER -> "TRIGGER " + part + " ON " + name;
            case RULE -> "RULE " + part + " ON " + name;
            case POLICY -> "POLICY " + part + " ON " + name;
            case ENUM, COMPOSITE, RANGE -> "TYPE " + name;
            case FUNCTION -> "FUNCTION " + name + "(" + object.part() + ")";
            case PROCEDURE -> "PROCEDURE " + name + "(" + object.part() + ")";
            case AGGREGATE -> "AGGREGATE " + name + "(" + (object.part().isEmpty() ? "*" : object.part()) + ")";
            case SCHEMA -> "SCHEMA " + SqlName.quote(object.name().name());
            case EXTENSION -> "EXTENSION " + SqlName.quote(object.name().name());
            case OTHER -> object.part().isEmpty() ? object.name().name() : object.part();
            case VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE, DOMAIN ->
                object.kind().word() + " " + name;
            case COLUMN, CONSTRAINT -> throw new IllegalArgumentException("Not dropped by itself: " + object);
        };
    }

    private static boolean isForeign(ObjectRef object, DatabaseSchema schema) {
        return schema.table(object.name())
                .filter(table -> table.kind() == TableKind.FOREIGN)
                .isPresent();
    }

    /**
     * All but tables that come back otherwise: a partitioned one takes its partitions along when it is dropped, and a new
     * heir has no rows that a check of its parent excuses.
     */
    private static List<ObjectRef> objects(DatabaseSchema schema) {
        List<ObjectRef> objects = new ArrayList<>();
        for (Table table : schema.tables()) {
            boolean excused = table.constraints().stream()
                    .anyMatch(rule -> ConstraintSql.isNotValid(rule) && TableCreation.isInherited(rule, table));
            if (table.kind() != TableKind.PARTITIONED && !excused) {
                objects.add(table.ref());
            }
            table.indexes().stream()
                    .map(index -> ObjectRef.of(ObjectKind.INDEX, table.name().withName(index.name())))
                    .forEach(objects::add);
        }
        schema.views().forEach(view -> objects.add(view.ref()));
        schema.triggers().forEach(trigger -> objects.add(trigger.ref()));
        schema.types().forEach(type -> objects.add(type.ref()));
        schema.sequences().forEach(sequence -> objects.add(sequence.ref()));
        schema.routines().forEach(routine -> objects.add(routine.ref()));
        schema.others().forEach(other -> objects.add(other.ref()));
        return objects;
    }
}
