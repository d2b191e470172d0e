package org.schemawright.migration.rehearse;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemawright.migration.change.SqlToken;

/** Extensions of PostgreSQL. */
final class Extensions {

    private Extensions() {}

    /** The names of those that statements make by themselves, and perhaps without asking whether they are there. */
    static Set<String> madeBy(List<String> statements) {
        return statements.stream()
                .map(sql -> new ScriptStatement(sql, 1))
                .filter(statement -> statement.beginning().startsWith("CREATE EXTENSION "))
                .flatMap(statement -> statement.tokens().stream().filter(SqlToken::isName))
                .map(SqlToken::value)
                .collect(Collectors.toSet());
    }
}
