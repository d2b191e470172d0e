package org.schemawright.desktop.design;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.schemawright.desktop.workspace.Workspace;

/** The collations that the engine has. */
final class Collations {

    private static final String POSTGRESQL = "SELECT collname FROM pg_catalog.pg_collation"
            + " WHERE pg_collation_is_visible(oid) AND collname <> 'default'"
            + " AND collencoding IN (-1, (SELECT encoding FROM pg_catalog.pg_database WHERE datname = current_database()))"
            + " ORDER BY length(collname) > 8, collname";

    private Collations() {}

    /** Reads their names beside the JavaFX thread; where that fails, they are typed. */
    static void list(Workspace workspace, Consumer<List<String>> onNames) {
        if (workspace.database().dialect().id().equals("sqlite")) {
            onNames.accept(List.of("", "BINARY", "NOCASE", "RTRIM"));
            return;
        }
        workspace
                .lookups()
                .run(
                        "Reading collations",
                        progress -> {
                            List<String> names = new ArrayList<>(List.of(""));
                            try (Connection connection = workspace.database().reader();
                                    Statement statement = connection.createStatement();
                                    ResultSet rows = statement.executeQuery(POSTGRESQL)) {
                                while (rows.next()) {
                                    names.add(rows.getString(1));
                                }
                            }
                            return names;
                        },
                        onNames,
                        problem -> {});
    }
}
