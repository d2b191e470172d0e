package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement with its values, put together piece by piece. */
final class PageSql {

    private final EngineValues engine;
    private final StringBuilder sql = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    PageSql(EngineValues engine) {
        this.engine = engine;
    }

    PageSql add(String text) {
        sql.append(text);
        shown.append(text);
        return this;
    }

    /** Text that people know in another form than the driver takes it. */
    PageSql add(String prepared, String asWritten) {
        sql.append(prepared);
        shown.append(asWritten);
        return this;
    }

    PageSql value(Object value) {
        sql.append(engine.placeholder(value));
        shown.append(engine.literal(value));
        values.add(value);
        return this;
    }

    /** With the values in it, for people. */
    String shown() {
        return shown.toString();
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text());
        try {
            bind(statement);
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    /** For the driver, with placeholders. */
    String text() {
        return sql.toString();
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            engine.bind(statement, i + 1, values.get(i));
        }
    }
}
