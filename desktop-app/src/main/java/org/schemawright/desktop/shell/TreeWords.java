package org.schemawright.desktop.shell;

import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.TriggerState;

/** What a line of the tree is, in words: its tip, and what screen readers say. */
final class TreeWords {

    private static final int LONGEST = 200;

    private TreeWords() {}

    static String tip(TreeEntry entry) {
        return switch (entry) {
            case TreeEntry.Group group -> group.name() + ": " + NumberWords.grouped(group.count());
            case TreeEntry.SchemaLine line ->
                "Schema " + line.name() + ", " + NumberWords.count(line.tables(), "table");
            case TreeEntry.TableLine line -> table(line);
            case TreeEntry.ViewLine line -> {
                String problem = line.view().problem();
                yield problem == null ? line.name() : line.name() + ": " + problem;
            }
            case TreeEntry.ColumnLine line ->
                line.name() + ", " + line.column().type().words()
                        + (line.column().nullable() ? "" : ", must have a value")
                        + (line.link() == null
                                ? ""
                                : ", refers to " + line.link().target());
            case TreeEntry.ViewColumnLine line ->
                line.name() + ", " + line.column().type().words();
            case TreeEntry.ConstraintLine line -> line.name() + ": " + ShortText.line(line.detail(), LONGEST);
            case TreeEntry.IndexLine line -> index(line.index()) + " on " + line.table();
            case TreeEntry.TriggerLine line ->
                line.name() + " on " + line.trigger().table()
                        + state(line.trigger().state());
            case TreeEntry.ObjectLine line ->
                line.ref().kind().word() + " " + line.name() + (line.detail().isEmpty() ? "" : ", " + line.detail());
            case TreeEntry.UnreadLine line ->
                "The " + line.unread().part() + " could not be read: "
                        + line.unread().reason();
        };
    }

    private static String table(TreeEntry.TableLine line) {
        return line.name() + ", " + kind(line.table().kind())
                + NumberWords.count(line.table().columns().size(), "column")
                + (line.size() < 0 ? "" : ", " + NumberWords.count(line.size(), "row"));
    }

    private static String kind(TableKind kind) {
        return switch (kind) {
            case ORDINARY -> "";
            case PARTITIONED -> "partitioned, ";
            case PARTITION -> "partition, ";
            case FOREIGN -> "foreign table, ";
            case VIRTUAL -> "virtual table, ";
        };
    }

    private static String index(Index index) {
        return index.name() + (index.unique() ? ", unique" : "") + (index.valid() ? "," : ", not in use,");
    }

    private static String state(TriggerState state) {
        return switch (state) {
            case ENABLED, ALWAYS -> "";
            case DISABLED -> ", switched off";
            case REPLICA -> ", fires on replicas only";
        };
    }
}
