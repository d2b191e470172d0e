package org.schemawright.desktop.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ViewportTest {

    @Test
    void thePointUnderThePointerStaysWhileZooming() {
        Viewport before = new Viewport(0.8, 30, -12);
        Viewport after = before.zoomed(1.5, 200, 100);
        assertThat(after.scale()).isCloseTo(1.2, within(1e-9));
        assertThat(after.toDiagramX(200)).isCloseTo(before.toDiagramX(200), within(1e-9));
        assertThat(after.toDiagramY(100)).isCloseTo(before.toDiagramY(100), within(1e-9));
    }

    @Test
    void zoomStopsAtItsLimits() {
        assertThat(Viewport.START.zoomed(1000, 5, 5).scale()).isEqualTo(Viewport.MAX_SCALE);
        assertThat(Viewport.START.zoomed(1e-6, 5, 5).scale()).isEqualTo(Viewport.MIN_SCALE);
    }

    @Test
    void fitShowsEverythingAndNeverEnlarges() {
        Diagram diagram = DiagramLayoutTest.place(Schemas.random(7, 40));
        Viewport small = Viewport.fitting(diagram, 500, 400);
        assertThat(small.toScreenX(0)).isNotNegative();
        assertThat(small.toScreenY(0)).isNotNegative();
        assertThat(small.toScreenX(diagram.width())).isLessThanOrEqualTo(500);
        assertThat(small.toScreenY(diagram.height())).isLessThanOrEqualTo(400);
        assertThat(Viewport.fitting(diagram, 90000, 90000).scale()).isEqualTo(1);
    }
}
