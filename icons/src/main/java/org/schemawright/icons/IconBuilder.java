package org.schemawright.icons;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Draws the SVG sources at every size and packs them for the systems: IconBuilder SVG-FOLDER OUT-FOLDER. */
public final class IconBuilder {

    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512, 1024};

    /** Up to this size the drawing with fewer and thicker strokes is used. */
    private static final int SMALL = 32;

    /** The types of Apple's container that hold a PNG, by its size in pixels. */
    private static final Map<String, Integer> ICNS_TYPES = new TreeMap<>(Map.of(
            "icp4", 16, "icp5", 32, "icp6", 64, "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11", 32, "ic13",
            256, "ic14", 512));

    private IconBuilder() {}

    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path out = Files.createDirectories(Path.of(arguments[1]));
        SVGDocument large = load(sources.resolve("schemawright.svg"));
        SVGDocument small = load(sources.resolve("schemawright-small.svg"));
        SequencedMap<Integer, byte[]> pictures = new TreeMap<>();
        for (int size : SIZES) {
            byte[] png = png(size <= SMALL ? small : large, size);
            pictures.put(size, png);
            Files.write(out.resolve("schemawright-" + size + ".png"), png);
        }
        Files.write(out.resolve("schemawright.ico"), ico(pictures));
        Files.write(out.resolve("schemawright.icns"), icns(pictures));
    }

    private static SVGDocument load(Path svg) throws IOException {
        SVGDocument document = new SVGLoader().load(svg.toUri().toURL());
        if (document == null) {
            throw new IOException("This is no SVG picture: " + svg);
        }
        return document;
    }

    private static byte[] png(SVGDocument svg, int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        svg.render(null, graphics, new ViewBox(0, 0, size, size));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** Windows: a directory of little-endian entries, then the PNGs; 256 pixels are written as 0. */
    static byte[] ico(SequencedMap<Integer, byte[]> pictures) throws IOException {
        var fitting = new TreeMap<>(pictures).headMap(256, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0);
        out.writeShort(Short.reverseBytes((short) 1));
        out.writeShort(Short.reverseBytes((short) fitting.size()));
        int offset = 6 + 16 * fitting.size();
        for (var picture : fitting.entrySet()) {
            int size = picture.getKey() == 256 ? 0 : picture.getKey();
            out.writeByte(size);
            out.writeByte(size);
            out.writeShort(0);
            out.writeShort(Short.reverseBytes((short) 1));
            out.writeShort(Short.reverseBytes((short) 32));
            out.writeInt(Integer.reverseBytes(picture.getValue().length));
            out.writeInt(Integer.reverseBytes(offset));
            offset += picture.getValue().length;
        }
        for (byte[] png : fitting.values()) {
            out.write(png);
        }
        return bytes.toByteArray();
    }

    /** macOS: {@code icns}, the whole length, then type, length and PNG of each. */
    static byte[] icns(Map<Integer, byte[]> pictures) throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entries);
        for (var type : ICNS_TYPES.entrySet()) {
            byte[] png = pictures.get(type.getValue());
            if (png != null) {
                out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
                out.writeInt(8 + png.length);
                out.write(png);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(bytes);
        head.write("icns".getBytes(StandardCharsets.US_ASCII));
        head.writeInt(8 + entries.size());
        entries.writeTo(head);
        return bytes.toByteArray();
    }
}
