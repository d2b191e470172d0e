package org.schemawright.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IconBuilderTest {

    @TempDir
    static Path out;

    @BeforeAll
    static void draw() throws Exception {
        IconBuilder.main(new String[] {"src/main/svg", out.toString()});
    }

    @Test
    void everyPictureHasItsSizeAndIsNotEmpty() throws Exception {
        for (int size : new int[] {16, 32, 48, 256, 1024}) {
            BufferedImage image =
                    ImageIO.read(out.resolve("schemawright-" + size + ".png").toFile());
            assertThat(image.getWidth()).isEqualTo(size);
            int centre = image.getRGB(size / 2, size / 2);
            assertThat(centre >>> 24).as("opaque in the middle").isEqualTo(255);
            assertThat(image.getRGB(0, 0) >>> 24).as("clear in the corner").isZero();
        }
    }

    @Test
    void windowsEntriesPointAtTheirPictures() throws Exception {
        ByteBuffer ico = ByteBuffer.wrap(Files.readAllBytes(out.resolve("schemawright.ico")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int count = ico.getShort(4);
        assertThat(count).isEqualTo(7);
        for (int i = 0; i < count; i++) {
            int entry = 6 + 16 * i;
            int size = ico.get(entry) == 0 ? 256 : Byte.toUnsignedInt(ico.get(entry));
            int length = ico.getInt(entry + 8);
            int offset = ico.getInt(entry + 12);
            byte[] png = Arrays.copyOfRange(ico.array(), offset, offset + length);
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(size);
        }
    }

    @Test
    void appleContainerIsAsLongAsItSays() throws Exception {
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(out.resolve("schemawright.icns")));
        assertThat(icns.getInt(4)).isEqualTo(icns.capacity());
        int entries = 0;
        for (int at = 8; at < icns.capacity(); at += icns.getInt(at + 4)) {
            entries++;
        }
        assertThat(entries).isEqualTo(10);
    }
}
