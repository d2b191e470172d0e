package org.schemawright.desktop.browse;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Label;
import org.hibernate.SessionFactory;
import org.schemawright.desktop.shell.Shortcuts;

/** Breaks the rules of its room on purpose, so that a rule that no longer bites is noticed. */
public final class RuleBreakingModel {

    static String shared = "static and mutable";

    public void breaks(SessionFactory factory, Shortcuts page) {
        System.out.println(factory);
        try (HikariDataSource pool = new HikariDataSource();
                var threads = Executors.newSingleThreadExecutor()) {
            threads.execute(() -> Platform.runLater(() -> new Label(shared + pool + page)));
        }
    }
}
