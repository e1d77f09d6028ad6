package org.attest.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Quantity;
import org.attest.claims.Stance;
import org.attest.incidents.Incident;
import org.attest.reports.Report;
import org.attest.reports.Source;
import org.attest.reports.Span;

/// What audits look into: incidents, their claims, and the reports with their words.
///
/// @param incidents by id
/// @param claims all of them, by id
/// @param reports by id; one that was erased is missing
record Dossier(List<Incident> incidents, Map<String, Claim> claims, Map<String, Report> reports) {
    /// "KHARTOUM, Feb 12 (Example Wire) - ": who sent the text. A clock time in brackets has digits.
    private static final Pattern DATELINE =
            Pattern.compile("(?m)^[^\\n(]{2,70}\\((?<agency>\\p{Lu}[\\p{L} .&'\u2019-]{1,40})\\)\\s*[-\u2013\u2014]");

    /// How far into a text its dateline may stand.
    private static final int HEAD = 600;

    Dossier {
        incidents = List.copyOf(incidents);
    }

    /// Its claims that say something, in order of id: silence and "no comment" state nothing.
    List<Claim> stated(Incident incident) {
        return incident.claims().stream()
                .sorted()
                .map(claims::get)
                .filter(Objects::nonNull)
                .filter(Dossier::states)
                .toList();
    }

    private static boolean states(Claim claim) {
        return switch (claim.stance()) {
            case ASSERTS, AFFIRMS, CLAIMS, CONFIRMS, DENIES -> true;
            case NO_COMMENT, SILENT -> false;
        };
    }

    /// Whether it says that something is so, rather than that it is not.
    static boolean isPositive(Claim claim) {
        return claim.stance() != Stance.DENIES && claim.proposition().polarity() == Polarity.POSITIVE;
    }

    /// Whether somebody is said to hold it: not the report itself, not nobody.
    static boolean isHeld(Claim claim) {
        return switch (claim.holder().kind()) {
            case AUTHOR, UNNAMED, LINKED_HEADLINE -> false;
            case ACTOR, OUTLET, MONITOR, IMAGERY, WITNESS -> true;
        };
    }

    /// One body, or one article's own voice: two articles' voices are two.
    static boolean sameHolder(Claim a, Claim b) {
        return a.holder().name().equals(b.holder().name())
                && (isHeld(a) || a.report().equals(b.report()));
    }

    static boolean saysDamage(Claim claim) {
        return claim.about() == About.DAMAGE
                && isPositive(claim)
                && claim.objects().stream()
                        .anyMatch(object -> object.state() == DamagedObject.State.DESTROYED
                                || object.state() == DamagedObject.State.DAMAGED);
    }

    /// Whether a number says that there were none.
    static boolean isNone(Quantity number) {
        return number.max().filter(max -> max == 0).isPresent();
    }

    /// The word that names a thing: the last before "of" in "a missile production facility of the state".
    static String head(String what) {
        String[] words = what.toLowerCase(Locale.ROOT)
                .split("\\s+(?:of|at|in|for|near|with)\\s+", 2)[0]
                .split("\\s+");
        return words[words.length - 1];
    }

    /// The day on which a report came out, as its metadata say.
    Optional<LocalDate> published(String report) {
        return Optional.ofNullable(reports.get(report))
                .flatMap(r -> r.source().published())
                .map(Source.Published::date);
    }

    /// Whether one claim is known to have been published on a later day than the other.
    boolean isLater(Claim claim, Claim other) {
        Optional<LocalDate> day = published(claim.report());
        Optional<LocalDate> before = published(other.report());
        return day.isPresent() && before.isPresent() && day.get().isAfter(before.get());
    }

    String quote(Claim claim) {
        return words(claim.quote());
    }

    /// The words of a span; empty where the report was erased.
    String words(Span span) {
        return Optional.ofNullable(reports.get(span.report()))
                .map(report -> report.text().quote(span))
                .orElse("");
    }

    /// The whole sentence or sentences that a claim's quote stands in.
    String sentence(Claim claim) {
        return Optional.ofNullable(reports.get(claim.report()))
                .map(report -> {
                    String text = report.text().value();
                    int start = report.text().offset(claim.quote().start());
                    int end = report.text().offset(claim.quote().end());
                    while (start > 0 && ".!?\n".indexOf(text.charAt(start - 1)) < 0) {
                        start--;
                    }
                    while (end < text.length() && ".!?\n".indexOf(text.charAt(end)) < 0) {
                        end++;
                    }
                    return text.substring(start, end);
                })
                .orElse("");
    }

    /// Who published the report, or sent it, as its metadata and its dateline say.
    List<String> publishers(String report) {
        return Optional.ofNullable(reports.get(report)).stream()
                .flatMap(r -> java.util.stream.Stream.concat(r.source().outlet().stream(), agency(r).stream()))
                .distinct()
                .toList();
    }

    /// The agency that a report's dateline names.
    static Optional<String> agency(Report report) {
        String text = report.text().value();
        Matcher matcher = DATELINE.matcher(text.substring(0, Math.min(HEAD, text.length())));
        return matcher.find() ? Optional.of(matcher.group("agency").strip()) : Optional.empty();
    }

    /// How a report is called in a sentence.
    String name(String report) {
        return publishers(report).stream()
                .findFirst()
                .orElseGet(() -> Optional.ofNullable(reports.get(report))
                        .map(r -> r.source().path().replaceAll(".*[/\\\\]", ""))
                        .orElse("an erased report"));
    }

    /// How the holder of a claim is called in a sentence.
    String holder(Claim claim) {
        return switch (claim.holder().kind()) {
            case AUTHOR -> name(claim.report()) + ", in its own voice,";
            case LINKED_HEADLINE -> "the headline of a linked article";
            case UNNAMED -> claim.holder().name().equals("not named") ? "somebody not named" : via(claim.holder());
            case ACTOR, OUTLET, MONITOR, IMAGERY, WITNESS -> via(claim.holder());
        };
    }

    private static String via(Holder holder) {
        return holder.via().isEmpty()
                ? holder.name()
                : holder.name() + " (by way of " + String.join(", ", holder.via()) + ")";
    }
}
