package org.schemawright.desktop.inspect;

import org.schemawright.migration.schema.ObjectRef;

/** Where one can go from an object. */
public interface ObjectActions {

    /** Selects an object in the tree. */
    void goTo(ObjectRef object);

    /** Shows the definition of an object in a page of its own. */
    void showDefinition(ObjectRef object);

    /** Whether the SQL of an object can be written anew: that of a view, trigger or routine that will be there. */
    boolean canEditSql(ObjectRef object);

    /** Opens the SQL of an object to be written anew. */
    void editSql(ObjectRef object);
}
