package org.schemawright.desktop.browse;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.Texts;

/** The card over the grid in which a large cell is read and edited. */
final class LargeCellView extends VBox {

    static final Shortcut TAKE = Shortcut.of(
            "Set the value of a large cell", new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN));

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final Duration STILL_TYPING = Duration.millis(150);
    private static final double PREVIEW = 240;

    private final LargeCellModel model;
    private final Background lookups;
    private final @Nullable FileDialogs files;
    private final Runnable onClosed;
    private final TextArea area = new TextArea();
    private final ImageView preview = new ImageView();
    private final Label note = Texts.hint("");
    private final PauseTransition wait = new PauseTransition(STILL_TYPING);
    private final Button layOut;
    private final InvalidationListener onHere = p -> showValue();
    private final InvalidationListener onBytes = p -> showBytes();
    private final InvalidationListener onNote = p -> showNote();
    private boolean open = true;

    /**
     * A card.
     *
     * @param lookups where pictures are read
     * @param files null where there are none to choose from
     * @param onClosed told once, however that came about
     */
    LargeCellView(LargeCellModel model, Background lookups, @Nullable FileDialogs files, Runnable onClosed) {
        super(8);
        this.model = model;
        this.lookups = lookups;
        this.files = files;
        this.onClosed = onClosed;
        this.layOut = Buttons.flat("Lay out", Feather.ALIGN_LEFT, model::format);
        getStyleClass().add("large-cell");
        setId("large-cell");
        setMaxSize(720, 460);
        setPrefSize(720, 460);
        area.getStyleClass().add("large-cell-text");
        area.setAccessibleText(model.title());
        BorderPane content = new BorderPane(area);
        preview.setPreserveRatio(true);
        BorderPane.setAlignment(preview, Pos.TOP_CENTER);
        content.setRight(preview);
        VBox.setVgrow(content, Priority.ALWAYS);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(top(), content, note, bottom());
        model.hereProperty().addListener(onHere);
        showValue();
        wait.setOnFinished(event -> model.check());
        model.refusalProperty().addListener(onNote);
        model.sizeProperty().addListener(onNote);
        showNote();
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (TAKE.matches(event)) {
                take();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** Gives the keyboard to the content. */
    void focus() {
        area.requestFocus();
        area.positionCaret(0);
    }

    /** Takes the value and closes, when it is open still. */
    void take() {
        if (open) {
            model.take();
            close();
        }
    }

    private void close() {
        if (open) {
            open = false;
            wait.stop();
            area.textProperty().unbindBidirectional(model.textProperty());
            model.bytesProperty().removeListener(onBytes);
            model.hereProperty().removeListener(onHere);
            onClosed.run();
        }
    }

    /** A large value comes later. */
    private void showValue() {
        boolean here = model.hereProperty().get();
        getChildren().getLast().setDisable(!here);
        area.setEditable(model.textEditable());
        area.setWrapText(model.kind() == LargeCellModel.Kind.TEXT);
        layOut.setVisible(model.kind() == LargeCellModel.Kind.JSON && model.textEditable());
        if (here && model.kind() == LargeCellModel.Kind.BYTES) {
            model.bytesProperty().addListener(onBytes);
            showBytes();
        } else if (here) {
            area.textProperty().bindBidirectional(model.textProperty());
            area.textProperty().addListener((p, before, now) -> wait.playFromStart());
            area.positionCaret(0);
        }
    }

    private HBox top() {
        Label subject = Texts.hint(model.subject());
        subject.setMinWidth(0);
        HBox top = new HBox(
                8,
                Texts.strong(model.title()),
                subject,
                space(),
                layOut,
                Buttons.icon(Feather.X, "Close without setting it (Esc)", this::close));
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private HBox bottom() {
        HBox bottom = new HBox(8);
        bottom.setAlignment(Pos.CENTER_LEFT);
        if (files != null) {
            Button save =
                    Buttons.plain("Save to file…", Feather.DOWNLOAD, () -> choose(files, false, LargeCellModel::save));
            bottom.getChildren().add(save);
            if (model.editable()) {
                bottom.getChildren()
                        .add(Buttons.plain(
                                "Load from file…", Feather.UPLOAD, () -> choose(files, true, LargeCellModel::load)));
            }
        }
        bottom.getChildren().add(space());
        if (model.canBeNull()) {
            bottom.getChildren().add(Buttons.plain("Set to NULL", null, () -> {
                model.setNull();
                close();
            }));
        }
        if (model.editable()) {
            Button take = Buttons.primary("Set value", Feather.CHECK, this::take);
            take.setTooltip(new Tooltip(TAKE.tip()));
            bottom.getChildren().add(take);
        }
        return bottom;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private void choose(FileDialogs dialogs, boolean load, BiConsumer<LargeCellModel, Path> then) {
        Path home = Path.of(System.getProperty("user.home", ""));
        List<FileDialogs.FileKind> kinds = List.of(new FileDialogs.FileKind("All files", List.of("*.*", "*")));
        (load
                        ? dialogs.open("Load " + model.title(), home, kinds)
                        : dialogs.save("Save " + model.title(), home.resolve(model.title()), kinds))
                .ifPresent(file -> then.accept(model, file));
    }

    private void showNote() {
        boolean bad = !model.refusalProperty().get().isEmpty();
        note.setText(bad ? model.refusalProperty().get() : model.sizeProperty().get());
        note.pseudoClassStateChanged(BAD, bad);
        area.pseudoClassStateChanged(BAD, bad);
    }

    private void showBytes() {
        byte[] bytes = model.bytesProperty().get();
        area.setText(bytes == null ? "" : HexLines.of(bytes));
        preview.setImage(null);
        if (bytes == null || bytes.length == 0) {
            return;
        }
        lookups.run(
                "Reading a picture",
                progress -> new Image(new ByteArrayInputStream(bytes), PREVIEW, PREVIEW, true, true),
                image -> {
                    if (!image.isError() && model.bytesProperty().get() == bytes) {
                        preview.setImage(image);
                    }
                },
                problem -> {});
    }
}
