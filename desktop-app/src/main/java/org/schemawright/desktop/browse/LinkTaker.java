package org.schemawright.desktop.browse;

import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.desktop.workspace.Workspace;

/** Takes the row that is to be linked with the current one. */
record LinkTaker(Workspace workspace, LinkedRows links) implements ReferenceChoices.Taker {

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

    @Override
    public void take(ReferencedRow chosen) {
        links.add(chosen);
    }

    @Override
    public void takeNull() {}

    @Override
    public void refuse(String typed, String sentence) {
        links.say(sentence);
    }
}
