package org.schemawright.desktop.browse;

import java.util.function.Consumer;
import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.desktop.workspace.Workspace;

/**
 * Takes the row that is to be linked with the current one.
 *
 * @param onUnknown told what was typed where no row is called that
 */
record LinkTaker(Workspace workspace, LinkedRows links, Consumer<String> onUnknown) implements ReferenceChoices.Taker {

    /** The rows that can be linked. */
    ReferenceChoices choices() {
        return new ReferenceChoices(
                workspace, links.far(), links.link().far().key().targetColumns(), this);
    }

    @Override
    public boolean canBeNull() {
        return false;
    }

    /** A key that is typed is looked for too: a link that points nowhere is of no use. */
    @Override
    public boolean isKey(String typed) {
        return false;
    }

    @Override
    public boolean isText() {
        return false;
    }

    /** A text means nothing by itself here: what no row is called, a new one can be. */
    @Override
    public boolean makesNew() {
        return true;
    }

    @Override
    public void take(ReferencedRow chosen) {
        links.add(chosen);
    }

    @Override
    public void takeNull() {}

    @Override
    public void refuse(String typed, String sentence) {
        links.say(sentence + " Take the new one from the list, or type another name.");
        onUnknown.accept(typed);
    }
}
