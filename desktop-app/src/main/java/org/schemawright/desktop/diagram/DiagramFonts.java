package org.schemawright.desktop.diagram;

import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.schemawright.desktop.widget.ShortText;

/** The fonts of the diagram at 100 %. Inter's weights load as families of their own. */
final class DiagramFonts {

    static final String TITLE = "Inter Semi Bold";

    final Font title = Font.font(TITLE, 12);
    final Font words = Font.font("Inter", 11);
    final Font strongWords = Font.font(TITLE, 11);
    final Font column = Font.font("JetBrains Mono", 11);
    final Font type = Font.font("JetBrains Mono", 10);
    final Font smallIcon = icon(11);

    /** Ikonli sets the family through CSS only, which a canvas does not see; making an icon loads it. */
    private static Font icon(int size) {
        new FontIcon(Feather.KEY).setIconSize(size);
        return Font.font("FeatherIcons", size);
    }

    /** The character of an icon in {@link #smallIcon}. */
    static String glyph(Feather feather) {
        return new FontIcon(feather).getText();
    }

    /** A text cut to a width with an ellipsis, by the width of one character. */
    static String cut(String text, double width, double character) {
        return ShortText.of(text, (int) (width / character));
    }
}
