package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {

    @Test
    void positionsAreThoseOfTheTextWhateverItsLetters() {
        assertThat(FuzzyMatch.of("x", "\u0130\u0130\u0130x").orElseThrow().positions())
                .containsExactly(3);
        assertThat(FuzzyMatch.of("ax", "\u0130a\u0130x").orElseThrow().positions())
                .containsExactly(1, 3);
    }

    @Test
    void findsLettersInTheirOrderAndSaysWhere() {
        assertThat(FuzzyMatch.of("plt", "PlaylistTrack").orElseThrow().positions())
                .containsExactly(0, 1, 8);
        assertThat(FuzzyMatch.of("invl", "InvoiceLine").orElseThrow().positions())
                .containsExactly(0, 1, 2, 7);
    }

    @Test
    void missingLettersAreNoMatch() {
        assertThat(FuzzyMatch.of("xyz", "Track")).isEmpty();
        assertThat(FuzzyMatch.of("kcart", "Track")).isEmpty();
    }

    @Test
    void ranksAWholeWordBeforeAPartBeforeScatteredLetters() {
        assertThat(ranked("track", "PlaylistTrack", "Backtracking", "Track", "The rare ack"))
                .containsExactly("Track", "PlaylistTrack", "Backtracking", "The rare ack");
    }

    @Test
    void aSearchOfBlanksMatchesEverything() {
        assertThat(FuzzyMatch.of("  ", "Track").orElseThrow().positions()).isEmpty();
    }

    private static List<String> ranked(String search, String... texts) {
        record Scored(String text, FuzzyMatch match) {}
        return Stream.of(texts)
                .flatMap(text -> FuzzyMatch.of(search, text).map(match -> new Scored(text, match)).stream())
                .sorted((a, b) -> FuzzyMatch.BEST_FIRST.compare(a.match(), b.match()))
                .map(Scored::text)
                .toList();
    }

    @Test
    void otherWordsForACommandAreFoundByTheirBeginnings() {
        String also = "mapping map many to join";
        assertThat(FuzzyMatch.ofWords("mapp", also)).isPresent();
        assertThat(FuzzyMatch.ofWords("Many to many", also)).isPresent();
        assertThat(FuzzyMatch.ofWords("many-to-many", also)).isPresent();
        assertThat(FuzzyMatch.ofWords("apping", also)).isEmpty();
        assertThat(FuzzyMatch.ofWords("join x", also)).isEmpty();
        assertThat(FuzzyMatch.ofWords("join", "")).isEmpty();
    }
}
