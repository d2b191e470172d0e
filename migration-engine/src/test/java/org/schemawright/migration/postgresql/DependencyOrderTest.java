package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {

    private final DependencyOrder<String> order = new DependencyOrder<>(Comparator.naturalOrder());

    @Test
    void putsThePreferredFirstWhereNothingElseIsSaid() {
        order.add("c");
        order.add("a");
        order.needs("b", "b");

        assertThat(order.sorted()).containsExactly("a", "b", "c");
        assertThat(order.tangled()).isEmpty();
    }

    @Test
    void putsEachBehindWhatItNeeds() {
        order.needs("a", "d");
        order.needs("d", "c");
        order.add("b");

        assertThat(order.sorted()).containsExactly("b", "c", "d", "a");
    }

    @Test
    void namesWhatStandsInACircleAndOpensItAtThePreferred() {
        order.needs("a", "b");
        order.needs("b", "c");
        order.needs("c", "b");
        order.needs("c", "d");

        assertThat(order.tangled()).containsExactlyInAnyOrder("b", "c");
        assertThat(order.sorted()).containsExactly("d", "b", "a", "c");
    }

    @Test
    void opensSeveralCirclesOneByOne() {
        order.needs("a", "z");
        order.needs("z", "a");
        order.needs("m", "n");
        order.needs("n", "m");
        order.needs("m", "z");

        assertThat(order.sorted()).containsExactly("a", "z", "m", "n");
    }

    @Test
    void keepsAllNeedsOfAnyGraphWithoutCircles() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            DependencyOrder<Integer> numbers = new DependencyOrder<>(Comparator.reverseOrder());
            List<int[]> needs = random.ints(200, 0, 60)
                    .mapToObj(n -> new int[] {n, random.nextInt(n + 1)})
                    .toList();
            needs.forEach(need -> numbers.needs(need[0], need[1]));

            List<Integer> sorted = numbers.sorted();

            assertThat(numbers.tangled()).isEmpty();
            assertThat(sorted).doesNotHaveDuplicates();
            assertThat(needs)
                    .filteredOn(need -> need[0] != need[1])
                    .allSatisfy(need -> assertThat(sorted.indexOf(need[0])).isGreaterThan(sorted.indexOf(need[1])));
        }
    }
}
