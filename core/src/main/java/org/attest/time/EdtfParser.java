package org.attest.time;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.time.EdtfForm.Component;
import org.attest.time.EdtfForm.Date;
import org.attest.time.EdtfForm.Interval;
import org.attest.time.EdtfForm.Members;
import org.attest.time.EdtfForm.Moment;
import org.attest.time.EdtfForm.Open;

/// Reads the grammar of the specification.
final class EdtfParser {
    private static final String MARK = "([?~%]?)";
    private static final Pattern DATE = Pattern.compile(MARK
            + "(Y-?[0-9]{4,}(?:E[0-9]+)?(?:S[0-9]+)?|Y-?[0-9]+E[0-9]+(?:S[0-9]+)?|-?[0-9X]{4}(?:S[0-9]+)?)" + MARK
            + "(?:-" + MARK + "([0-9X]{2})" + MARK + "(?:-" + MARK + "([0-9X]{2})" + MARK + ")?)?");
    private static final Pattern MOMENT =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}(?::[0-9]{2})?)?");

    private EdtfParser() {}

    static EdtfForm parse(String text) {
        try {
            return read(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw refusal(text, "with days that exist (" + e.getMessage() + ")");
        }
    }

    private static EdtfForm read(String text) {
        boolean oneOf = text.startsWith("[") && text.endsWith("]");
        if (oneOf || text.startsWith("{") && text.endsWith("}")) {
            List<EdtfForm> members = new ArrayList<>();
            for (String member : text.substring(1, text.length() - 1).split(",", -1)) {
                members.add(member(member.strip(), text));
            }
            return new Members(oneOf, members);
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return interval(end(text.substring(0, slash)), end(text.substring(slash + 1)), text);
        }
        Matcher moment = MOMENT.matcher(text);
        if (moment.matches()) {
            LocalTime time = moment.group(2).equals("24:00:00") ? LocalTime.MIDNIGHT : LocalTime.parse(moment.group(2));
            return new Moment(date(moment.group(1)), time, moment.group(3) == null ? "" : moment.group(3));
        }
        return date(text);
    }

    private static EdtfForm member(String member, String text) {
        int dots = member.indexOf("..");
        if (dots < 0) {
            return date(member);
        }
        String start = member.substring(0, dots);
        String end = member.substring(dots + 2);
        return interval(start.isEmpty() ? Open.NONE : date(start), end.isEmpty() ? Open.NONE : date(end), text);
    }

    private static EdtfForm end(String text) {
        return text.isEmpty() ? Open.NOT_KNOWN : text.equals("..") ? Open.NONE : date(text);
    }

    private static Interval interval(EdtfForm start, EdtfForm end, String text) {
        if (start instanceof Open && end instanceof Open) {
            throw refusal(text, "with a date at one end");
        }
        boolean backwards = start.earliest()
                .flatMap(first -> end.latest().map(last -> last.isBefore(first)))
                .orElse(false);
        if (backwards) {
            throw refusal(text, "whose end is not before its start");
        }
        return new Interval(start, end);
    }

    private static Date date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            throw refusal(text, "such as 2020-09-11, 2020-09, 2020, 2020-09-11/.., [2020-09-04,2020-09-11]");
        }
        List<Component> parts = new ArrayList<>();
        for (int group = 1; group <= 7 && matcher.group(group + 1) != null; group += 3) {
            parts.add(new Component(matcher.group(group), matcher.group(group + 1), matcher.group(group + 2)));
        }
        Date date = new Date(parts);
        EdtfBounds.of(date);
        return date;
    }

    private static IllegalArgumentException refusal(String text, String must) {
        return new IllegalArgumentException("a time must be EDTF (ISO 8601-2), " + must + "; got \"" + text + "\"");
    }
}
