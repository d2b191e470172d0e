package org.schemawright.migration.revision;

import java.util.List;

/**
 * What a person says of a revision that is to be made.
 *
 * @param message one line for people
 * @param author who makes it
 * @param onTopOf the revisions it builds on, as people write them; {@code head} for the only head, {@code base} for the
 *     beginning of another line
 * @param dependsOn revisions of other branches that it needs, as people write them
 * @param branches labels of the branch that it begins
 */
public record NewRevision(
        String message, String author, List<String> onTopOf, List<String> dependsOn, List<String> branches) {

    private static final String PUTTING_BACK = "Schemawright, putting back";

    public NewRevision {
        onTopOf = List.copyOf(onTopOf);
        dependsOn = List.copyOf(dependsOn);
        branches = List.copyOf(branches);
    }

    /** On top of the only head. */
    public NewRevision(String message, String author) {
        this(message, author, List.of("head"), List.of(), List.of());
    }

    /** One that undoes what somebody has changed beside the revisions; it runs once, and no file of it stays. */
    public static NewRevision puttingBack(List<String> onTopOf) {
        return new NewRevision("Put back", PUTTING_BACK, onTopOf, List.of(), List.of());
    }

    /** Whether a row of history by this author is what a killed run has left of such a one. */
    public static boolean isPuttingBack(String author) {
        return author.equals(PUTTING_BACK);
    }
}
