package org.schemawright.migration.change;

/** Something that goes by another name. A person has said so: nothing is taken for a rename by guessing. */
public sealed interface Renaming permits Change.Rename, ValueRename {

    /** What takes it back, on the schema it leads to. */
    Renaming reversed();
}
