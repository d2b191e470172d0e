package org.schemawright.migration.rehearse;

import java.util.List;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.SqlObject;

/** What came of trying a text of SQL. */
public sealed interface TriedText {

    /**
     * The engine takes it.
     *
     * @param object as the engine reads it
     * @param needs what it needs, as the engine tells
     * @param loses what belongs to the old one and does not go over to this one, in a sentence; empty for nothing
     */
    record Understood(SqlObject object, List<Dependency> needs, String loses) implements TriedText {
        public Understood {
            needs = List.copyOf(needs);
        }
    }

    /**
     * The engine does not take it, or it is not what was asked for.
     *
     * @param words why, in sentences
     * @param at the offset in the text that it is about; -1 where nobody says
     */
    record Refused(String words, int at) implements TriedText {}
}
