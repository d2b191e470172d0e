package org.schemawright.desktop.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/** How one engine's values are selected, read, ordered and compared. */
sealed interface EngineValues permits SqliteValues, PostgresValues {

    /** The alias of the table in every statement: without it, ORDER BY would mean the selected text of a column. */
    String ALIAS = "r";

    /** The engine's values by the id of its dialect. */
    static EngineValues of(String dialectId) {
        return dialectId.equals("sqlite") ? new SqliteValues() : new PostgresValues();
    }

    /** What to select for a column. */
    String selected(Column column);

    /** Whether values of a column can be too large to be read with a page. */
    boolean mayBeLarge(Column column);

    /** The size of a column's value in bytes, as SQL; NULL or anything where it is not large. */
    String size(Column column);

    /** What to select for a column, with no more than the beginning of a large value: one letter more than the limit. */
    String beginning(Column column);

    /** What to order and compare for a column. */
    String ordered(Column column);

    /** The text of a column's values, to look into. */
    String text(Column column);

    /** The comparison that finds a text in any case of its letters, with spaces around. */
    String like();

    /** The comparison that finds NULL and every other value, with spaces around. */
    String isNot();

    /** The value as {@link Row} documents it. */
    @Nullable
    Object read(ResultSet rows, int index, Column column) throws SQLException;

    /** What a boundary between pages keeps of a selected column or row number. */
    @Nullable
    Object readBoundary(ResultSet rows, int index, @Nullable Column column) throws SQLException;

    /** What is bound for a value as {@link Row} documents it. */
    Object bound(Object value);

    /** Whether a text in a key is the bytes that are stored, so that the row can be found again by it. */
    boolean exact(ResultSet rows, int index, Object value) throws SQLException;

    /** The placeholder for a boundary's value. */
    String placeholder(Object boundary);

    /** Gives a boundary's value to a statement. */
    void bind(PreparedStatement statement, int index, Object boundary) throws SQLException;

    /** The boundary's value as people would write it. */
    String literal(Object boundary);
}
