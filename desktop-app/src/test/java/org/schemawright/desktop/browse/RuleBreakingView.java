package org.schemawright.desktop.browse;

import java.sql.Connection;

/** Breaks the rules of its room on purpose, so that a rule that no longer bites is noticed. */
public record RuleBreakingView(Connection connection) {}
