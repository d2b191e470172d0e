package org.schemawright.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words for revisions over graphs; no database is needed for them. */
class RevisionTargetsTest {

    /**
     * a1 - b2 - c3 (label: shop) - d4
     *         \ e5 (label: stock, depends on c3) - f6
     */
    private final RevisionGraph branched = graph(
            revision("a1", "", ""),
            revision("b2", "a1", ""),
            revision("c3", "b2", "shop"),
            revision("d4", "c3", ""),
            revision("e5", "b2", "stock", "c3"),
            revision("f6", "e5", ""));

    /** a1 - a2 - a3, then left and right, then their merge. */
    private final RevisionGraph merged = graph(
            revision("a1", "", ""),
            revision("a2", "a1", ""),
            revision("left", "a2", ""),
            revision("right", "a2", ""),
            revision("m9", "left,right", ""));

    private static Revision revision(String id, String parents, String branch, String... needs) {
        Instant created = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(id.charAt(id.length() - 1));
        return new Revision(id, list(parents), id, "ann", created, "sqlite", List.of("SELECT 1"), List.of("SELECT 2"))
                .placed(list(parents), List.of(needs), list(branch));
    }

    private static List<String> list(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    private static RevisionGraph graph(Revision... revisions) {
        return RevisionGraph.of(
                Arrays.stream(revisions)
                        .map(r -> new StoredRevision(Path.of(r.id()), "", r))
                        .toList(),
                List.of());
    }

    private static Set<String> ids(String names) {
        return names.isEmpty() ? Set.of() : Set.of(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', b2, a1 b2",
        "'', +2, a1 b2",
        "'a1 b2', shop@+1, c3",
        "'', shop@head, a1 b2 c3 d4",
        "'', shop, a1 b2 c3 d4",
        "'', stock@head, a1 b2 c3 e5 f6",
        "'', heads, a1 b2 c3 d4 e5 f6",
        "'', a1+1, a1 b2",
        "'', f6-1, a1 b2 c3 e5",
        "'', c, a1 b2 c3",
        "'', base, ''",
        "'a1 b2', current, a1 b2",
        "'', @head-0, refused",
    })
    void upgradesToWhatItIsCalled(String applied, String word, String wanted) throws Exception {
        RevisionTargets targets = new RevisionTargets(branched, ids(applied));
        if (wanted.equals("refused")) {
            assertThatThrownBy(() -> targets.upgrade(word)).isInstanceOf(UnclearTargetException.class);
        } else {
            assertThat(targets.upgrade(word)).isEqualTo(ids(wanted));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a1 b2 c3 d4, -1, d4",
        "a1 b2 c3 d4, -4, a1 b2 c3 d4",
        "a1 b2 d4, -1, d4",
        "a1 b2 d4, -2, b2 d4",
        "a1 b2 c3 d4, base, a1 b2 c3 d4",
        "a1 b2 c3 d4, a1, b2 c3 d4",
        "a1 b2 c3 d4, d4-2, c3 d4",
        "a1 b2 c3 d4 e5 f6, stock@base, e5 f6",
        "a1 b2 c3 d4 e5 f6, stock@b2, e5 f6",
        "a1 b2 c3 d4 e5 f6, shop@-1, d4",
        "a1 b2 c3 d4 e5 f6, c3, d4 e5 f6",
        "a1 b2 c3 d4 e5 f6, shop@base, c3 d4 e5 f6",
        "a1 b2 c3 d4 e5 f6, heads, ''",
    })
    void downgradesToWhatItIsCalled(String applied, String word, String gone) throws Exception {
        assertThat(new RevisionTargets(branched, ids(applied)).downgrade(word)).isEqualTo(ids(gone));
    }

    @Test
    void goesThroughMerges() throws Exception {
        RevisionTargets all = new RevisionTargets(merged, ids("a1 a2 left right m9"));

        assertThat(all.downgrade("-1")).containsExactly("m9");
        assertThat(all.downgrade("left")).containsExactly("m9");
        assertThat(all.currents()).containsExactly("m9");
        assertThat(new RevisionTargets(merged, ids("a1 a2")).upgrade("+3")).isEqualTo(ids("left right m9"));
        assertThatThrownBy(() -> all.downgrade("-2"))
                .hasMessage("Revision m9 merges left and right, so it is not clear which comes before it."
                        + " Name one of them.");
        assertThatThrownBy(() -> all.upgrade("a2+1"))
                .hasMessage("On revision a2 build left and right, so it is not clear which comes next."
                        + " Name one of them.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere | Revision nowhere is not in the folder. See the history for those that are.",
                "'' | No revision is named. Use head, base, or the beginning of an id.",
                "head | The history has 2 heads: d4, f6. Name one of them, use heads for all, or merge them.",
                "+2 | The history has 2 heads: d4, f6. Name one of them, use heads for all, or merge them.",
                "shop@+9 | 2 revisions are left to apply, not 9. Use head, or a smaller number.",
                "none@head | There is no branch “none”. There are: shop, stock.",
                "-1 | An upgrade goes forward, and “-1” goes back. Use downgrade, or name a revision.",
                "f6+1 | “f6+1” is above the last revision. Use head, or a smaller number.",
                "b2-2-1 | Revision b2-2 is not in the folder. See the history for those that are.",
            })
    void saysWhyItIsUnclearWhatToUpgradeTo(String word, String words) {
        assertThatThrownBy(() -> new RevisionTargets(branched, ids("a1 b2")).upgrade(word))
                .isInstanceOf(UnclearTargetException.class)
                .hasMessage(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+1 | A downgrade goes back, and “+1” goes forward. Use upgrade, or write -1.",
                "-7 | 4 revisions are applied, not 7. Use base, or a smaller number.",
                "f6 | Revision f6 is not applied, so the database cannot go down to it. Name an applied one.",
                "d4-9 | “d4-9” is below the first revision. Use base.",
            })
    void saysWhyItIsUnclearWhatToTakeBack(String word, String words) {
        assertThatThrownBy(() -> new RevisionTargets(branched, ids("a1 b2 c3 d4")).downgrade(word))
                .hasMessage(words);
    }

    @Test
    void aBeginningMustBeOfOneOnly() {
        assertThatThrownBy(() -> new RevisionTargets(merged, Set.of()).upgrade("a"))
                .hasMessage("“a” is the beginning of 2 revisions: a1, a2. Write more of it.");
    }

    @Test
    void anEmptyHistoryIsAtItsHead() throws Exception {
        RevisionTargets nothing = new RevisionTargets(graph(), Set.of());

        assertThat(nothing.upgrade("head")).isEmpty();
        assertThat(nothing.upgrade("heads")).isEmpty();
        assertThat(nothing.downgrade("base")).isEmpty();
        assertThatThrownBy(() -> nothing.upgrade("+1")).hasMessageStartingWith("The folder has no revision yet");
        assertThatThrownBy(() -> nothing.downgrade("-1")).hasMessageStartingWith("No revision is applied");
    }

    /** On any history, whatever runs or is taken back, what is applied always has all it needs. */
    @Test
    void whatIsAppliedAlwaysHasAllItNeeds() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Revision[] revisions = new Revision[2 + random.nextInt(12)];
            for (int i = 0; i < revisions.length; i++) {
                revisions[i] = revision("r" + i, some(random, i), random.nextInt(4) == 0 ? "l" + i : "");
                if (random.nextInt(4) == 0) {
                    revisions[i] =
                            revisions[i].placed(revisions[i].parents(), list(some(random, i)), revisions[i].branches());
                }
            }
            RevisionGraph graph = graph(revisions);
            Set<String> applied = new java.util.HashSet<>();
            for (int step = 0; step < 20; step++) {
                String id = "r" + random.nextInt(revisions.length);
                if (random.nextBoolean()) {
                    applied.addAll(new RevisionTargets(graph, applied).upgrade(id));
                    assertThat(applied).contains(id);
                } else if (applied.contains(id)) {
                    applied.removeAll(new RevisionTargets(graph, applied).downgrade(id));
                    assertThat(applied).contains(id);
                }
                for (String each : applied) {
                    assertThat(applied).as("seed %s", seed).containsAll(graph.ancestorsAndSelf(each));
                }
            }
        }
    }

    private static String some(Random random, int before) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            if (random.nextInt(before) == 0 || i == before - 1 && random.nextInt(3) > 0) {
                names.add("r" + i);
            }
        }
        return String.join(",", names);
    }
}
