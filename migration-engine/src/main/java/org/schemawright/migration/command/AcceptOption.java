package org.schemawright.migration.command;

import java.util.List;
import picocli.CommandLine.Option;

/** Which losses are meant, as commands take it. */
final class AcceptOption {

    @Option(
            names = "--accept",
            paramLabel = "HAZARD",
            description = "What may be lost, by its name, such as DELETES_DATA.")
    private List<String> accepted = List.of();

    /** What must be written beside the command before it loses anything; empty when nothing is missing. */
    String missing(HazardText hazards) {
        return hazards.toType(accepted);
    }
}
