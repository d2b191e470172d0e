package org.schemawright.migration.revision;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One revision as a file: a YAML changelog for Liquibase with a single change set, one {@code sql} change a statement,
 * nothing split and nothing stripped. Comment lines above {@code databaseChangeLog:} hold what Liquibase has no place
 * for: the parents above all. They are outside of Liquibase's checksum.
 */
public final class RevisionFile {

    /** What the names of revision files end with. */
    public static final String SUFFIX = ".yaml";

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

    /** The path that Liquibase knows the revision by, so that its file may be moved or renamed. */
    public static String logicalPath(String id) {
        return "rev/" + id;
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
