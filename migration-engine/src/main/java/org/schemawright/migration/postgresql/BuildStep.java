package org.schemawright.migration.postgresql;

import java.util.Comparator;
import org.schemawright.migration.schema.ObjectRef;

/**
 * One step on the way to a whole schema.
 *
 * @param object what is built; of a part its column or constraint
 * @param form how much of it
 */
record BuildStep(ObjectRef object, Form form) {

    /** The order in which pg_dump, too, would build what does not depend on each other. */
    static final Comparator<BuildStep> USUAL = Comparator.comparingInt(BuildStep::rank)
            .thenComparing(BuildStep::object)
            .thenComparing(BuildStep::form);

    /** How much of an object a step builds. */
    enum Form {
        /** Only its name and what others see of it, to open a circle. */
        STAND_IN,
        /** All of it, but for parts that have steps of their own. */
        WHOLE,
        /** A default or a check that is added to a table or domain afterwards. */
        PART
    }

    static BuildStep whole(ObjectRef object) {
        return new BuildStep(object, Form.WHOLE);
    }

    private int rank() {
        return switch (object.kind()) {
            case SCHEMA -> 0;
            case EXTENSION -> 1;
            case OTHER -> 2;
            case ENUM, DOMAIN, COMPOSITE, RANGE -> 3;
            case SEQUENCE -> 4;
            case FUNCTION, PROCEDURE -> 5;
            case AGGREGATE -> 6;
            case TABLE -> 7;
            case COLUMN, CONSTRAINT -> 8;
            case VIEW, MATERIALIZED_VIEW -> 9;
            case INDEX, TRIGGER, RULE, POLICY -> 10;
        };
    }
}
