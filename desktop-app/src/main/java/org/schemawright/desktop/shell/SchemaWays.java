package org.schemawright.desktop.shell;

import org.schemawright.desktop.inspect.ObjectActions;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** Where the lines of the tree lead. */
interface SchemaWays extends ObjectActions {

    /** Shows rows. */
    void open(ObjectName tableOrView);

    /** Shows the columns, keys and rules of a table, to change them. */
    void design(ObjectName table);

    /** Shows what refers to an object, ready to go there. */
    void showReferences(ObjectRef object);
}
