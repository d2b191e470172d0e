package org.schemawright.migration.run;

import java.util.Map;
import liquibase.Scope;
import liquibase.SingletonScopeManager;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import liquibase.util.NetUtil;

/**
 * The one door to Liquibase: every call goes through here. It is silent, sends no usage data, and each piece of work
 * gets services of its own, because Liquibase's shared ones are not safe for two jobs at once and keep what they saw.
 */
final class LiquibaseScope {

    static {
        // Read when Liquibase's classes load, so they stand here, before the first of them is touched.
        System.setProperty("liquibase.analytics.enabled", "false");
        System.setProperty("liquibase.hostDescription", LockHolder.ofThisProcess());
    }

    private LiquibaseScope() {}

    /** Work that may fail in any way Liquibase knows. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    static <T> T call(Work<T> work) throws Exception {
        Scope.setScopeManager(new SingletonScopeManager());
        try {
            return Scope.child(
                    Map.of(
                            Scope.Attr.logService.name(), new NoOpLogService(),
                            Scope.Attr.ui.name(), new LoggerUIService()),
                    work::run);
        } finally {
            Scope.setScopeManager(new SingletonScopeManager());
        }
    }

    /** Work that finds files with this accessor; to be called inside of {@link #call}. */
    static <T> T within(ResourceAccessor files, Work<T> work) throws Exception {
        return Scope.child(Map.of(Scope.Attr.resourceAccessor.name(), files), work::run);
    }

    /** This host as Liquibase writes it into the lock. */
    static String thisHost() {
        return NetUtil.getLocalHostName();
    }
}
