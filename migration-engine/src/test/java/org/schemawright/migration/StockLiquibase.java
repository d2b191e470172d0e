package org.schemawright.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase as others use it, without anything of ours. */
final class StockLiquibase {

    private StockLiquibase() {}

    /** Runs one file; the reason when it stops, else an empty text. */
    static String update(String url, Path file) throws Exception {
        Map<String, Object> scope = new HashMap<>();
        scope.put(Scope.Attr.ui.name(), new LoggerUIService());
        try (Connection connection = DriverManager.getConnection(url)) {
            return Scope.child(scope, () -> {
                Database database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                Liquibase liquibase = new Liquibase(
                        file.getFileName().toString(),
                        new DirectoryResourceAccessor(file.toAbsolutePath().getParent()),
                        database);
                try {
                    liquibase.update(new Contexts(), new LabelExpression());
                    return "";
                } catch (LiquibaseException stopped) {
                    return String.valueOf(stopped.getMessage());
                }
            });
        }
    }
}
