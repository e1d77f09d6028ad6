package org.attest.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.Span;
import org.attest.time.PublicationDate;
import org.attest.time.TimeExpression;
import org.attest.time.Times;
import org.attest.time.Timex;
import org.attest.time.When;

/// What `explain time` prints of one report: its day of publication, its expressions, and why each stands for what it
/// does. Spans are `[start, end)` in code points of the report's text.
final class TimeExplanation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int LONGEST_WORDS = 40;

    private TimeExplanation() {}

    static String text(Report report, Times times) {
        List<String> lines = new ArrayList<>();
        lines.add(report.source().path() + " · " + times.expressions().size() + " time expressions");
        lines.add("");
        lines.add("published   " + published(times.published()));
        times.published().basis().forEach(why -> lines.add("            because " + why));
        times.published()
                .conventions()
                .forEach((name, window) -> lines.add("              " + window + "  " + name.replace('_', ' ')));
        for (TimeExpression expression : times.expressions()) {
            lines.add("");
            lines.add("%-11s \"%s\"".formatted(span(expression.span()), oneLine(expression.text())));
            lines.add("            %s · %s%s"
                    .formatted(
                            expression.kind().name().toLowerCase(Locale.ROOT),
                            value(expression),
                            timex(times, expression)
                                    .map(value -> " · TIMEX3 " + value)
                                    .orElse("")));
            expression.when().basis().forEach(why -> lines.add("            because " + why));
        }
        if (!times.notices().isEmpty()) {
            lines.add("");
            times.notices()
                    .forEach(notice -> lines.add("notice      %s%s: %s"
                            .formatted(
                                    notice.code(),
                                    notice.span().map(at -> " at " + span(at)).orElse(""),
                                    notice.detail())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String published(PublicationDate published) {
        return published
                .stated()
                .map(LocalDate::toString)
                .or(() -> published
                        .outer()
                        .map(outer -> outer
                                + published
                                        .mainstream()
                                        .filter(main -> !main.equals(outer))
                                        .map(main -> ", by the common ways of counting " + main)
                                        .orElse("")))
                .orElse("unknown");
    }

    private static String value(TimeExpression expression) {
        String days = expression
                .offset()
                .map(offset -> offset.least() == offset.most()
                        ? offset.least() + " days from the event told of"
                        : offset.least() + " to " + offset.most() + " days from the event told of")
                .orElseGet(() -> expression.when().brief());
        return expression.when() instanceof When.Interval interval
                        && interval.utc().isPresent()
                ? days + " · UTC " + interval.utc().get().start() + " to "
                        + interval.utc().get().end()
                : days;
    }

    /// The marks of TIMEX3 inside an expression; two for a range.
    private static Optional<String> timex(Times times, TimeExpression expression) {
        List<String> inside = times.timexes().stream()
                .filter(timex -> expression.span().contains(timex.span()))
                .map(Timex::value)
                .toList();
        return inside.isEmpty() ? Optional.empty() : Optional.of(String.join(" to ", inside));
    }

    private static String oneLine(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }

    private static String span(Span span) {
        return span.start() + "-" + span.end();
    }

    /// One line: `{report, published: {…}, expressions: [{span, text, kind, edtf, offset_days, utc, timex, basis}],
    /// notices: []}`; what is not known is left out.
    static String json(Report report, Times times) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("attest", 1)
                .put("report", report.id())
                .put("path", report.source().path());
        ObjectNode published = line.putObject("published");
        times.published().stated().ifPresent(day -> published.put("stated", day.toString()));
        times.published().outer().ifPresent(window -> published.put("outer", window.toString()));
        times.published().mainstream().ifPresent(window -> published.put("mainstream", window.toString()));
        ObjectNode conventions = published.putObject("conventions");
        for (Map.Entry<String, PublicationDate.Window> each :
                times.published().conventions().entrySet()) {
            conventions.put(each.getKey(), each.getValue().toString());
        }
        strings(published.putArray("basis"), times.published().basis());
        ArrayNode expressions = line.putArray("expressions");
        for (TimeExpression expression : times.expressions()) {
            ObjectNode node = expressions.addObject();
            put(node.putObject("span"), expression.span());
            node.put("text", expression.text())
                    .put("kind", expression.kind().name().toLowerCase(Locale.ROOT));
            expression.when().edtf().ifPresent(edtf -> node.put("edtf", edtf));
            expression
                    .offset()
                    .ifPresent(days -> node.putObject("offset_days")
                            .put("least", days.least())
                            .put("most", days.most()));
            if (expression.when() instanceof When.Interval interval) {
                node.put("precision", interval.precision().name().toLowerCase(Locale.ROOT));
                interval.clock().ifPresent(clock -> node.put("clock", clock));
                interval.utc()
                        .ifPresent(utc -> node.putObject("utc")
                                .put("start", utc.start().toString())
                                .put("end", utc.end().toString()));
                if (interval.nightBefore()) {
                    node.put("night_before", true);
                }
            }
            timex(times, expression).ifPresent(value -> node.put("timex", value));
            strings(node.putArray("basis"), expression.when().basis());
        }
        ArrayNode notices = line.putArray("notices");
        for (Notice notice : times.notices()) {
            ObjectNode node = notices.addObject().put("code", notice.code());
            notice.span().ifPresent(span -> put(node.putObject("span"), span));
            node.put("detail", notice.detail());
        }
        return line.toString();
    }

    private static void put(ObjectNode node, Span span) {
        node.put("start", span.start()).put("end", span.end());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
