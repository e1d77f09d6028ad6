package org.attest.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A time as EDTF (ISO 8601-2) writes it, levels 0 to 2, with everything that is written: what is uncertain (`?`),
/// approximate (`~`) or both (`%`), and which digits are not specified (`X`). [#write] gives back what [#parse] read.
///
/// @see <a href="https://www.loc.gov/standards/datetime/">Library of Congress, EDTF specification, 4 February 2019</a>
public sealed interface EdtfForm {
    String write();

    /// The first day that it can be; empty if open or unknown.
    Optional<LocalDate> earliest();

    /// The last day that it can be; empty if open or unknown.
    Optional<LocalDate> latest();

    /// One of a date's parts: `2004`, `06`, `1X`, `Y-17E7`, with the marks that stand before and after it.
    ///
    /// @param before qualifies this part alone; `""`, `?`, `~` or `%`
    /// @param after qualifies this part and all before it
    record Component(String before, String digits, String after) {
        String write() {
            return before + digits + after;
        }
    }

    /// `1985-04-12`, `2001-21` (spring), `1985-04-XX`, `2004-06~-11`, `Y170000002`, `1950S2`.
    ///
    /// @param parts year; year and month or season; or year, month and day
    record Date(List<Component> parts) implements EdtfForm {
        public Date {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.size() > 3) {
                throw new IllegalArgumentException("a date must have one to three parts; got " + parts);
            }
        }

        @Override
        public String write() {
            return parts.stream().map(Component::write).collect(Collectors.joining("-"));
        }

        @Override
        public Optional<LocalDate> earliest() {
            return Optional.of(EdtfBounds.of(this).start());
        }

        @Override
        public Optional<LocalDate> latest() {
            return Optional.of(EdtfBounds.of(this).end());
        }

        boolean hasYear() {
            return !parts.getFirst().digits().equals("XXXX");
        }
    }

    /// `1985-04-12T23:20:30+04:30`; without a zone the time is local.
    record Moment(Date date, LocalTime time, String zone) implements EdtfForm {
        @Override
        public String write() {
            return date.write() + "T"
                    + String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond())
                    + zone;
        }

        @Override
        public Optional<LocalDate> earliest() {
            return date.earliest();
        }

        @Override
        public Optional<LocalDate> latest() {
            return date.latest();
        }
    }

    /// An end of an [Interval] that is no date: `..` if there is none, nothing if it is not known.
    enum Open implements EdtfForm {
        NONE(".."),
        NOT_KNOWN("");

        private final String written;

        Open(String written) {
            this.written = written;
        }

        @Override
        public String write() {
            return written;
        }

        @Override
        public Optional<LocalDate> earliest() {
            return Optional.empty();
        }

        @Override
        public Optional<LocalDate> latest() {
            return Optional.empty();
        }
    }

    /// `1964/2008`, `1985-04-12/..`, `/1985`.
    record Interval(EdtfForm start, EdtfForm end) implements EdtfForm {
        @Override
        public String write() {
            return start.write() + "/" + end.write();
        }

        @Override
        public Optional<LocalDate> earliest() {
            return start.earliest();
        }

        @Override
        public Optional<LocalDate> latest() {
            return end.latest();
        }
    }

    /// `[1667,1668,1670..1672]`, of which one is meant, or `{1960,1961-12}`, of which all are.
    ///
    /// @param members dates, and [Interval]s for `1670..1672`, `..1983`, `1984..`
    record Members(boolean oneOf, List<EdtfForm> members) implements EdtfForm {
        public Members {
            members = List.copyOf(members);
        }

        @Override
        public String write() {
            return members.stream()
                    .map(member -> member instanceof Interval range
                            ? without(range.start) + ".." + without(range.end)
                            : member.write())
                    .collect(Collectors.joining(",", oneOf ? "[" : "{", oneOf ? "]" : "}"));
        }

        private static String without(EdtfForm end) {
            return end instanceof Open ? "" : end.write();
        }

        @Override
        public Optional<LocalDate> earliest() {
            return members.stream().anyMatch(member -> member.earliest().isEmpty())
                    ? Optional.empty()
                    : members.stream()
                            .flatMap(member -> member.earliest().stream())
                            .min(LocalDate::compareTo);
        }

        @Override
        public Optional<LocalDate> latest() {
            return members.stream().anyMatch(member -> member.latest().isEmpty())
                    ? Optional.empty()
                    : members.stream()
                            .flatMap(member -> member.latest().stream())
                            .max(LocalDate::compareTo);
        }
    }

    /// @throws IllegalArgumentException if `text` is no EDTF of level 0, 1 or 2
    static EdtfForm parse(String text) {
        return EdtfParser.parse(text);
    }
}
