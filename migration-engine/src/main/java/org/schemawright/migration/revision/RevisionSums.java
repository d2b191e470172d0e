package org.schemawright.migration.revision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code migrations.sum}: the checksum of every file as it was when it was kept or last accepted, in the form of {@code
 * sha256sum}, so that {@code sha256sum -c migrations.sum} checks the same. Liquibase's own checksums leave out the way
 * back and everything above the change set.
 */
final class RevisionSums {

    static final String NAME = "migrations.sum";

    /** By the name of the file; null as long as the folder has no sums. */
    private final @Nullable Map<String, String> sums;

    private RevisionSums(@Nullable Map<String, String> sums) {
        this.sums = sums;
    }

    static RevisionSums read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new RevisionSums(null);
        }
        Map<String, String> sums = new TreeMap<>();
        // A damaged line is the sum of no file, whatever bytes it has.
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            int space = line.indexOf("  ");
            int slash = line.lastIndexOf('/');
            if (space > 0) {
                sums.put(line.substring(Math.max(space + 2, slash + 1)), line.substring(0, space));
            }
        }
        return new RevisionSums(sums);
    }

    /** The same with these files as they are now. */
    RevisionSums with(Map<String, String> texts) {
        Map<String, String> more = new TreeMap<>(sums == null ? Map.of() : sums);
        texts.forEach((name, text) -> more.put(name, sum(text)));
        return new RevisionSums(more);
    }

    /** The same without these files. */
    RevisionSums without(Set<String> names) {
        Map<String, String> fewer = new TreeMap<>(sums == null ? Map.of() : sums);
        fewer.keySet().removeAll(names);
        return new RevisionSums(fewer);
    }

    /** With these files and no others. */
    static RevisionSums of(Map<String, String> texts) {
        return new RevisionSums(Map.of()).with(texts);
    }

    /** Whether the folder has sums at all. */
    boolean exists() {
        return sums != null;
    }

    String text() {
        Map<String, String> all = sums == null ? Map.of() : sums;
        return all.entrySet().stream()
                .map(e -> e.getValue() + "  " + RevisionFolder.VERSIONS_NAME + "/" + e.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * What is no longer as it was. A file that goes by another name and is otherwise the same is in order, and so is one
     * that nobody has accepted yet.
     *
     * @param files all there are, those that could not be read too
     */
    List<HistoryProblem> problems(List<StoredRevision> stored, List<Path> files) {
        List<HistoryProblem> problems = new ArrayList<>();
        Map<String, String> known = sums;
        if (known == null) {
            return problems;
        }
        Set<String> accepted = Set.copyOf(known.values());
        Set<String> present = new HashSet<>();
        Set<String> names =
                files.stream().map(f -> String.valueOf(f.getFileName())).collect(Collectors.toSet());
        for (StoredRevision revision : stored) {
            String sum = sum(revision.text());
            present.add(sum);
            if (known.containsKey(name(revision)) && !accepted.contains(sum)) {
                problems.add(new HistoryProblem.Edited(revision.revision().id(), revision.file()));
            }
        }
        known.forEach((name, sum) -> {
            if (!names.contains(name) && !present.contains(sum)) {
                problems.add(new HistoryProblem.Gone(name));
            }
        });
        return problems;
    }

    private static String name(StoredRevision stored) {
        return String.valueOf(stored.file().getFileName());
    }

    /** Line ends are left out of it: Git writes them as each system has them. */
    private static String sum(String text) {
        try {
            byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
