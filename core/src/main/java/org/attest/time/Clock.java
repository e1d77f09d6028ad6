package org.attest.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.attest.reports.Block;

/// A time of day in the words of a text: "10:23 p.m.", "before dawn", "0130 local time (2230 GMT)".
///
/// @param time the time that is written in figures
/// @param utc the same moment in Greenwich time, if the text gives it; alone, it is all the text gives
/// @param offset of the zone that the words name ("4 a.m. EET"), unless its letters stand for several
/// @param firstHours whether it is in the hours between midnight and morning, so that the night may have begun the day
/// before
record Clock(
        String words,
        Optional<LocalTime> time,
        Optional<LocalTime> utc,
        Optional<ZoneOffset> offset,
        boolean firstHours,
        When.Precision precision) {

    /// @return nothing if the words hold no time of day
    static Optional<Clock> parse(String words) {
        Line line = Line.of(Block.Kind.PARAGRAPH, words, 0, words.length());
        return line.lexemes().isEmpty()
                ? Optional.empty()
                : Optional.of(of(line, 0, line.lexemes().size()));
    }

    static Clock of(Line line, int begin, int end) {
        int from = begin;
        while (from + 1 < end
                && line.isAny(
                        from, Lexeme.Kind.AT, Lexeme.Kind.IN, Lexeme.Kind.ON, Lexeme.Kind.THE, Lexeme.Kind.DURING)) {
            from++;
        }
        Optional<LocalTime> time = Optional.empty();
        Optional<LocalTime> utc = Optional.empty();
        Optional<ZoneOffset> offset = Optional.empty();
        boolean firstHours = false;
        boolean toTheMinute = false;
        for (int i = from; i < end; i++) {
            Lexeme lexeme = line.lexemes().get(i);
            switch (lexeme.kind()) {
                case CLOCK, DAY, NUMBER, YEAR -> {
                    Optional<LocalTime> read = time(line, i);
                    boolean greenwich = i + 1 < end && isGreenwich(line, i + 1)
                            || i + 2 < end && isGreenwich(line, i + 2) && !line.is(i + 1, Lexeme.Kind.OPEN);
                    if (greenwich) {
                        utc = read;
                    } else if (time.isEmpty()) {
                        time = read;
                    }
                    toTheMinute |= lexeme.kind() != Lexeme.Kind.DAY;
                }
                case ZONE ->
                    offset = isGreenwich(line, i) || lexeme.least() != lexeme.most()
                            ? offset
                            : Optional.of(ZoneOffset.ofTotalSeconds(60 * lexeme.least()));
                case EARLY, OVERNIGHT -> firstHours = true;
                case PART -> {
                    Lexer.Part part = Lexer.Part.values()[lexeme.least()];
                    firstHours |=
                            part == Lexer.Part.DAWN || part == Lexer.Part.MIDNIGHT && line.is(i - 1, Lexeme.Kind.AFTER);
                    // "early afternoon", "early evening" are no first hours.
                    firstHours &= part == Lexer.Part.DAWN
                            || part == Lexer.Part.MIDNIGHT
                            || part == Lexer.Part.MORNING
                            || part == Lexer.Part.NIGHT && !line.is(i - 1, Lexeme.Kind.EARLY);
                }
                default -> {}
            }
        }
        firstHours |= time.isPresent() && time.get().getHour() < 6;
        When.Precision precision = time.isEmpty() && utc.isEmpty()
                ? When.Precision.PART_OF_DAY
                : toTheMinute ? When.Precision.MINUTE : When.Precision.HOUR;
        return new Clock(line.words(from, end), time, utc, offset, firstHours, precision);
    }

    private static boolean isGreenwich(Line line, int i) {
        return line.is(i, Lexeme.Kind.ZONE) && Set.of("gmt", "utc", "zulu").contains(line.lower(i));
    }

    private static Optional<LocalTime> time(Line line, int i) {
        Lexeme lexeme = line.lexemes().get(i);
        int minutes = switch (lexeme.kind()) {
            case CLOCK -> lexeme.least();
            case DAY -> lexeme.least() * 60;
            // 0130, 2230
            default -> lexeme.least() / 100 * 60 + lexeme.least() % 100;
        };
        if (line.is(i + 1, Lexeme.Kind.AMPM)) {
            boolean afternoon = line.lexemes().get(i + 1).least() == 12;
            minutes = minutes % (12 * 60) + (afternoon ? 12 * 60 : 0);
        } else if (line.is(i + 1, Lexeme.Kind.IN)
                && line.is(i + 2, Lexeme.Kind.THE)
                && line.is(i + 3, Lexeme.Kind.PART)) {
            // "four in the morning"
            Lexer.Part part = Lexer.Part.values()[line.lexemes().get(i + 3).least()];
            boolean afternoon = part != Lexer.Part.MORNING && part != Lexer.Part.DAWN;
            minutes = lexeme.least() % 12 * 60 + (afternoon ? 12 * 60 : 0);
        } else if (lexeme.kind() == Lexeme.Kind.DAY) {
            return Optional.empty();
        }
        return minutes < 24 * 60 ? Optional.of(LocalTime.ofSecondOfDay(minutes * 60L)) : Optional.empty();
    }

    /// Both together: "late … night"; figures say more than the part of the day beside them.
    Clock join(Clock after) {
        boolean figures = precision != When.Precision.PART_OF_DAY;
        boolean figuresAfter = after.precision != When.Precision.PART_OF_DAY;
        String joined = figures == figuresAfter ? words + " " + after.words : figures ? words : after.words;
        return new Clock(
                joined,
                time.or(after::time),
                utc.or(after::utc),
                offset.or(after::offset),
                firstHours && !after.words.equals("night") || after.firstHours,
                precision.compareTo(after.precision) <= 0 ? precision : after.precision);
    }

    /// The moment on `day`, where figures give one.
    Optional<When.Utc> on(LocalDate day, ZoneId zone) {
        return time.map(at -> moment(day.atTime(at).atZone(zone).toInstant()));
    }

    /// The moment on the local day `day`, where the text itself gives Greenwich time or a zone's.
    Optional<When.Utc> inGreenwich(LocalDate day) {
        if (utc.isEmpty()) {
            return time.flatMap(at -> offset.map(east -> moment(day.atTime(at).toInstant(east))));
        }
        LocalTime greenwich = utc.get();
        if (time.isEmpty()) {
            return Optional.of(moment(day.atTime(greenwich).toInstant(ZoneOffset.UTC)));
        }
        // Local noon lies within 12 hours of noon in Greenwich: 01:30 (22:30 GMT) is three hours east, not 21 west.
        int ahead = time.get().toSecondOfDay() - greenwich.toSecondOfDay();
        int halfDay = 12 * 3600;
        int east = Math.floorMod(ahead + halfDay, 2 * halfDay) - halfDay;
        return Optional.of(moment(day.atTime(time.get()).minusSeconds(east).toInstant(ZoneOffset.UTC)));
    }

    private When.Utc moment(java.time.Instant start) {
        return new When.Utc(start, start.plusSeconds(precision == When.Precision.MINUTE ? 60 : 3600));
    }
}
