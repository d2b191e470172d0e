package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.run.FailureWords;

/**
 * What makes a database like another one before there is anything in it.
 *
 * @param options the end of CREATE DATABASE
 * @param settings what ALTER DATABASE … SET has set, as {@code name TO value}
 * @param extensions with the schemas they are in
 * @param defaultSchema where a new object goes; null where there is none
 */
record PostgresqlLikeness(
        String options,
        List<String> settings,
        List<Extension> extensions,
        @Nullable String defaultSchema) {

    /** Settings whose values are lists of names that are quoted already. */
    private static final Set<String> LISTS = Set.of(
            "search_path",
            "temp_tablespaces",
            "session_preload_libraries",
            "shared_preload_libraries",
            "local_preload_libraries",
            "unix_socket_directories");

    private static final int ICU_SINCE = 15;
    private static final int RULES_SINCE = 16;
    private static final int BUILTIN_SINCE = 17;

    record Extension(String name, String schema) {}

    static PostgresqlLikeness of(Connection real) throws SQLException {
        int version = real.getMetaData().getDatabaseMajorVersion();
        return new PostgresqlLikeness(
                options(real, version),
                list(
                        real,
                        "SELECT unnest(s.setconfig) FROM pg_catalog.pg_db_role_setting s"
                                + " JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase"
                                + " WHERE s.setrole = 0 AND d.datname = current_database()"),
                extensions(real),
                list(real, "SELECT current_schema()").getFirst());
    }

    private static String options(Connection real, int version) throws SQLException {
        String provider = version >= ICU_SINCE ? "datlocprovider::text" : "'c'";
        String locale = version >= BUILTIN_SINCE ? "datlocale" : version >= ICU_SINCE ? "daticulocale" : "NULL";
        String rules = version >= RULES_SINCE ? "daticurules" : "NULL";
        try (Statement statement = real.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_encoding_to_char(encoding), datcollate, datctype, "
                        + provider + ", " + locale + ", " + rules
                        + " FROM pg_catalog.pg_database WHERE datname = current_database()")) {
            row.next();
            StringBuilder options = new StringBuilder(" TEMPLATE template0 ENCODING ")
                    .append(SqlName.literal(row.getString(1)))
                    .append(" LC_COLLATE ")
                    .append(SqlName.literal(row.getString(2)))
                    .append(" LC_CTYPE ")
                    .append(SqlName.literal(row.getString(3)));
            switch (row.getString(4)) {
                case "i" -> {
                    options.append(" LOCALE_PROVIDER icu ICU_LOCALE ").append(SqlName.literal(row.getString(5)));
                    if (row.getString(6) != null) {
                        options.append(" ICU_RULES ").append(SqlName.literal(row.getString(6)));
                    }
                }
                case "b" ->
                    options.append(" LOCALE_PROVIDER builtin BUILTIN_LOCALE ")
                            .append(SqlName.literal(row.getString(5)));
                default -> {}
            }
            return options.toString();
        }
    }

    private static List<Extension> extensions(Connection real) throws SQLException {
        List<Extension> extensions = new ArrayList<>();
        try (Statement statement = real.createStatement();
                ResultSet rows = statement.executeQuery("SELECT x.extname, n.nspname FROM pg_catalog.pg_extension x"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace"
                        + " WHERE x.extname <> 'plpgsql' ORDER BY x.oid")) {
            while (rows.next()) {
                extensions.add(new Extension(rows.getString(1), rows.getString(2)));
            }
        }
        return extensions;
    }

    private static List<String> list(Connection real, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = real.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    String createDatabase(String name) {
        return "CREATE DATABASE " + SqlName.quote(name) + options;
    }

    /** Sets what the other one has set; returns what could not be, in sentences. */
    List<String> settings(String name, Connection real) {
        List<String> notes = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String key = setting.substring(0, equals);
            String value = setting.substring(equals + 1);
            if (key.equals("default_transaction_read_only")) {
                continue;
            }
            String sql = "ALTER DATABASE " + SqlName.quote(name) + " SET " + key + " TO "
                    + (LISTS.contains(key) && !value.isEmpty() ? value : SqlName.literal(value));
            tryOut(sql, real, "The scratch database does not have the setting " + key, notes);
        }
        return notes;
    }

    /** Makes the default schema and the extensions; returns what could not be made, in sentences. */
    List<String> extensions(Set<String> without, Connection scratch) {
        List<String> notes = new ArrayList<>();
        String schema = Objects.requireNonNullElse(defaultSchema, "public");
        tryOut(createSchema(schema), scratch, "The scratch database does not have the schema " + schema, notes);
        for (Extension extension : extensions) {
            if (!without.contains(extension.name())) {
                String words = "The scratch database does not have the extension " + extension.name();
                tryOut(createSchema(extension.schema()), scratch, words, notes);
                tryOut(
                        "CREATE EXTENSION IF NOT EXISTS " + SqlName.quote(extension.name()) + " WITH SCHEMA "
                                + SqlName.quote(extension.schema()) + " CASCADE",
                        scratch,
                        words,
                        notes);
            }
        }
        return notes;
    }

    private static String createSchema(String name) {
        return "CREATE SCHEMA IF NOT EXISTS " + SqlName.quote(name);
    }

    private static void tryOut(String sql, Connection connection, String words, List<String> notes) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            notes.add(words + ": " + FailureWords.of(e) + ".");
        }
    }
}
