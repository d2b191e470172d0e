package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database knows about an object besides its definition (PostgreSQL).
 *
 * @param object which one
 * @param comment null where there is none; those of tables and columns stand with them
 * @param owner the role that owns it; null where it has none of its own
 * @param grants who may do what, as GRANT statements would say it: {@code SELECT, INSERT TO app}; empty where nothing was
 *     granted beyond the engine's own rules
 * @param gainers who would get more rights by default than they have, were it made anew: {@code app}, quoted where need be,
 *     or {@code PUBLIC}
 */
public record ObjectNote(
        ObjectRef object,
        @Nullable String comment,
        @Nullable String owner,
        List<String> grants,
        List<String> gainers) {
    public ObjectNote {
        grants = List.copyOf(grants);
        gainers = List.copyOf(gainers);
    }

    /** One by which nobody would get more rights. */
    public ObjectNote(ObjectRef object, @Nullable String comment, @Nullable String owner, List<String> grants) {
        this(object, comment, owner, grants, List.of());
    }

    /** The same of another object. */
    public ObjectNote of(ObjectRef other) {
        return new ObjectNote(other, comment, owner, grants, gainers);
    }
}
