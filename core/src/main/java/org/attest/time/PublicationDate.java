package org.attest.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.reports.Span;

/// When a report was published: stated, or a window derived from what it says, or nothing.
///
/// @param stated the day, only where the file, its metadata, its date line or the user says it
/// @param outer the widest window, outside which no convention puts it: the union of `conventions`
/// @param mainstream the window of the conventions that writers commonly use
/// @param conventions the window under each reading of the anchor, by name
/// @param basis what it rests on, in steps
/// @param from where the words stand
public record PublicationDate(
        Optional<LocalDate> stated,
        Optional<Window> outer,
        Optional<Window> mainstream,
        Map<String, Window> conventions,
        List<String> basis,
        List<Span> from) {
    public PublicationDate {
        conventions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(conventions));
        basis = List.copyOf(basis);
        from = List.copyOf(from);
    }

    /// Days, both ends inclusive.
    public record Window(LocalDate start, LocalDate end) {
        public Window {
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("a window must not end before it starts; got " + start + "/" + end);
            }
        }

        public boolean contains(LocalDate day) {
            return !day.isBefore(start) && !day.isAfter(end);
        }

        @Override
        public String toString() {
            return start + "/" + end;
        }
    }

    /// The stated day as a window, or else the outer window.
    public Optional<Window> window() {
        return stated.map(day -> new Window(day, day)).or(() -> outer);
    }

    /// Whether the report can have been published on `day`: it lies in the window, and in that of some convention.
    public boolean allows(LocalDate day) {
        return window().map(window -> window.contains(day)).orElse(true)
                && (stated.isPresent()
                        || conventions.isEmpty()
                        || conventions.values().stream().anyMatch(window -> window.contains(day)));
    }

    public static PublicationDate unknown() {
        return new PublicationDate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of("not stated and not derivable"),
                List.of());
    }
}
