package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.stream.Collectors;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.View;

/** The text of views. */
final class ViewSql {

    private static final String UNFILLED = "WITH NO DATA";

    private ViewSql() {}

    /**
     * Makes a view; a materialized one without its rows, since what they come from may not be complete yet.
     *
     * @param replaces whether a stand-in is there
     */
    static void create(View view, boolean replaces, StatementList out) {
        String kind = view.materialized() ? "MATERIALIZED VIEW " : replaces ? "OR REPLACE VIEW " : "VIEW ";
        out.add(
                "CREATE " + kind + SqlName.quote(view.name()) + TableSql.tail(view.options(), List.of("USING "))
                        + view.options().stream()
                                .filter(option -> option.startsWith("WITH ") && !option.equals(UNFILLED))
                                .map(option -> " " + option)
                                .collect(Collectors.joining())
                        + " AS\n" + view.definition() + (view.materialized() ? "\n" + UNFILLED : ""),
                "Create view " + view.name());
        for (Column column : view.columns()) {
            String alter = "ALTER COLUMN " + SqlName.quote(column.name()) + " ";
            if (column.defaultValue() != null) {
                out.add(
                        "ALTER VIEW " + SqlName.quote(view.name()) + " " + alter + "SET DEFAULT "
                                + column.defaultValue().sql(),
                        "Set the default of column " + column.name());
            }
            ColumnStorage.actions(column)
                    .forEach(action ->
                            out.alterOnly(view.name(), alter + action, "Set how column " + column.name() + " is kept"));
        }
    }

    /** A view of the same columns that shows nothing, so that others can name it. */
    static void createStandIn(View view, StatementList out) {
        out.add("CREATE VIEW " + standIn(view), "Create view " + view.name() + " for now without its query");
    }

    /** Makes such a view of one that is there, so that it needs nothing any more. */
    static void replaceByStandIn(View view, StatementList out) {
        out.add("CREATE OR REPLACE VIEW " + standIn(view), "Let view " + view.name() + " need nothing any more");
    }

    private static String standIn(View view) {
        String columns = view.columns().stream()
                .map(column -> "NULL::" + column.type().raw() + TableSql.collate(column) + " AS "
                        + SqlName.quote(column.name()))
                .collect(Collectors.joining(",\n    "));
        return SqlName.quote(view.name()) + " AS\nSELECT\n    " + columns;
    }

    static void comments(View view, StatementList out) {
        view.columns().stream()
                .filter(column -> column.comment() != null)
                .forEach(column -> out.commentOnColumn(view.name(), column));
    }

    static void indexes(View view, StatementList out) {
        view.indexes().stream().filter(Index::valid).forEach(index -> out.createIndex(index, view.name()));
    }

    /** Fills a materialized view that was filled. */
    static void fill(View view, StatementList out) {
        if (view.materialized() && !view.options().contains(UNFILLED)) {
            out.add("REFRESH MATERIALIZED VIEW " + SqlName.quote(view.name()), "Fill " + view.name());
        }
    }
}
