package org.schemawright.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schemawright.desktop.problem.Problem;

@Timeout(20)
class ThreadedBackgroundTest {

    private final ExecutorService answers = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("answers").factory());
    private final ThreadedBackground background = new ThreadedBackground(answers);

    @AfterEach
    void close() {
        background.close();
        answers.shutdown();
    }

    @Test
    void answersComeOnTheAnswerThreadAndWorkRunsBesideIt() throws Exception {
        CompletableFuture<String> worker = new CompletableFuture<>();
        CompletableFuture<String> answerer = new CompletableFuture<>();
        background.run(
                "Counting",
                progress -> {
                    worker.complete(Thread.currentThread().getName());
                    return 42;
                },
                number -> answerer.complete(
                        number + " on " + Thread.currentThread().getName()),
                problem -> answerer.completeExceptionally(new AssertionError(problem)));
        assertThat(worker.get()).startsWith("background-");
        assertThat(answerer.get()).isEqualTo("42 on answers");
    }

    @Test
    void whatIsThrownComesAsAProblem() throws Exception {
        CompletableFuture<Problem> problem = new CompletableFuture<>();
        background.run(
                "Reading",
                progress -> {
                    throw new SQLException("no such table: x");
                },
                nothing -> problem.completeExceptionally(new AssertionError()),
                problem::complete);
        assertThat(problem.get().title()).isEqualTo("The database refused: no such table: x.");
        assertThat(problem.get().details()).contains("SQLException");
    }

    @Test
    void aLaneRunsOneAfterTheOtherInOrder() throws Exception {
        List<Integer> order = new ArrayList<>();
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> last = new CompletableFuture<>();
        try (Background lane = background.lane("reads")) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                lane.run(
                        "Task " + i,
                        progress -> {
                            release.await();
                            order.add(number);
                            return number;
                        },
                        n -> {
                            if (n == 49) {
                                last.complete(null);
                            }
                        },
                        problem -> last.completeExceptionally(new AssertionError(problem)));
            }
            onAnswers(() -> assertThat(background.runningTasks()).hasSize(50));
            assertThat(background.idle()).isFalse();
            release.countDown();
            last.get();
        }
        assertThat(order).hasSize(50).isSorted();
        onAnswers(() -> {});
        assertThat(background.idle()).isTrue();
        onAnswers(() -> assertThat(background.runningTasks()).isEmpty());
    }

    @Test
    void noAnswerComesAfterCancelAndTheCancelActionRunsAtOnce() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<Object> answer = new AtomicReference<>();
        RunningTask task = background.run(
                "Sorting",
                progress -> {
                    progress.onCancel(stopped::countDown);
                    started.countDown();
                    stopped.await();
                    assertThat(progress.cancelled()).isTrue();
                    throw new SQLException("interrupted");
                },
                answer::set,
                answer::set);
        started.await();
        task.cancel();
        awaitIdle();
        assertThat(answer.get()).isNull();
    }

    @Test
    void workThatMustBeKnownAnswersAfterCancelToo() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CompletableFuture<String> answer = new CompletableFuture<>();
        RunningTask task = background.run(
                "Applying",
                progress -> {
                    progress.answerAlways();
                    progress.onCancel(stopped::countDown);
                    started.countDown();
                    stopped.await();
                    return "committed";
                },
                answer::complete,
                problem -> answer.completeExceptionally(new AssertionError(problem)));
        started.await();
        task.cancel();
        assertThat(answer.get()).isEqualTo("committed");
    }

    @Test
    void whatWaitsInALaneDoesNotRunOnceCancelled() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<String> ran = new AtomicReference<>();
        Background lane = background.lane("reads");
        lane.run("First", progress -> release.await(10, TimeUnit.SECONDS), done -> {}, problem -> {});
        RunningTask second = lane.run(
                "Second",
                progress -> {
                    ran.set("ran");
                    return 0;
                },
                done -> {},
                problem -> {});
        second.cancel();
        release.countDown();
        awaitIdle();
        assertThat(ran.get()).isNull();
    }

    @Test
    void reportsArriveNewestLast() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        RunningTask task = background.run(
                "Upgrading",
                progress -> {
                    for (int i = 0; i <= 1000; i++) {
                        progress.report("Statement " + i, i / 1000.0);
                    }
                    reported.countDown();
                    return release.await(10, TimeUnit.SECONDS);
                },
                done -> {},
                problem -> {});
        reported.await();
        onAnswers(() -> {
            assertThat(task.stepProperty().get()).isEqualTo("Statement 1000");
            assertThat(task.fractionProperty().get()).isEqualTo(1.0);
        });
        release.countDown();
    }

    @Test
    void nothingRunsAfterClose() throws Exception {
        background.close();
        AtomicReference<String> ran = new AtomicReference<>();
        background.run(
                "Late",
                progress -> {
                    ran.set("ran");
                    return 0;
                },
                done -> ran.set("answered"),
                problem -> ran.set("answered"));
        awaitIdle();
        assertThat(ran.get()).isNull();
    }

    @Test
    void whoeverWaitsIsToldThatNoAnswerWillCome() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> told = new CompletableFuture<>();
        AtomicReference<Object> answer = new AtomicReference<>();
        Background lane = background.lane("writes");
        lane.run("First", progress -> release.await(10, TimeUnit.SECONDS), done -> {}, problem -> {});
        RunningTask second = lane.run(
                        "Second",
                        progress -> {
                            progress.answerAlways();
                            return 0;
                        },
                        answer::set,
                        answer::set)
                .onCancelled(() -> told.complete(Thread.currentThread().getName()));
        second.cancel();
        assertThat(told).as("it has not ended yet").isNotDone();
        release.countDown();
        assertThat(told.get()).isEqualTo("answers");
        assertThat(answer.get()).isNull();
        AtomicReference<String> late = new AtomicReference<>();
        second.onCancelled(() -> late.set("told"));
        assertThat(late.get()).as("who asks after the end").isEqualTo("told");
    }

    @Test
    void cancellingWhatIsDoneStopsNobodyElse() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<String> told = new AtomicReference<>();
        RunningTask task = background
                .run(
                        "Sorting",
                        progress -> {
                            progress.onCancel(stopped::countDown);
                            return 0;
                        },
                        done -> {},
                        problem -> {})
                .onCancelled(() -> told.set("told"));
        awaitIdle();
        task.cancel();
        assertThat(stopped.await(100, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(told.get()).isNull();
        assertThat(task.stepProperty().get()).isEmpty();
    }

    @Test
    void anAnswerThatStillWaitsDoesNotComeAfterClose() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Future<?> answering = answers.submit(() -> busy.await(10, TimeUnit.SECONDS));
        AtomicReference<Object> answer = new AtomicReference<>();
        Background lane = background.lane("reads");
        lane.run("Reading", progress -> 42, answer::set, answer::set);
        // Waits for the work, whose answer cannot be taken yet.
        lane.close();
        busy.countDown();
        answering.get();
        awaitIdle();
        assertThat(answer.get()).isNull();
    }

    @Test
    void whatIsReleasedIsClosedAlthoughTheProgramEnds() {
        for (int i = 0; i < 50; i++) {
            CountDownLatch closed = new CountDownLatch(1);
            ThreadedBackground ending = new ThreadedBackground(answers);
            ending.release("Closing", closed::countDown);
            ending.close();
            assertThat(closed.getCount()).isZero();
        }
    }

    private void onAnswers(Runnable check) throws Exception {
        Future<?> done = answers.submit(check);
        done.get(10, TimeUnit.SECONDS);
    }

    /** Lets the answer thread run until everything was handed over. */
    private void awaitIdle() throws Exception {
        while (!background.idle()) {
            onAnswers(() -> {});
            Thread.onSpinWait();
        }
    }
}
