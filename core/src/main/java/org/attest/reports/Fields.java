package org.attest.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said about a report beside its text: a line of metadata, or the head of a page.
record Fields(
        Optional<String> externalId,
        Optional<String> url,
        Optional<String> title,
        Optional<String> outlet,
        Optional<Source.Published> published) {

    static final Fields NONE =
            new Fields(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// The fields of a JSON line. What has the wrong type is noticed and left out; `null` and "" mean not stated.
    ///
    /// @param where file and line, for the notices
    static Fields of(JsonNode line, String where, Notices notices) {
        return new Fields(
                words(line, "id", where, notices),
                words(line, "url", where, notices),
                words(line, "title", where, notices),
                words(line, "outlet", where, notices),
                published(line, where, notices));
    }

    private static Optional<String> words(JsonNode line, String field, String where, Notices notices) {
        JsonNode value = line.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        // Data sets often number their articles: 726255 is the same id as "726255".
        if (!value.isTextual() && !(field.equals("id") && value.isIntegralNumber())) {
            notices.tell(
                    where,
                    "bad-field",
                    "`" + field + "` must be a string or null; got " + brief(value) + " in " + where
                            + "; the field is taken as not stated");
            return Optional.empty();
        }
        return Optional.of(value.asText().strip()).filter(words -> !words.isEmpty());
    }

    private static Optional<Source.Published> published(JsonNode line, String where, Notices notices) {
        JsonNode value = line.path("published");
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank())) {
            return Optional.empty();
        }
        Optional<Source.Published> published = value.isTextual()
                ? StatedDay.find(value.asText()).map(day -> new Source.Published(day, "metadata"))
                : Optional.empty();
        if (published.isEmpty()) {
            notices.tell(
                    where,
                    "bad-date",
                    "`published` must be a whole date (2020-09-14), a date-time with its offset, or null; got "
                            + brief(value) + " in " + where + "; the day is taken as not stated");
        }
        return published;
    }

    /// A value in an error message: never a whole article.
    private static String brief(JsonNode value) {
        String words = value.toString();
        return words.length() <= 60 ? words : words.substring(0, 57) + "...";
    }

    /// These fields, and where they say nothing, the others.
    Fields or(Fields others) {
        return new Fields(
                externalId.or(others::externalId),
                url.or(others::url),
                title.or(others::title),
                outlet.or(others::outlet),
                published.or(others::published));
    }

    Source source(String path) {
        return new Source(path, externalId, url, title, outlet, published);
    }

    /// The fields in which two sources of the same bytes differ, in words.
    static List<String> differences(Source first, Source second) {
        List<String> differences = new ArrayList<>();
        compare("id", first.externalId(), second.externalId(), differences);
        compare("url", first.url(), second.url(), differences);
        compare("title", first.title(), second.title(), differences);
        compare("outlet", first.outlet(), second.outlet(), differences);
        compare(
                "published",
                first.published().map(p -> p.date()),
                second.published().map(p -> p.date()),
                differences);
        return differences;
    }

    private static void compare(String field, Optional<?> first, Optional<?> second, List<String> differences) {
        if (!first.equals(second)) {
            differences.add(field + " (" + said(first) + " there, " + said(second) + " here)");
        }
    }

    private static String said(Optional<?> value) {
        return value.map(Object::toString).orElse("not stated");
    }
}
