package org.schemawright.desktop.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/** What can be done with the lines of the tree. */
interface SchemaActions extends SchemaWays {

    /** Whether the schema may be changed at all. */
    boolean canChangeSchema();

    /** By which columns the rows of a table are shown; null where they are guessed. */
    @Nullable
    List<String> chosenLabel(Table table);

    /** Shows the rows of a table by other columns; null for those that are guessed. */
    void chooseLabel(Table table, @Nullable List<String> columns);

    void newTable();

    /** Begins a mapping table, of a table and another where one is given. */
    void linkTables(@Nullable ObjectName first);

    void addColumn(ObjectName table);

    void renameTable(ObjectName table);

    void renameColumn(ObjectName table, String column);

    void duplicateTable(ObjectName table);

    void dropTable(ObjectName table);

    void dropColumn(ObjectName table, String column);

    /** Begins a new view, of a table where one is given. */
    void newView(@Nullable ObjectName of);

    /** Begins a new trigger on a table or view. */
    void newTrigger(ObjectName on);

    /** Whether routines are made here: not on SQLite. */
    boolean hasRoutines();

    void newFunction();

    /** Drops a view, trigger or routine. */
    void dropText(ObjectRef object);

    void copyName(String name);
}
