package org.schemawright.desktop.workspace;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.desktop.orm.DeleteEffect;
import org.schemawright.desktop.orm.DeleteEffects;
import org.schemawright.desktop.widget.NumberWords;

/** Says what goes along with deletes. */
public final class EffectWords {

    private EffectWords() {}

    /**
     * One effect in a sentence: "Deletes 3 rows of book with it."
     *
     * @param one whether one row is deleted, or else several
     */
    public static String sentence(DeleteEffect effect, boolean one) {
        String rows = rows(effect);
        boolean single = effect.rows() == 1 && !effect.more();
        String it = one ? "it" : "them";
        return switch (effect.kind()) {
            case DELETED -> "Deletes " + rows + " with " + it + ".";
            case SET_NULL -> "Sets " + effect.column() + " of " + rows + " to NULL.";
            case SET_DEFAULT -> "Sets " + effect.column() + " of " + rows + " to its default.";
            case FORBIDS ->
                capital(rows) + (single ? " still refers" : " still refer") + " to " + it
                        + (one ? ": the delete will be refused." : ": the deletes will be refused.");
            case UNKNOWN ->
                "Rows of " + effect.table() + " may refer to " + it + " by " + effect.column()
                        + "; looking for them took too long.";
        };
    }

    /** What undoing the Apply cannot bring back; empty where nothing. */
    public static List<String> losses(List<DeleteEffect> effects) {
        List<String> losses = new ArrayList<>();
        long rows = 0;
        boolean more = false;
        for (DeleteEffect effect : effects) {
            switch (effect.kind()) {
                case DELETED, SET_NULL, SET_DEFAULT -> {
                    rows += effect.rows();
                    more |= effect.more();
                }
                case UNKNOWN ->
                    losses.add("Rows of " + effect.table() + " may go along with deletes of " + effect.deleted()
                            + ", which do not come back when they are very many.");
                case FORBIDS -> {}
            }
        }
        if (more || rows > DeleteEffects.MOST) {
            losses.add("Over " + NumberWords.count(DeleteEffects.MOST, "row")
                    + " go along or lose a reference, too many to be brought back when the Apply is undone.");
        }
        return losses;
    }

    private static String rows(DeleteEffect effect) {
        return (effect.more() ? "over " : "") + NumberWords.count(effect.rows(), "row") + " of " + effect.table();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
