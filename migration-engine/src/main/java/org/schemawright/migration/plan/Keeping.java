package org.schemawright.migration.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a plan takes away is kept for the way back.
 *
 * @param writer null where nobody looks at what goes: then the way back makes the shapes again, with values that say nothing
 * @param keeps whether it is kept; otherwise there is no way back
 */
public record Keeping(@Nullable KeptWriter writer, boolean keeps) {

    /** Shapes come back, values do not. */
    public static final Keeping SHAPES = new Keeping(null, false);

    /** The way back; where something is gone for good, what says so and fails. */
    List<Statement> wayBack(List<Statement> statements, List<KeptData> takenAway) {
        return takenAway.stream()
                .filter(KeptData::loses)
                .findFirst()
                .map(lost -> noWayBack(lost.lossWords(), statements))
                .orElse(statements);
    }

    /** @param otherwise where nobody can say it */
    List<Statement> noWayBack(String sentence, List<Statement> otherwise) {
        return writer == null ? otherwise : writer.stop(sentence);
    }
}
