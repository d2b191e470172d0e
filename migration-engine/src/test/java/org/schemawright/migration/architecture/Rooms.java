package org.schemawright.migration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/** The rules of the house that hold in both modules; see docs/architecture.md. */
public final class Rooms {

    private Rooms() {}

    /**
     * One rule a room: it must not see the rooms to its right, nor its neighbours in the same step.
     *
     * @param root the package above the rooms
     * @param steps the rooms from left to right; rooms in one step do not see each other
     */
    public static List<ArchRule> chain(String root, List<List<String>> steps) {
        List<ArchRule> rules = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            for (String room : steps.get(step)) {
                List<String> forbidden = new ArrayList<>();
                steps.get(step).stream().filter(other -> !other.equals(room)).forEach(forbidden::add);
                steps.subList(step + 1, steps.size()).forEach(forbidden::addAll);
                if (!forbidden.isEmpty()) {
                    rules.add(noClasses()
                            .that()
                            .resideInAPackage(name(root, room))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    forbidden.stream().map(f -> name(root, f)).toArray(String[]::new))
                            .because("data flows one way, and each arrow is a package boundary")
                            .allowEmptyShould(true));
                }
            }
        }
        return rules;
    }

    private static String name(String root, String room) {
        return room.isEmpty() ? root : root + "." + room + "..";
    }

    public static ArchRule noCycles(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room that needs a room that needs it is one room with a wall in it");
    }

    public static ArchRule only(String root, String room, String... libraries) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because("only " + room + " knows this library, so that it can be replaced in one place");
    }

    public static ArchRule noStaticMutableState(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(haveOnlyFinalStaticFields())
                .because("state that belongs to nobody is shared by everybody");
    }

    private static ArchCondition<JavaClass> haveOnlyFinalStaticFields() {
        return new ArchCondition<>("have only final static fields") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                for (JavaField field : checked.getFields()) {
                    boolean mutable = field.getModifiers().contains(JavaModifier.STATIC)
                            && !field.getModifiers().contains(JavaModifier.FINAL)
                            && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                    if (mutable) {
                        events.add(
                                SimpleConditionEvent.violated(field, field.getFullName() + " is static and mutable"));
                    }
                }
            }
        };
    }

    public static ArchRule noStandardStreams(String root, String... except) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(except)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("what a person should know goes through the one road for errors");
    }

    public static ArchRule tellingPackageNames(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage("..util..", "..common..", "..misc..", "..helper..", "..impl..", "..manager..")
                .because("folder names tell the mission");
    }

    public static ArchRule nullMarked(String root) {
        DescribedPredicate<JavaClass> inMarkedPackage =
                DescribedPredicate.describe("reside in a package marked @NullMarked", c -> c.getPackage()
                        .tryGetAnnotationOfType("org.jspecify.annotations.NullMarked")
                        .isPresent());
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAPackage(root + "..")
                .andShould(ArchCondition.from(inMarkedPackage))
                .because("a package without the mark is not checked for nulls");
    }
}
