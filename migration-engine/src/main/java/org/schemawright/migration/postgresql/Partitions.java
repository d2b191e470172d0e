package org.schemawright.migration.postgresql;

import java.util.List;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Which table is a partition of which, as the option of the partition says it. */
final class Partitions {

    static final String OPTION = "PARTITION OF ";

    private Partitions() {}

    /** The partitions of a table, not those of its partitions. */
    static List<Table> of(ObjectName parent, DatabaseSchema schema) {
        return schema.tables().stream().filter(t -> isDirectPartOf(t, parent)).toList();
    }

    /** Whether it is a partition of a table, or of one of that table's partitions. */
    static boolean isPartOf(Table table, ObjectName parent, DatabaseSchema schema) {
        return isDirectPartOf(table, parent)
                || of(parent, schema).stream().anyMatch(p -> isPartOf(table, p.name(), schema));
    }

    /** Whether the one is a partition where the other is not. */
    static boolean isElsewhere(Table one, Table other) {
        String place = TableSql.option(one.options(), OPTION);
        return place != null && !place.equals(TableSql.option(other.options(), OPTION));
    }

    /** Whether a partition has the key from the table it is a part of, which gives and takes it. */
    static boolean inherits(Table partition, ForeignKey key, DatabaseSchema schema) {
        return schema.tables().stream()
                .filter(parent -> isDirectPartOf(partition, parent.name()))
                .flatMap(parent -> parent.foreignKeys().stream())
                .anyMatch(same -> same.columns().equals(key.columns())
                        && same.target().equals(key.target())
                        && same.targetColumns().equals(key.targetColumns()));
    }

    /**
     * What the option of a partition says.
     *
     * @param parent the table it is a part of, quoted as the option has it
     * @param bound which rows it holds
     */
    record Place(String parent, String bound) {}

    static Place place(String option) {
        String text = option.substring(OPTION.length());
        List<SqlToken> tokens = SqlTokens.of(text);
        boolean qualified = tokens.size() > 2 && tokens.get(1).isSymbol('.');
        int end = tokens.get(qualified ? 2 : 0).end();
        return new Place(text.substring(0, end), text.substring(end).strip());
    }

    private static boolean isDirectPartOf(Table table, ObjectName parent) {
        String start = OPTION + SqlName.quote(parent) + " ";
        return table.options().stream().anyMatch(o -> o.startsWith(start));
    }
}
