package org.schemawright.migration.plan;

/**
 * What a statement keeps others from while it runs and until its transaction ends.
 *
 * @param lock the lock it takes on the table, by PostgreSQL's name: {@code ACCESS EXCLUSIVE}
 * @param rewrites whether it writes all rows anew
 * @param scans whether it reads all rows, so that it takes time on a large table
 */
public record StatementEffect(String lock, boolean rewrites, boolean scans) {

    /** Whether others cannot even read the table. */
    public boolean blocksReads() {
        return lock.equals("ACCESS EXCLUSIVE");
    }

    /** Whether others cannot write to it. */
    public boolean blocksWrites() {
        return blocksReads() || lock.equals("EXCLUSIVE") || lock.equals("SHARE ROW EXCLUSIVE") || lock.equals("SHARE");
    }

    /** In words. */
    public String words() {
        String who = blocksReads()
                ? "others can neither read nor write the table"
                : blocksWrites() ? "others can read the table but not write to it" : "others can read and write";
        String how = rewrites ? "it writes all rows anew" : scans ? "it reads all rows" : "it takes a moment";
        return lock + ": " + who + ", " + how;
    }
}
