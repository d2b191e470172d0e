package org.schemawright.desktop.orm;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Objects;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.UserType;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.RawText;

/**
 * Binds a value as it is: the type of every mapped column. The grid's values are already what the drivers take, and
 * nothing is converted on the way, so that a value that does not fit is refused by the database and by nobody else.
 */
abstract class StoredValueType implements UserType<Object> {

    /** Stands for a NULL that a person typed, which an insert must send, other than a column left alone. */
    enum Typed {
        NULL
    }

    /** SQLite: the driver keeps the storage class; a {@link RawText} is to be cast to text by the statement. */
    static final class Sqlite extends StoredValueType {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            if (value instanceof RawText text) {
                statement.setBytes(index, text.bytes());
            } else {
                statement.setObject(index, value);
            }
        }
    }

    /** PostgreSQL: texts go without a type, so that the server reads them as the column's. */
    static final class Postgres extends StoredValueType {
        @Override
        void bind(PreparedStatement statement, int index, Object value) throws SQLException {
            if (value instanceof String text) {
                statement.setObject(index, text, Types.OTHER);
            } else {
                statement.setObject(index, value);
            }
        }
    }

    static StoredValueType of(boolean sqlite) {
        return sqlite ? new Sqlite() : new Postgres();
    }

    abstract void bind(PreparedStatement statement, int index, Object value) throws SQLException;

    /** Binds a value that may be null. */
    void bindOrNull(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null || value == Typed.NULL) {
            statement.setNull(index, Types.OTHER);
        } else {
            bind(statement, index, value);
        }
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, @Nullable Object value, int position, WrapperOptions options)
            throws SQLException {
        bindOrNull(statement, position, value);
    }

    @Override
    public @Nullable Object nullSafeGet(ResultSet rows, int position, WrapperOptions options) throws SQLException {
        return rows.getObject(position);
    }

    @Override
    public int getSqlType() {
        return Types.VARCHAR;
    }

    @Override
    public Class<Object> returnedClass() {
        return Object.class;
    }

    @Override
    public boolean equals(@Nullable Object one, @Nullable Object other) {
        return Objects.deepEquals(one, other);
    }

    @Override
    public int hashCode(@Nullable Object value) {
        return Arrays.deepHashCode(new @Nullable Object[] {value});
    }

    @Override
    public @Nullable Object deepCopy(@Nullable Object value) {
        return value;
    }

    @Override
    public boolean isMutable() {
        return false;
    }
}
