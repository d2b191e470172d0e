package org.schemawright.desktop.design;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;

/** A column or expression of a key or index, while it is being written. */
final class KeyPart {

    final StringProperty text = new SimpleStringProperty("");
    final BooleanProperty descending = new SimpleBooleanProperty();

    private final Index.@Nullable Part old;

    KeyPart(String column) {
        text.set(column);
        old = null;
    }

    KeyPart(Index.Part part) {
        old = part;
        String column = part.column();
        String expression = part.expression();
        text.set(column != null ? column : expression == null ? "" : expression);
        descending.set(part.descending());
    }

    List<Observable> observables() {
        return List.of(text, descending);
    }

    boolean isColumn(Table table) {
        return table.column(text.get().strip()).isPresent();
    }

    /** The part; what else was said of it stays while it is about the same. */
    Index.Part made(Table table) {
        String written = text.get().strip();
        boolean column = isColumn(table);
        boolean same = old != null && written.equals(column ? old.column() : old.expression());
        return new Index.Part(
                column ? written : null,
                column ? null : written,
                descending.get(),
                same && old != null ? old.options() : "");
    }
}
