package org.schemawright.migration.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A database full of all that PostgreSQL has, another one for each seed. */
final class RandomDatabase {

    /**
     * A statement.
     *
     * @param feature what it tries
     */
    record Sql(String feature, String text) {}

    private RandomDatabase() {}

    static List<Sql> statements(Random random) {
        List<Sql> out = new ArrayList<>();
        RandomNames names = new RandomNames(random);
        RandomTypes types = new RandomTypes(random, names, out);
        types.create();
        RandomRoutines routines = new RandomRoutines(random, names, types, out);
        routines.create();
        RandomTables tables = new RandomTables(random, names, types, out);
        tables.create();
        new RandomFamilies(random, names, types, out).create();
        RandomViews views = new RandomViews(random, names, types, out);
        views.create(tables.tables());
        new RandomBelongings(random, names, types, out).create(tables.tables());
        routines.createOver(tables.tables());
        return out;
    }

    /**
     * Runs them; one that PostgreSQL refuses is passed over.
     *
     * @param counts how many of each feature were made, and in the second place how many were refused
     */
    static void build(List<Sql> statements, Connection connection, Map<String, int[]> counts) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Sql sql : statements) {
                int[] count = counts.computeIfAbsent(sql.feature(), _ -> new int[2]);
                try {
                    statement.execute(sql.text());
                    count[0]++;
                } catch (SQLException e) {
                    count[1]++;
                    if (System.getProperty("sweep.refused") != null) {
                        System.err.println(e.getMessage() + "\n  " + sql.text());
                    }
                }
            }
        }
    }
}
