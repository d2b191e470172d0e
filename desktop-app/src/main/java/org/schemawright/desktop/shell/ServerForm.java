package org.schemawright.desktop.shell;

import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.Environment;

/** The parts of a server's address, as typed. */
final class ServerForm {

    private static final int LAST_PORT = 65_535;

    final StringProperty host = new SimpleStringProperty("localhost");
    final StringProperty port = new SimpleStringProperty("5432");
    final StringProperty database = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.DEVELOPMENT);
    final BooleanProperty readOnly = new SimpleBooleanProperty();
    private Map<String, String> parameters = Map.of();

    /** Takes over an address, for example that of a recent database. */
    void fill(PostgresServer server) {
        host.set(server.host());
        port.set(Integer.toString(server.port()));
        database.set(server.database());
        user.set(server.user());
        environment.set(server.environment());
        readOnly.set(server.readOnly());
        parameters = server.parameters();
    }

    /** What is still missing or cannot be, in a sentence; empty when all is there. */
    String missing() {
        if (host.get().isBlank()) {
            return "Type the host, for example localhost.";
        }
        if (portNumber() < 1) {
            return "The port is a number from 1 to 65535, most often 5432.";
        }
        if (database.get().isBlank()) {
            return "Type the name of the database.";
        }
        return user.get().isBlank() ? "Type the name of the user." : "";
    }

    /** The address; only when nothing is missing. */
    PostgresServer server() {
        return new PostgresServer(
                host.get().strip(),
                portNumber(),
                database.get().strip(),
                user.get().strip(),
                parameters,
                environment.get(),
                readOnly.get());
    }

    private int portNumber() {
        String digits = port.get().strip();
        if (!digits.matches("\\d{1,5}")) {
            return -1;
        }
        int number = Integer.parseInt(digits);
        return number > LAST_PORT ? -1 : number;
    }
}
