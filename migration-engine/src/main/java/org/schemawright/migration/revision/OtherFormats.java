package org.schemawright.migration.revision;

import java.util.List;

/** Reads the change sets of files that are not in our own form: formatted SQL, XML, typed changes. */
@FunctionalInterface
public interface OtherFormats {

    /**
     * What a file asks for.
     *
     * @param author of its first change set
     * @param comment of its first change set; empty where it has none
     * @param steps one for each change set for the engine
     */
    record Found(String author, String comment, List<Step> steps) {
        public Found {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Reads a file.
     *
     * @param path what Liquibase knows its change sets by, where they say nothing else
     * @param text the whole file
     * @throws UnreadableRevisionException when it is damaged, or asks for more than may run
     */
    Found read(String path, String text) throws UnreadableRevisionException;
}
