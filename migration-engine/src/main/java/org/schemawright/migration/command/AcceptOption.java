package org.schemawright.migration.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.schemawright.migration.plan.Hazard;
import picocli.CommandLine.Option;

/** Which losses are meant, as commands take it. */
final class AcceptOption {

    @Option(
            names = "--accept",
            paramLabel = "HAZARD",
            description = "What may be lost, by its name, such as DELETES_DATA.")
    private List<String> accepted = List.of();

    /** @throws MisuseException where there is no such hazard, so that a slip of the hand does not pass for consent */
    void check() throws MisuseException {
        String known =
                Arrays.stream(Hazard.Kind.values()).map(Hazard.Kind::name).collect(Collectors.joining(", "));
        for (String name : accepted) {
            if (!List.of(known.split(", ")).contains(name)) {
                throw new MisuseException("There is no hazard “" + name + "” to accept. There are " + known + ".");
            }
        }
    }

    /** What must be written beside the command before it loses anything; empty when nothing is missing. */
    String missing(HazardText hazards) {
        return hazards.toType(accepted);
    }
}
