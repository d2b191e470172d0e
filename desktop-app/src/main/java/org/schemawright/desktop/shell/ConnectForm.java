package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Texts;

/** Connects to a server: by a URL that is read while one types, or by its parts. */
final class ConnectForm extends VBox {

    private final WelcomeModel model;
    private final ServerForm form;
    private final TextField url = new TextField();
    private final Label reading = new Label();
    private final VBox urlBox;
    private final VBox partsBox;
    private final Node passwordRow;

    ConnectForm(WelcomeModel model) {
        super(12);
        this.model = model;
        this.form = model.form();
        getStyleClass().addAll("card", "padded-card", "connect-form");
        url.setId("connect-url");
        url.setPromptText("postgresql://user@host:5432/database");
        url.setAccessibleText("URL of the database");
        url.getStyleClass().add("mono");
        url.textProperty().bindBidirectional(model.urlProperty());
        reading.setId("connect-reading");
        reading.setWrapText(true);
        reading.getStyleClass().add("small-text");
        urlBox = new VBox(6, url, Texts.hint("Takes JDBC, libpq and SQLAlchemy URLs"), reading);
        partsBox = new VBox(parts());
        passwordRow = labelled("Password", password("connect-password"));
        HBox choices = new HBox(16, environments(), readOnly());
        choices.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(urlBox, partsBox, passwordRow, choices, buttons());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                model.connect();
                event.consume();
            }
        });
        model.readingProperty().addListener((property, before, now) -> show());
        model.byPartsProperty().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        boolean parts = model.byPartsProperty().get();
        visible(urlBox, !parts);
        visible(partsBox, parts);
        Reading now = model.readingProperty().get();
        visible(passwordRow, parts || now instanceof Reading.Understood understood && understood.asksPassword());
        reading.getStyleClass().removeAll("muted", "danger-text");
        switch (now) {
            case Reading.Nothing _ -> {
                reading.setText("");
                reading.setGraphic(null);
            }
            case Reading.Understood understood -> {
                reading.setText(understood.words());
                reading.setGraphic(Icons.of(Feather.CHECK_CIRCLE, 14, "success-text"));
            }
            case Reading.Unclear unclear -> {
                reading.setText(
                        (unclear.problem().title() + " " + unclear.problem().advice()).strip());
                reading.getStyleClass().add("muted");
                reading.setGraphic(Icons.of(Feather.INFO, 14, "muted"));
            }
        }
        visible(reading, !reading.getText().isEmpty());
    }

    private Node parts() {
        GridPane grid = new GridPane(8, 8);
        ColumnConstraints label = new ColumnConstraints(72);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(label, wide);
        TextField port = field("connect-port", "Port", form.port);
        port.setPrefColumnCount(5);
        port.setMaxWidth(84);
        TextField host = field("connect-host", "Host", form.host);
        HBox.setHgrow(host, Priority.ALWAYS);
        HBox address = new HBox(8, host, Texts.muted("port"), port);
        address.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(0, Texts.muted("Host"), address);
        grid.addRow(1, Texts.muted("Database"), field("connect-database", "Database", form.database));
        grid.addRow(2, Texts.muted("User"), field("connect-user", "User", form.user));
        return grid;
    }

    private static TextField field(String id, String name, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Node password(String id) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.setAccessibleText("Password");
        field.setPromptText("Kept in memory only");
        field.textProperty().bindBidirectional(form.password);
        return field;
    }

    private static Node labelled(String words, Node field) {
        Label label = Texts.muted(words);
        label.setMinWidth(72);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(8, label, field);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node environments() {
        ToggleGroup group = new ToggleGroup();
        List<ToggleButton> buttons = new ArrayList<>();
        for (Environment environment : Environment.values()) {
            ToggleButton button = new ToggleButton(environment.words());
            button.setUserData(environment);
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().addAll("segment", environment.words());
            button.setSelected(environment == form.environment.get());
            buttons.add(button);
        }
        buttons.getFirst().getStyleClass().add("left");
        buttons.getLast().getStyleClass().add("right");
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                form.environment.set((Environment) now.getUserData());
            }
        });
        form.environment.addListener((property, before, now) -> group.selectToggle(buttons.get(now.ordinal())));
        return new HBox(-1, buttons.toArray(new Node[0]));
    }

    private Node readOnly() {
        CheckBox box = new CheckBox("Read-only");
        box.selectedProperty().bindBidirectional(form.readOnly);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private Node buttons() {
        Hyperlink other = Buttons.link("", () -> {
            boolean parts = !model.byPartsProperty().get();
            model.byPartsProperty().set(parts);
            FocusOrder.focusFirst(parts ? partsBox : urlBox);
        });
        other.setId("connect-other-way");
        other.textProperty()
                .bind(Bindings.when(model.byPartsProperty())
                        .then("Paste a URL instead")
                        .otherwise("Fill in the parts instead"));
        Button connect = Buttons.primary("Connect", null, model::connect);
        connect.setId("connect");
        connect.disableProperty()
                .bind(model.openingProperty()
                        .or(model.byPartsProperty()
                                .not()
                                .and(model.urlProperty().isEmpty())));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, other, space, connect);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void visible(Node node, boolean visible) {
        Nodes.show(node, visible);
    }
}
