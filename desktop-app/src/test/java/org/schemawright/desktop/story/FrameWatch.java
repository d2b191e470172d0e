package org.schemawright.desktop.story;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * What the JavaFX thread does from one pulse to the next: events, answers of other threads, styles and layout. It is the
 * thread's own time, so that what else runs on the machine does not count. On the JavaFX thread.
 */
final class FrameWatch extends AnimationTimer {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Double> frames = new ArrayList<>();
    private long before = -1;

    @Override
    public void handle(long now) {
        long spent = threads.getCurrentThreadCpuTime();
        if (before >= 0) {
            frames.add((spent - before) / 1e6);
        }
        before = spent;
    }

    /** Ends watching: the longest frame, and the one that 99 of 100 do not exceed, in milliseconds. */
    double[] longestAndMost() {
        stop();
        Collections.sort(frames);
        int size = frames.size();
        return size == 0 ? new double[] {0, 0} : new double[] {frames.getLast(), frames.get((int) (size * 0.99))};
    }
}
