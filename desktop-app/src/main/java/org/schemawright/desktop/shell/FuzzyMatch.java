package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How well a text answers a search whose letters it holds in their order.
 *
 * @param score higher is better
 * @param positions where the letters were found, ascending
 */
record FuzzyMatch(int score, List<Integer> positions) {

    static final Comparator<FuzzyMatch> BEST_FIRST =
            Comparator.comparingInt(FuzzyMatch::score).reversed();

    FuzzyMatch {
        positions = List.copyOf(positions);
    }

    /** The match of a search in a text; empty when letters are missing. Spaces in the search are skipped. */
    static Optional<FuzzyMatch> of(String search, String text) {
        String wanted = lower(search.replace(" ", ""));
        String lower = lower(text);
        if (wanted.isEmpty()) {
            return Optional.of(new FuzzyMatch(0, List.of()));
        }
        int whole = lower.indexOf(lower(search.strip()));
        if (whole >= 0) {
            int bonus = (whole == 0 ? 60 : startsWord(text, whole) ? 40 : 20) + 10 * wanted.length();
            List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < search.strip().length(); i++) {
                positions.add(whole + i);
            }
            return Optional.of(new FuzzyMatch(bonus * 2 - text.length(), positions));
        }
        return scattered(wanted, text, lower);
    }

    /** The match of a search with the beginnings of words that are not shown; empty where one is the beginning of none. */
    static Optional<FuzzyMatch> ofWords(String search, String words) {
        List<String> known = List.of(words.split(" ", -1));
        boolean all = !words.isEmpty()
                && List.of(lower(search.strip()).split("[ -]+", -1)).stream()
                        .allMatch(part -> known.stream().anyMatch(word -> word.startsWith(part)));
        return all ? Optional.of(new FuzzyMatch(10 * search.length(), List.of())) : Optional.empty();
    }

    /** Prefers a letter that starts a word, then the next one. */
    private static Optional<FuzzyMatch> scattered(String wanted, String text, String lower) {
        List<Integer> positions = new ArrayList<>();
        int score = 0;
        int at = 0;
        for (int i = 0; i < wanted.length(); i++) {
            int next = lower.indexOf(wanted.charAt(i), at);
            if (next < 0) {
                return Optional.empty();
            }
            int start = next;
            while (start >= 0 && start != at && !startsWord(text, start)) {
                start = lower.indexOf(wanted.charAt(i), start + 1);
            }
            boolean restFits = start > next && holds(lower, start + 1, wanted, i + 1);
            int chosen = restFits ? start : next;
            score += startsWord(text, chosen) ? 12 : chosen == at ? 8 : 1;
            positions.add(chosen);
            at = chosen + 1;
        }
        return Optional.of(new FuzzyMatch(score - text.length(), positions));
    }

    private static boolean holds(String lower, int from, String wanted, int rest) {
        int at = from;
        for (int i = rest; i < wanted.length(); i++) {
            at = lower.indexOf(wanted.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    /** Letter by letter, so that positions stay: the small letter of İ is two characters long otherwise. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(letter -> lower.append((char) Character.toLowerCase(letter)));
        return lower.toString();
    }

    private static boolean startsWord(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !Character.isLetterOrDigit(before)
                || Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(before);
    }
}
