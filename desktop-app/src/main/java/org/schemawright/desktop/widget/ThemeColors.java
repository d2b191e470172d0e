package org.schemawright.desktop.widget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/** The colour roles of one theme, read from the style sheets themselves, so that there is one place for each colour. */
final class ThemeColors {

    private static final Pattern ROLE = Pattern.compile("(-(?:color|sw)-[a-z0-9-]+):\\s*([^;]+);");

    private final Map<String, String> values = new HashMap<>();

    private ThemeColors() {}

    static ThemeColors read(boolean dark) {
        ThemeColors colors = new ThemeColors();
        String base = dark ? "primer-dark.css" : "primer-light.css";
        colors.add(Objects.requireNonNull(
                atlantafx.base.theme.Theme.class.getResource("/atlantafx/base/theme/" + base), base));
        colors.add(Theme.resource(dark ? "dark.css" : "light.css"));
        return colors;
    }

    /** Takes the first rule of a sheet, {@code .root}, where the roles are. */
    private void add(URL sheet) {
        try (InputStream in = sheet.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = ROLE.matcher(text.substring(0, text.indexOf('}')));
            while (matcher.find()) {
                values.put(matcher.group(1), matcher.group(2).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Color color(String role) {
        String value = values.get(role);
        if (value == null) {
            throw new IllegalArgumentException("No such colour role: " + role);
        }
        return value.startsWith("-") ? color(value) : Color.web(value);
    }
}
