package org.schemawright.migration;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.plan.StatementEffect;

/**
 * A statement of a plan that keeps others waiting for as long as it looks at the rows of a table that is there already.
 *
 * @param statement the statement
 * @param effect from what it keeps others
 */
public record StatementLock(Statement statement, StatementEffect effect) {

    static List<StatementLock> of(MigrationPlan plan, Dialect dialect) {
        List<String> there = plan.before().tables().stream()
                .map(table -> SqlName.quote(table.name()))
                .toList();
        List<StatementLock> locks = new ArrayList<>();
        for (Statement statement : plan.up()) {
            dialect.effect(statement.sql())
                    .filter(effect -> effect.blocksWrites() && (effect.scans() || effect.rewrites()))
                    .filter(_ -> there.stream().anyMatch(statement.sql()::contains))
                    .ifPresent(effect -> locks.add(new StatementLock(statement, effect)));
        }
        return locks;
    }

    /** In words, without an end: {@code Index on loan. SHARE: others can read the table but not write to it …}. */
    public String words() {
        return statement.comment() + ". " + effect.words();
    }
}
