package org.attest.reports;

import java.util.Optional;

/// Something a stage could not use or wants a person to know. Nothing is dropped without one.
///
/// @param stage the room that says it
/// @param code stable, `feature.what`
/// @param report id of the report, or the name of the file if it never became one
/// @param detail what must hold, what we got, where, what to do
public record Notice(String stage, String code, Optional<String> report, Optional<Span> span, String detail) {}
