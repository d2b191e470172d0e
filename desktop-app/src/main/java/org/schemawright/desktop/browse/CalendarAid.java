package org.schemawright.desktop.browse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.Texts;

/**
 * A month under a date. It writes the day into the field and leaves the time and its zone as they are; Down goes into
 * it, then all arrows move.
 */
final class CalendarAid extends VBox implements CellAid {

    static final Shortcut NOW = Shortcut.of(
            "Type today's date, or the time it is",
            new KeyCodeCombination(KeyCode.SEMICOLON, KeyCombination.SHORTCUT_DOWN));

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final int DAYS = 7;
    private static final int WEEKS = 6;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Field field;
    private final boolean withTime;
    private final Label month = Texts.strong("");
    private final GridPane days = new GridPane();
    private YearMonth shown = YearMonth.now();
    private @Nullable LocalDate date;
    private String text = "";
    private boolean inside;

    /**
     * A calendar.
     *
     * @param withTime whether the column holds a time too
     */
    CalendarAid(Field field, boolean withTime) {
        this.field = field;
        this.withTime = withTime;
        getStyleClass().add("cell-aid");
        getStyleClass().add("calendar");
        setId("cell-calendar");
        month.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(month, Priority.ALWAYS);
        HBox top = new HBox(
                4,
                month,
                way(Icons.of(Feather.CHEVRON_LEFT, 16, "muted"), "Month before", () -> turn(-1)),
                way(Icons.of(Feather.CHEVRON_RIGHT, 16, "muted"), "Next month", () -> turn(1)));
        top.setAlignment(Pos.CENTER_LEFT);
        Label today = way(null, withTime ? "Now" : "Today", this::now);
        today.setText(today.getAccessibleText());
        HBox bottom = new HBox(8, today, Texts.hint(NOW.keyWords()));
        bottom.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(top, days, bottom);
    }

    /** No button: that would take the keyboard from the field when it is pressed, and end the edit. */
    private static Label way(@Nullable Node picture, String words, Runnable action) {
        Label label = new Label("", picture);
        label.setAccessibleText(words);
        label.getStyleClass().add("calendar-way");
        label.setOnMousePressed(event -> {
            action.run();
            event.consume();
        });
        return label;
    }

    /** Whether a text has a date in front that can be changed alone; an empty one gets a date. */
    static boolean fits(String text) {
        return text.isBlank() || dateOf(text).isPresent();
    }

    private static Optional<LocalDate> dateOf(String text) {
        String begin = text.strip();
        try {
            return begin.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(begin.substring(0, 10)));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void begin(String whole) {
        typed(whole);
    }

    @Override
    public void typed(String now) {
        text = now;
        date = dateOf(now).orElse(null);
        if (date != null) {
            shown = YearMonth.from(date);
        }
        show();
    }

    @Override
    public boolean uses(KeyEvent event) {
        if (NOW.matches(event)) {
            now();
            return true;
        }
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        LocalDate from = date == null ? LocalDate.now() : date;
        LocalDate to =
                switch (event.getCode()) {
                    case DOWN -> inside || date == null ? (date == null ? from : from.plusWeeks(1)) : from;
                    case UP -> inside ? from.minusWeeks(1) : null;
                    case LEFT -> inside ? from.minusDays(1) : null;
                    case RIGHT -> inside ? from.plusDays(1) : null;
                    case PAGE_DOWN -> from.plusMonths(1);
                    case PAGE_UP -> from.minusMonths(1);
                    default -> null;
                };
        if (to == null) {
            inside = inside && event.getCode().isModifierKey();
            return false;
        }
        write(to);
        inside = true;
        return true;
    }

    @Override
    public boolean take(String typed) {
        return false;
    }

    @Override
    public void end() {}

    private void now() {
        field.fill(
                withTime ? LocalDateTime.now().format(MOMENT) : LocalDate.now().toString());
    }

    private void turn(int months) {
        shown = shown.plusMonths(months);
        show();
    }

    private void write(LocalDate day) {
        String rest = dateOf(text).isPresent() ? text.strip().substring(10) : withTime ? " 00:00:00" : "";
        field.fill(day + rest);
    }

    private void show() {
        Locale locale = Locale.ENGLISH;
        month.setText(shown.getMonth().getDisplayName(TextStyle.FULL, locale) + " " + shown.getYear());
        days.getChildren().clear();
        LocalDate first = shown.atDay(1);
        var weekStart = WeekFields.ISO.getFirstDayOfWeek();
        for (int i = 0; i < DAYS; i++) {
            Label name = Texts.hint(
                    weekStart.plus(i).getDisplayName(TextStyle.SHORT, locale).substring(0, 2));
            name.getStyleClass().add("calendar-day");
            days.add(name, i, 0);
        }
        LocalDate day = first.minusDays(Math.floorMod(first.getDayOfWeek().getValue() - weekStart.getValue(), DAYS));
        for (int i = 0; i < DAYS * WEEKS; i++) {
            days.add(day(day), i % DAYS, i / DAYS + 1);
            day = day.plusDays(1);
        }
    }

    private Label day(LocalDate day) {
        Label label = YearMonth.from(day).equals(shown)
                ? Texts.plain(String.valueOf(day.getDayOfMonth()))
                : Texts.muted(String.valueOf(day.getDayOfMonth()));
        label.getStyleClass().add("calendar-day");
        label.pseudoClassStateChanged(CHOSEN, day.equals(date));
        label.pseudoClassStateChanged(TODAY, day.equals(LocalDate.now()));
        label.setAccessibleText(day.toString());
        label.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            write(day);
            event.consume();
        });
        return label;
    }
}
