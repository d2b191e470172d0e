package org.schemawright.migration.schema;

import java.sql.Connection;
import org.schemawright.migration.plan.Statement;

/** Breaks the rules of its room on purpose, so that a rule that no longer bites is noticed. */
public final class RuleBreakingCanary {

    static String shared = "static and mutable";

    public String breaks(Connection connection, Statement statement) {
        System.out.println(connection);
        return shared + statement.sql() + liquibase.Scope.getCurrentScope();
    }
}
