package org.schemawright.migration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemawright.migration.schema.RuleBreakingCanary;

/** The engine's rooms keep to the plan of the house, and every rule bites. */
class EngineArchitectureTest {

    private static final String ROOT = "org.schemawright.migration";
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses CANARY = new ClassFileImporter().importClasses(RuleBreakingCanary.class);

    static Stream<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(Rooms.chain(
                ROOT,
                List.of(
                        List.of("schema"),
                        List.of("reflect", "change"),
                        List.of("plan"),
                        List.of("dialect"),
                        List.of("sqlite", "postgresql", "rehearse"),
                        List.of(""),
                        List.of("command"))));
        rules.addAll(Rooms.chain(
                ROOT,
                List.of(
                        List.of("schema"),
                        List.of("plan"),
                        List.of("revision"),
                        List.of("run"),
                        List.of("rehearse"),
                        List.of(""),
                        List.of("command"))));
        rules.add(Rooms.noCycles(ROOT));
        rules.add(noWindow());
        rules.add(noSqlInValues());
        rules.add(Rooms.only(ROOT, "run", "liquibase.."));
        rules.add(Rooms.only(ROOT, "command", "picocli..", "com.fasterxml.jackson.."));
        rules.add(Rooms.noStaticMutableState(ROOT));
        rules.add(Rooms.noStandardStreams(ROOT, ROOT + ".command.."));
        rules.add(Rooms.tellingPackageNames(ROOT));
        rules.add(Rooms.nullMarked(ROOT));
        return rules.stream();
    }

    private static ArchRule noWindow() {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.hibernate..", "org.schemawright.desktop..")
                .because("the engine never knows a window");
    }

    private static ArchRule noSqlInValues() {
        return noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".schema..", ROOT + ".change..", ROOT + ".plan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .because("what has not run can be tested, shown and saved");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        rule.check(ENGINE);
    }

    /** Rules about one class each; those about whole slices are proved by the chain's own. */
    static Stream<ArchRule> rulesTheCanaryBreaks() {
        return Stream.of(
                Rooms.chain(ROOT, List.of(List.of("schema"), List.of("plan"))).getFirst(),
                noSqlInValues(),
                Rooms.only(ROOT, "run", "liquibase.."),
                Rooms.noStaticMutableState(ROOT),
                Rooms.noStandardStreams(ROOT));
    }

    @ParameterizedTest
    @MethodSource("rulesTheCanaryBreaks")
    void bites(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(CANARY)).isInstanceOf(AssertionError.class);
    }

    @Test
    void filesStaySmall() throws Exception {
        assertThat(SourceFiles.tooLong(Path.of("src"))).isEmpty();
    }

    @Test
    void aLongFileIsNoticed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("Long.java"), "\n".repeat(SourceFiles.MOST_LINES + 1));
        assertThat(SourceFiles.tooLong(folder)).hasSize(1);
    }
}
