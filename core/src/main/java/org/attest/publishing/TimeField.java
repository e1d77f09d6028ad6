package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.time.When;

/// The fields `when` of claims, accounts and incidents.
final class TimeField {
    /// What a time lacks where the text doesn't give it.
    static final List<String> PARTS = List.of("edtf", "start", "end");

    private TimeField() {}

    /// Empty where the text says nothing of the time.
    static Optional<ObjectNode> of(When when) {
        return switch (when) {
            case When.Interval interval -> Optional.of(interval(interval));
            case When.YearUnknown yearUnknown -> Optional.of(yearUnknown(yearUnknown));
            case When.Unknown unknown ->
                unknown.expression().isEmpty() ? Optional.empty() : Optional.of(unknown(unknown));
        };
    }

    private static ObjectNode interval(When.Interval when) {
        Line line = Line.inner()
                .put("edtf", when.edtf())
                .put("start", when.start().map(LocalDate::toString))
                .put("end", when.end().map(LocalDate::toString))
                .put("zone", when.zone().map(ZoneId::getId))
                .putNode("utc", when.utc().map(TimeField::utc))
                .put("candidates", Line.strings(when.candidates()))
                .put("precision", word(when.precision()));
        if (when.nightBefore()) {
            line.put("night_before", true);
        }
        return ending(line.put("clock", when.clock()), when);
    }

    private static ObjectNode yearUnknown(When.YearUnknown when) {
        return ending(
                Line.inner()
                        .put("edtf", when.edtf())
                        .put("precision", word(when.precision()))
                        .put("clock", when.clock()),
                when);
    }

    private static ObjectNode unknown(When.Unknown when) {
        return ending(Line.inner(), when);
    }

    private static ObjectNode ending(Line line, When when) {
        return line.put("words", TimeInWords.of(when))
                .put("expression", Optional.of(when.expression()))
                .put("basis", Line.strings(when.basis()))
                .put("from", Line.spans(when.from()))
                .node();
    }

    /// @return `{start, end}`, the end exclusive
    private static ObjectNode utc(When.Utc utc) {
        return Line.inner()
                .put("start", utc.start().toString())
                .put("end", utc.end().toString())
                .node();
    }

    private static String word(When.Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
