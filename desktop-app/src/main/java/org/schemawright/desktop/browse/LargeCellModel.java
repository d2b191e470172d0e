package org.schemawright.desktop.browse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.ParsedCell;
import org.schemawright.desktop.rows.PostgresArray;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.TypeKind;

/** A cell that needs more room than a line: long texts, JSON, arrays, bytes. */
final class LargeCellModel {

    /** A text field gets slow beyond that. */
    static final int MOST_EDITED = 2_000_000;

    /** What is shown of a text that is too long to edit. */
    static final int SHOWN = 100_000;

    private static final long LARGEST_FILE = 256L * 1024 * 1024;

    /** What the cell holds. */
    enum Kind {
        TEXT,
        JSON,
        /** An array, an element a line. */
        LIST,
        BYTES
    }

    private final RowGridModel grid;
    private GridRow row;
    private final GridColumn column;
    private Kind kind = Kind.TEXT;
    private final boolean editable;
    private final boolean wasNull;
    private String original = "";
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<byte @Nullable []> bytes = new ReadOnlyObjectWrapper<>();
    private byte @Nullable [] originalBytes;
    private @Nullable String whole;
    private final ReadOnlyBooleanWrapper here = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");

    LargeCellModel(RowGridModel grid, GridRow row, GridColumn column) {
        this.grid = grid;
        this.row = row;
        this.column = column;
        GridCell cell = grid.edits().cell(row, column);
        this.wasNull = cell.value() == null && cell.typed() == null;
        this.editable =
                grid.readOnlyReasonProperty().get().isEmpty() && grid.edits().editable(row, column);
        Row base = row.base();
        if (cell.value() instanceof LargeValue && cell.typed() == null && base != null) {
            here.set(false);
            size.set("Reading it…");
            kind = isBytes(cell.value()) ? Kind.BYTES : Kind.TEXT;
            new WholeValues(grid.workspace(), grid.name()).read(base, column.name(), this::read, problem -> {
                refusal.set(problem.title());
            });
        } else {
            take(cell);
            here.set(true);
        }
    }

    private static boolean isBytes(@Nullable Object value) {
        return value instanceof byte[] || value instanceof LargeValue large && large.beginning() instanceof byte[];
    }

    /** The value is here, and the row was seen with all of it from now on. */
    private void read(Row whole) {
        row = new GridRow(row.state(), whole, row.change());
        take(GridCell.plain(whole.value(column.name()), null));
        here.set(true);
    }

    private void take(GridCell cell) {
        Object value = cell.value();
        TypeKind type = column.column().type().kind();
        boolean untyped = column.column().type().raw().isEmpty();
        if (value instanceof byte[] || value == null && type == TypeKind.BINARY && !untyped) {
            kind = Kind.BYTES;
            originalBytes = value instanceof byte[] content ? content : null;
            bytes.set(originalBytes);
        } else {
            BadValue bad = cell.typed();
            String stored = bad != null
                    ? bad.text()
                    : value == null ? "" : grid.edits().text().editText(value);
            Optional<String> lines = type == TypeKind.ARRAY && bad == null && stored.length() <= MOST_EDITED
                    ? PostgresArray.lines(value == null ? "{}" : stored)
                    : Optional.empty();
            kind = lines.isPresent() ? Kind.LIST : type == TypeKind.JSON ? Kind.JSON : Kind.TEXT;
            show(lines.orElse(stored));
        }
        measure();
    }

    /** Whether a cell is better seen here than in its line. */
    static boolean suits(GridColumn column, GridCell cell) {
        Object value = cell.value();
        if (cell.typed() != null) {
            return false;
        }
        return value instanceof byte[]
                || value instanceof LargeValue
                || column.column().type().kind() == TypeKind.JSON
                || column.column().type().kind() == TypeKind.BINARY
                        && !column.column().type().raw().isEmpty()
                || value instanceof String string && (string.length() > 200 || string.indexOf('\n') >= 0);
    }

    private void show(String stored) {
        String shown = kind == Kind.JSON && stored.indexOf('\n') < 0 && stored.length() <= MOST_EDITED
                ? JsonLayout.pretty(stored)
                : stored;
        if (shown.length() > MOST_EDITED) {
            whole = stored;
            shown = shown.substring(0, SHOWN);
        } else {
            whole = null;
        }
        original = shown;
        text.set(shown);
    }

    // Properties

    /** Whether the value is here; a large one comes later, and until then nothing can be changed. */
    ReadOnlyBooleanProperty hereProperty() {
        return here.getReadOnlyProperty();
    }

    Kind kind() {
        return kind;
    }

    String title() {
        return column.name();
    }

    /** Row and type: {@code book 1, jsonb}. */
    String subject() {
        String of = row.base() == null ? "new row in " + grid.name() : ChangeWords.subject(grid.name(), row.base());
        return of + " · " + column.column().type().words();
    }

    /** Whether the cell takes another value at all. */
    boolean editable() {
        return editable;
    }

    /** Whether its text can be changed here, and not only replaced. */
    boolean textEditable() {
        return editable && here.get() && kind != Kind.BYTES && whole == null;
    }

    boolean canBeNull() {
        return editable && column.column().nullable();
    }

    StringProperty textProperty() {
        return text;
    }

    /** The bytes; null for NULL, and where the cell holds text. */
    ReadOnlyObjectProperty<byte @Nullable []> bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /** Why the value cannot stay in the cell; empty where it can. */
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** How much it is, in words. */
    ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    // Commands

    /** What stands in the field, as the cell takes it. */
    private String typed() {
        return kind == Kind.LIST ? PostgresArray.ofLines(text.get()) : text.get();
    }

    /** Holds what was typed against what the column takes, and counts it. */
    void check() {
        measure();
        boolean plain = kind == Kind.BYTES || whole != null || text.get().equals(original);
        refusal.set(
                !plain && grid.edits().text().parse(column.column(), typed()) instanceof ParsedCell.Refused refused
                        ? refused.sentence()
                        : "");
    }

    /** Lays JSON out in lines. */
    void format() {
        text.set(JsonLayout.pretty(text.get()));
        check();
    }

    /** Takes the value into the cell; one that did not change is left alone. */
    void take() {
        GridRow now = withWhole(grid.now(row));
        if (!here.get()) {
            return;
        }
        if (kind == Kind.BYTES) {
            byte[] content = bytes.get();
            if (content != null && !Arrays.equals(content, originalBytes)) {
                grid.edits().set(now, column, content);
            }
        } else if (whole == null && !text.get().equals(original)) {
            grid.edits().type(now, column, typed());
        }
    }

    /** What was read whole is what the change starts from, so that it can be taken back. */
    private GridRow withWhole(GridRow now) {
        Row seen = row.base();
        Row base = now.base();
        return seen != null && base != null && base.value(column.name()) instanceof LargeValue
                ? new GridRow(now.state(), base.with(column.name(), seen.value(column.name())), now.change())
                : now;
    }

    /** Makes the cell NULL. */
    void setNull() {
        grid.edits().setNull(withWhole(grid.now(row)), column);
    }

    /** Takes the content of a file for the value. */
    void load(Path file) {
        grid.workspace()
                .lookups()
                .run(
                        "Loading " + file.getFileName(),
                        progress -> content(file),
                        this::loaded,
                        grid.noteProperty()::set);
    }

    private Object content(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new ProblemException(Problem.of(
                    "This file is larger than 256 MB, more than a cell takes here.", "Choose a smaller file."));
        }
        byte[] content = Files.readAllBytes(file);
        if (kind == Kind.BYTES) {
            return content;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new ProblemException(
                    Problem.of("This file is no text in UTF-8, and the cell takes text.", "Choose a text file."));
        }
    }

    /** A text goes into the cell at once where it is too long to be looked at before. */
    private void loaded(Object content) {
        if (content instanceof byte[] found) {
            bytes.set(found);
        } else if (content instanceof String found && found.length() > MOST_EDITED) {
            grid.edits().type(withWhole(grid.now(row)), column, found);
            show(found);
        } else if (content instanceof String found) {
            whole = null;
            text.set(kind == Kind.LIST ? PostgresArray.lines(found.strip()).orElse(found) : found);
        }
        check();
    }

    /** Writes the value to a file. */
    void save(Path file) {
        byte[] content = bytes.get();
        String written = whole == null ? typed() : whole;
        grid.workspace()
                .lookups()
                .run(
                        "Saving " + file.getFileName(),
                        progress -> Files.write(
                                file,
                                kind == Kind.BYTES
                                        ? content == null ? new byte[0] : content
                                        : written.getBytes(StandardCharsets.UTF_8)),
                        done -> {},
                        grid.noteProperty()::set);
    }

    private void measure() {
        byte[] content = bytes.get();
        if (kind == Kind.BYTES) {
            size.set(content == null ? "NULL" : NumberWords.count(content.length, "byte") + more(content));
        } else if (whole != null) {
            size.set(NumberWords.count(whole.length(), "character")
                    + ", too many to edit here; the beginning is shown. Save it to a file to change it.");
        } else if (wasNull && text.get().isEmpty()) {
            size.set("NULL");
        } else if (kind == Kind.LIST) {
            long elements = text.get().lines().filter(line -> !line.isBlank()).count();
            size.set(NumberWords.count(elements, "element")
                    + ", one a line; NULL is the word alone, an empty text is \"\"");
        } else {
            size.set(NumberWords.count(text.get().length(), "character"));
        }
    }

    private static String more(byte[] content) {
        return content.length > HexLines.MOST
                ? ", of which the first " + NumberWords.grouped(HexLines.MOST) + " are shown"
                : "";
    }
}
