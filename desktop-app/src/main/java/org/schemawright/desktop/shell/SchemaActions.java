package org.schemawright.desktop.shell;

import org.schemawright.migration.schema.ObjectName;

/** What can be done with the lines of the tree. */
interface SchemaActions extends SchemaWays {

    /** Whether the schema may be changed at all. */
    boolean canChangeSchema();

    void newTable();

    void addColumn(ObjectName table);

    void renameTable(ObjectName table);

    void renameColumn(ObjectName table, String column);

    void dropTable(ObjectName table);

    void dropColumn(ObjectName table, String column);

    void copyName(String name);
}
