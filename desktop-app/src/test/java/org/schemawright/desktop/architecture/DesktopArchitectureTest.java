package org.schemawright.desktop.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemawright.desktop.browse.RuleBreakingModel;
import org.schemawright.desktop.browse.RuleBreakingView;
import org.schemawright.migration.architecture.Rooms;
import org.schemawright.migration.architecture.SourceFiles;

/** The desktop's rooms keep to the plan of the house, and every rule bites. */
class DesktopArchitectureTest {

    private static final String ROOT = "org.schemawright.desktop";
    private static final JavaClasses DESKTOP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses CANARIES =
            new ClassFileImporter().importClasses(RuleBreakingModel.class, RuleBreakingView.class);

    private static List<ArchRule> chain() {
        return Rooms.chain(
                ROOT,
                List.of(
                        List.of("problem"),
                        List.of("task", "settings", "widget"),
                        List.of("connection"),
                        List.of("rows"),
                        List.of("changeset"),
                        List.of("orm"),
                        List.of("workspace"),
                        List.of("browse", "design", "diagram", "migrate", "compare", "inspect"),
                        List.of("shell"),
                        List.of("tour"),
                        List.of("")));
    }

    static Stream<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(chain());
        rules.add(Rooms.noCycles(ROOT));
        rules.add(Rooms.noStaticMutableState(ROOT));
        rules.add(Rooms.noStandardStreams(ROOT, ROOT));
        rules.add(Rooms.tellingPackageNames(ROOT));
        rules.add(Rooms.nullMarked(ROOT));
        rules.addAll(rulesOfTheDesktop());
        return rules.stream();
    }

    private static List<ArchRule> rulesOfTheDesktop() {
        return List.of(
                Rooms.only(ROOT, "orm", "org.hibernate..", "jakarta.persistence.."),
                Rooms.only(ROOT, "connection", "com.zaxxer.."),
                modelsSeeNoNodes(),
                viewsSeeNoDatabase(),
                threadsOnlyInTask(),
                runLaterOnlyInTask());
    }

    private static ArchRule modelsSeeNoNodes() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("a model is tested without a window");
    }

    private static ArchRule viewsSeeNoDatabase() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("View")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.hibernate..")
                .because("a view draws what its model holds");
    }

    private static ArchRule threadsOnlyInTask() {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(ROOT + ".task..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, Executors.class, ExecutorService.class, Executor.class)
                .because("one door to other threads, with an inline version for tests");
    }

    private static ArchRule runLaterOnlyInTask() {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(ROOT + ".task..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("FxThread is the only caller of Platform.runLater");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        rule.check(DESKTOP);
    }

    static Stream<ArchRule> rulesTheCanariesBreak() {
        List<ArchRule> rules = new ArrayList<>(rulesOfTheDesktop());
        chain().stream()
                .filter(rule ->
                        rule.getDescription().startsWith("no classes that reside in a package '" + ROOT + ".browse..'"))
                .findFirst()
                .ifPresent(rules::add);
        rules.add(Rooms.noStaticMutableState(ROOT));
        rules.add(Rooms.noStandardStreams(ROOT));
        return rules.stream();
    }

    @ParameterizedTest
    @MethodSource("rulesTheCanariesBreak")
    void bites(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(CANARIES)).isInstanceOf(AssertionError.class);
    }

    @Test
    void filesStaySmall() throws Exception {
        assertThat(SourceFiles.tooLong(Path.of("src"))).isEmpty();
    }
}
