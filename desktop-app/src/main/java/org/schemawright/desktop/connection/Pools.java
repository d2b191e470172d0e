package org.schemawright.desktop.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** Pools as this program needs them: empty at first, small, and patient for a bounded time. */
final class Pools {

    private static final int READERS = 4;

    private Pools() {}

    /**
     * A pool of readers whose connections are read-only by themselves. The pool must know: it would make PostgreSQL's
     * writable again, and SQLite's driver refuses to change the mode of an open connection.
     */
    static HikariDataSource readOnlyReaders(DataSource source, Duration patience) {
        HikariConfig config = config("readers", source, patience);
        config.setMaximumPoolSize(READERS);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    /** A pool of readers that runs a statement on each new connection. */
    static HikariDataSource readers(DataSource source, Duration patience, String initialStatement) {
        HikariConfig config = config("readers", source, patience);
        config.setMaximumPoolSize(READERS);
        config.setConnectionInitSql(initialStatement);
        return new HikariDataSource(config);
    }

    /** A pool of the one writer that runs a statement on each new connection. */
    static HikariDataSource writer(DataSource source, Duration patience, String initialStatement) {
        HikariConfig config = config("writer", source, patience);
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql(initialStatement);
        return new HikariDataSource(config);
    }

    /** A pool of the one writer. */
    static HikariDataSource writer(DataSource source, Duration patience) {
        HikariConfig config = config("writer", source, patience);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, DataSource source, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Math.max(patience.toMillis(), 250));
        config.setAutoCommit(true);
        return config;
    }
}
