package org.attest.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.ReportLink;
import org.attest.reports.Span;
import org.attest.time.PublicationDate;
import org.attest.time.When;

/// An account with what its report tells beside it, by which the same incident is recognised in another report.
///
/// @param own words of the account's claims, and of the headline if the report is about this incident
/// @param around words of the whole report
/// @param published the window in which the report was published; only narrows where to look, and is never taken for
///     the time of the incident
/// @param outlet empty for none known
/// @param title headline without marks of versions, in lower case; empty for none known
/// @param pointsAt headlines that this account's claims stand in: the other article tells of this incident
/// @param placeFromScene whether no site stands in the account's own claims: they were taken over from the sentences
/// around
/// @param dayFromScene the same of its time
/// @param countsActs whether the account counts several acts over days ("nine raids in three months")
public record Told(
        Account account,
        WordBag own,
        WordBag around,
        Optional<PublicationDate.Window> published,
        String outlet,
        String title,
        Set<String> pointsAt,
        boolean placeFromScene,
        boolean dayFromScene,
        boolean countsActs) {
    /// Acts within so many days are one wave.
    private static final long WAVE_DAYS = 3;

    private static final Pattern MARKER =
            Pattern.compile("^(?:updated?|corrected|correction|update \\d+)\\W+|\\W+(?:updated?|corrected)$");

    public Told {
        pointsAt = Set.copyOf(pointsAt);
    }

    /// Makes them report by report, so that a report's words are weighed once.
    public static final class Maker {
        private final Background background = Background.load();
        private final CountedActs acts = CountedActs.load();

        /// @param accounts of this report
        /// @param claims of this report at least, by id
        public List<Told> of(
                Report report,
                Optional<PublicationDate.Window> published,
                List<Account> accounts,
                Map<String, Claim> claims) {
            Around around = around(report, published);
            return accounts.stream()
                    .map(account -> {
                        List<Claim> own = account.claims().stream()
                                .map(claims::get)
                                .filter(Objects::nonNull)
                                .toList();
                        boolean counts = own.stream()
                                .anyMatch(claim -> claim.about() == About.OCCURRENCE
                                        && acts.in(report.text().quote(claim.quote())));
                        return told(account, own.stream().map(Claim::quote).toList(), counts, around);
                    })
                    .toList();
        }

        /// The same for one account whose claims are known by their quotes alone.
        public Told of(Report report, Optional<PublicationDate.Window> published, Account account, List<Span> quotes) {
            return told(account, quotes, false, around(report, published));
        }

        /// What all accounts of a report share.
        private record Around(Report report, Optional<PublicationDate.Window> published, String title, WordBag words) {}

        private Around around(Report report, Optional<PublicationDate.Window> published) {
            String title = report.source().title().orElse("");
            WordBag words = WordBag.of(List.of(title, report.text().value()), background, Set.of());
            return new Around(report, published, plainTitle(title), words);
        }

        private Told told(Account account, List<Span> quotes, boolean countsActs, Around around) {
            Report report = around.report;
            Set<Span> distinct = new LinkedHashSet<>(quotes);
            List<String> words = new ArrayList<>();
            if (account.main()) {
                report.source().title().ifPresent(words::add);
            }
            distinct.forEach(quote -> words.add(report.text().quote(quote)));
            return new Told(
                    account,
                    WordBag.of(words, background, knownNames(account)),
                    around.words,
                    around.published,
                    report.source().outlet().orElse("").strip().toLowerCase(Locale.ROOT),
                    around.title,
                    pointsAt(report, distinct),
                    areElsewhere(
                            account.where().stream()
                                    .flatMap(where -> where.from().stream())
                                    .toList(),
                            distinct),
                    areElsewhere(account.when().from(), distinct),
                    countsActs && lastsLongerThanAWave(account.when()));
        }
    }

    private static boolean areElsewhere(List<Span> words, Set<Span> quotes) {
        return !words.isEmpty()
                && words.stream().noneMatch(word -> quotes.stream().anyMatch(quote -> quote.contains(word)));
    }

    private static Set<String> pointsAt(Report report, Set<Span> quotes) {
        Set<String> titles = new TreeSet<>();
        for (ReportLink link : report.links()) {
            if (quotes.stream().anyMatch(link.titleSpan()::contains)) {
                titles.add(plainTitle(link.title()));
            }
        }
        titles.remove("");
        return titles;
    }

    private static String plainTitle(String title) {
        return MARKER.matcher(title.toLowerCase(Locale.ROOT).strip()).replaceAll("");
    }

    /// Places and parties are compared by what they are, not by their letters.
    private static Set<String> knownNames(Account account) {
        Set<String> known = new HashSet<>();
        for (Where where : account.where()) {
            known.addAll(WordBag.words(where.name()));
        }
        account.attackers().forEach(attacker -> known.addAll(WordBag.words(attacker.name())));
        return known;
    }

    private static boolean lastsLongerThanAWave(When when) {
        return when instanceof When.Interval interval
                && interval.candidates().isEmpty()
                && interval.start().isPresent()
                && interval.end()
                        .orElse(LocalDate.MAX)
                        .isAfter(interval.start().get().plusDays(WAVE_DAYS));
    }

    String report() {
        return account.report();
    }
}
