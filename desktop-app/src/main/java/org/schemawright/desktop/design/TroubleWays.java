package org.schemawright.desktop.design;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;

/**
 * What can be done about rows in the way.
 *
 * @param showRows opens rows of the database
 * @param allowNull lets a column be without a value
 * @param mayFill whether one value would do for all rows of a column
 * @param fill asks for the value that they get
 */
record TroubleWays(
        Consumer<RowsPlace> showRows, Consumer<String> allowNull, Predicate<String> mayFill, Consumer<String> fill) {}
