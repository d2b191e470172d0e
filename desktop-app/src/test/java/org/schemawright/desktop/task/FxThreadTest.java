package org.schemawright.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FxThreadTest {

    @BeforeAll
    static void startJavaFx() {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyStarted) {
            // Another test of this JVM did it.
        }
    }

    @Test
    void theJavaFxThreadIsKnownByItsName() throws Exception {
        CompletableFuture<Boolean> there = new CompletableFuture<>();
        FxThread.run(() -> there.complete(FxThread.isCurrent() && Platform.isFxApplicationThread()));
        assertThat(there.get()).isTrue();
        assertThat(FxThread.isCurrent()).isFalse();
    }

    @Test
    void blockingWorkIsRefusedThereAndOnlyThere() throws Exception {
        assertThatCode(() -> FxThread.forbid("A database call")).doesNotThrowAnyException();
        CompletableFuture<Void> refused = new CompletableFuture<>();
        FxThread.run(() -> {
            try {
                assertThatIllegalStateException()
                        .isThrownBy(() -> FxThread.forbid("A database call"))
                        .withMessage("A database call on the JavaFX thread");
                refused.complete(null);
            } catch (AssertionError wrong) {
                refused.completeExceptionally(wrong);
            }
        });
        refused.get();
    }

    @Test
    void directBackgroundKeepsWorkOffTheJavaFxThreadToo() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        FxThread.run(() -> {
            DirectBackground background = new DirectBackground();
            background.run(
                    "Reading",
                    progress -> FxThread.isCurrent() ? "on it" : "beside it",
                    where -> answer.complete(where + ", answered on it: " + FxThread.isCurrent()),
                    problem -> answer.completeExceptionally(new AssertionError(problem)));
            assertThat(answer).as("the answer has come when run returns").isDone();
        });
        assertThat(answer.get()).isEqualTo("beside it, answered on it: true");
    }
}
