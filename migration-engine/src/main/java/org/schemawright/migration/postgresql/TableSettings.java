package org.schemawright.migration.postgresql;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** How a table and its columns are kept: what ALTER TABLE sets, and takes back. */
final class TableSettings {

    private static final Pattern SETTING = Pattern.compile("([\\w.]+)=");

    private final StatementList out;

    TableSettings(StatementList out) {
        this.out = out;
    }

    /** How a column is kept. */
    void change(ObjectName table, Column found, Column wanted) {
        String alter = "ALTER COLUMN " + SqlName.quote(wanted.name()) + " ";
        String comment = "Set how column " + wanted.name() + " is kept";
        Set<String> words = new HashSet<>(ColumnStorage.actions(wanted));
        for (String action : ColumnStorage.actions(found)) {
            String undo = undo(action);
            if (!words.contains(action) && undo != null) {
                out.alterOnly(table, alter + undo, comment);
            }
        }
        ColumnStorage.actions(wanted).forEach(action -> out.alterOnly(table, alter + action, comment));
    }

    private static @Nullable String undo(String action) {
        if (action.startsWith("SET STORAGE ")) {
            return "SET STORAGE DEFAULT";
        }
        if (action.startsWith("SET COMPRESSION ")) {
            return "SET COMPRESSION default";
        }
        if (action.startsWith("SET STATISTICS ")) {
            return "SET STATISTICS -1";
        }
        return action.startsWith("SET (") ? "RESET (" + names(action) + ")" : null;
    }

    /** How a table is kept. */
    void change(Table was, Table is) {
        boolean unlogged = was.options().contains("UNLOGGED");
        if (unlogged != is.options().contains("UNLOGGED")) {
            out.alter(
                    is.name(),
                    unlogged ? "SET LOGGED" : "SET UNLOGGED",
                    unlogged ? "Keep the rows of " + is.name() + " through a crash" : "Let a crash empty " + is.name());
        }
        String with = TableSql.option(was.options(), "WITH ");
        String now = TableSql.option(is.options(), "WITH ");
        String comment = "Set how " + is.name() + " is kept";
        if (!Objects.equals(with, now) || mayLose(with, was, is)) {
            if (with != null && !with.equals(now)) {
                out.alter(is.name(), "RESET (" + names(with) + ")", comment);
            }
            if (now != null) {
                out.alter(is.name(), "SET " + now.substring("WITH ".length()), comment);
            }
        }
        String method = TableSql.option(is.options(), "USING ");
        if (!Objects.equals(method, TableSql.option(was.options(), "USING "))) {
            out.alter(
                    is.name(),
                    "SET ACCESS METHOD " + (method == null ? "heap" : method.substring("USING ".length())),
                    comment);
        }
    }

    /**
     * Whether settings of the table of long values may go, although nobody says so: it goes with the last column that may be
     * long as soon as the rows are written anew.
     */
    private static boolean mayLose(@Nullable String with, Table was, Table is) {
        return with != null && with.contains("toast.") && !types(was).equals(types(is));
    }

    private static Map<String, String> types(Table table) {
        return table.columns().stream()
                .collect(Collectors.toMap(Column::name, column -> column.type().raw()));
    }

    /** The names of settings, without their values. */
    private static String names(String settings) {
        Matcher names = SETTING.matcher(settings.replaceAll("'(?:[^']|'')*'", ""));
        return String.join(", ", names.results().map(r -> r.group(1)).toList());
    }

    /** What is said no longer; what is said now comes behind the indexes that it may name. */
    void takeBack(Table was, Table is) {
        unless(was, is, "REPLICA IDENTITY ", "REPLICA IDENTITY DEFAULT");
        unless(was, is, "CLUSTER ON ", "SET WITHOUT CLUSTER");
        unless(was, is, "ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY");
        unless(was, is, "FORCE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY");
    }

    private void unless(Table was, Table is, String start, String action) {
        if (TableSql.option(was.options(), start) != null && TableSql.option(is.options(), start) == null) {
            out.alterOnly(is.name(), action, "Set what is said of " + is.name());
        }
    }
}
