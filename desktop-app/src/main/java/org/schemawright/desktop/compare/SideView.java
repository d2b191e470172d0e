package org.schemawright.desktop.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.FileDialogs.FileKind;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.revision.Revision;

/** The line in which one side of a comparison is chosen. */
final class SideView {

    private static final FileKind ALL = new FileKind("All files", List.of("*.*", "*"));

    private final SideModel model;
    private final FileDialogs files;
    private final String id;
    private final HBox detail = new HBox(8);
    private final HBox node = new HBox(8);

    /**
     * The line.
     *
     * @param caption short: "From"
     */
    SideView(SideModel model, String caption, FileDialogs files) {
        this.model = model;
        this.files = files;
        this.id = "compare-" + caption.toLowerCase(Locale.ROOT);
        Label label = Texts.muted(caption);
        label.getStyleClass().add("compare-caption");
        ComboBox<SideModel.Kind> kinds = new ComboBox<>();
        kinds.getItems().setAll(SideModel.Kind.values());
        kinds.setId(id);
        kinds.setAccessibleText(caption);
        words(kinds, SideModel.Kind::words);
        kinds.valueProperty().bindBidirectional(model.kindProperty());
        label.setLabelFor(kinds);
        detail.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(detail, Priority.ALWAYS);
        node.setAlignment(Pos.CENTER_LEFT);
        node.getChildren().addAll(label, kinds, detail);
        model.kindProperty().subscribe(this::showDetail);
    }

    Node node() {
        return node;
    }

    /** Offers what there is now: other databases and revisions. */
    void refresh() {
        showDetail();
    }

    private void showDetail() {
        detail.getChildren()
                .setAll(
                        switch (model.kindProperty().get()) {
                            case PRESENT -> List.<Node>of();
                            case OTHER -> other();
                            case REVISION -> List.of(revision());
                            case SCRIPT ->
                                List.of(
                                        field(model.scriptProperty(), "Path of the SQL file", "path"),
                                        Buttons.plain("Choose…", null, this::chooseScript));
                            case CLASSES ->
                                List.of(
                                        field(model.classesProperty(), "Folder of compiled classes, or a jar", "path"),
                                        Buttons.plain("Choose folder…", null, this::chooseClasses),
                                        Buttons.plain("Choose jar…", null, () -> chooseJar(model.classesProperty())),
                                        field(
                                                model.librariesProperty(),
                                                "Libraries they need, if not found beside them",
                                                "libraries"));
                        });
    }

    private List<Node> other() {
        ComboBox<@Nullable ConnectionProfile> databases = new ComboBox<>();
        databases.setId(id + "-database");
        databases.setAccessibleText("Database");
        databases.setPromptText("Choose a database");
        databases.getItems().setAll(model.databases());
        words(databases, profile -> profile == null ? "" : profile.name() + "  " + profile.place());
        stretch(databases);
        ConnectionProfile chosen = model.profileProperty().get();
        if (chosen != null && !databases.getItems().contains(chosen)) {
            databases.getItems().add(chosen);
        }
        follow(databases.valueProperty(), model.profileProperty());
        PasswordField password = new PasswordField();
        password.setId(id + "-password");
        password.setPromptText("Password");
        password.setAccessibleText("Password, if it asks for one");
        follow(password.textProperty(), model.passwordProperty());
        ObservableValue<Boolean> asked = model.profileProperty().map(profile -> model.mayNeedPassword());
        password.visibleProperty().bind(asked.orElse(false));
        password.managedProperty().bind(password.visibleProperty());
        return model.takesFiles()
                ? List.of(databases, Buttons.plain("Choose file…", null, this::chooseDatabase))
                : List.of(databases, password);
    }

    private Node revision() {
        ComboBox<@Nullable Revision> revisions = new ComboBox<>();
        revisions.setId(id + "-revision");
        revisions.setAccessibleText("Revision");
        List<Revision> known = model.revisions();
        revisions.setPromptText(known.isEmpty() ? "There are no revisions yet" : "Choose a revision");
        revisions.getItems().setAll(known);
        words(revisions, revision -> revision == null ? "" : revision.message() + "  " + revision.id());
        stretch(revisions);
        follow(revisions.valueProperty(), model.revisionProperty());
        return revisions;
    }

    private TextField field(StringProperty path, String prompt, String part) {
        TextField field = new TextField();
        field.setId(id + "-" + part);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        follow(field.textProperty(), path);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** The control begins with what the model has; both are the same from then on. */
    private static <T extends @Nullable Object> void follow(Property<T> control, Property<T> model) {
        control.bindBidirectional(model);
    }

    private static void stretch(ComboBox<?> box) {
        box.setMinWidth(120);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
    }

    private static <T extends @Nullable Object> void words(ComboBox<T> box, Function<T, String> words) {
        box.setCellFactory(list -> new WordsCell<>(words));
        box.setButtonCell(new WordsCell<>(words));
    }

    private void chooseScript() {
        files.open("SQL file", start(), List.of(new FileKind("SQL", List.of("*.sql")), ALL))
                .ifPresent(file -> model.scriptProperty().set(file.toString()));
    }

    private void chooseClasses() {
        files.openFolder("Folder of compiled classes", start())
                .ifPresent(folder -> model.classesProperty().set(folder.toString()));
    }

    private void chooseJar(StringProperty path) {
        files.open("Jar", start(), List.of(new FileKind("Jars", List.of("*.jar", "*.war")), ALL))
                .ifPresent(file -> path.set(file.toString()));
    }

    private void chooseDatabase() {
        files.open("Database", start(), List.of(ALL)).ifPresent(file -> {
            model.chooseFile(file);
            showDetail();
        });
    }

    private Path start() {
        return model.folder();
    }

    private static final class WordsCell<T extends @Nullable Object> extends ListCell<T> {

        private final Function<T, String> words;

        WordsCell(Function<T, String> words) {
            this.words = words;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
        }
    }
}
