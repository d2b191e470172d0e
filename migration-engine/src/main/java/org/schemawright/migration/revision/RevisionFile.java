package org.schemawright.migration.revision;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One revision as a file: a YAML changelog for Liquibase with a single change set, one {@code sql} change a statement,
 * nothing split and nothing stripped. Comment lines above {@code databaseChangeLog:} hold what Liquibase has no place
 * for: the parents above all. They are outside of Liquibase's checksum.
 */
public final class RevisionFile {

    /** What the names of revision files end with. */
    public static final String SUFFIX = ".yaml";

    private static final String LOGICAL = "rev/";
    private static final int MAX_SLUG = 60;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NOT_FOR_NAMES = Pattern.compile("[^\\p{L}\\p{N}]+");

    private RevisionFile() {}

    /** The text of a revision's file; reading it gives back the same revision, character for character. */
    public static String write(Revision revision) {
        return write(revision, RevisionNotes.NONE);
    }

    /** The same with a comment above each statement. */
    public static String write(Revision revision, RevisionNotes notes) {
        return new RevisionWriter(revision, notes).write();
    }

    /**
     * Reads a revision.
     *
     * @param text the whole file
     * @param dialect the engine whose statements are wanted; those of others are left out
     * @throws UnreadableRevisionException when it is damaged, of another form, or asks for anything but SQL
     */
    public static Revision read(String text, String dialect) throws UnreadableRevisionException {
        return new RevisionReader(dialect).read(text);
    }

    /** Why a statement cannot run within a revision, as the end of a sentence; empty when it can. */
    public static Optional<String> objection(String sql, String dialect) {
        return StatementText.objection(sql, dialect);
    }

    /** A statement with what ends it in a script. */
    public static String terminated(String sql) {
        return StatementText.terminated(sql);
    }

    /** The path that Liquibase knows the revision by, so that its file may be moved or renamed. */
    public static String logicalPath(String id) {
        return LOGICAL + id;
    }

    /** The id in such a path; empty for the path of another changelog. */
    public static Optional<String> idOfLogicalPath(String path) {
        return path.startsWith(LOGICAL) ? Optional.of(path.substring(LOGICAL.length())) : Optional.empty();
    }

    /**
     * Whether a file has nothing but what we write: no conditions but our own, no tag. Then what we read in it is all
     * there is to run.
     *
     * @param text the whole file
     * @param revision what was read in it
     */
    public static boolean isPlain(String text, Revision revision) {
        String rest = text.replace("\r\n", "\n");
        for (Step step : revision.steps()) {
            rest = rest.replace(Conditions.write(step.guards(), revision.dialect()), "");
        }
        long nothing = revision.steps().stream().filter(s -> s.up().isEmpty()).count();
        if (revision.hasWayBack()) {
            nothing += revision.steps().stream().filter(s -> s.down().isEmpty()).count();
        }
        return !rest.contains("preConditions")
                && !rest.contains("tagDatabase")
                && rest.split("- empty", -1).length - 1 == nothing;
    }

    /** The name of its file: time, id and the message's words, which sorts by age. */
    public static String name(Revision revision) {
        String slug = NOT_FOR_NAMES.matcher(revision.message()).replaceAll("_").toLowerCase(Locale.ROOT);
        if (slug.codePointCount(0, slug.length()) > MAX_SLUG) {
            slug = slug.substring(0, slug.offsetByCodePoints(0, MAX_SLUG));
        }
        slug = slug.replaceAll("^_+|_+$", "");
        return STAMP.format(revision.created()) + "_" + revision.id() + (slug.isEmpty() ? "" : "_" + slug) + SUFFIX;
    }
}
