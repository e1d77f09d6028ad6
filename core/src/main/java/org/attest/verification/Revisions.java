package org.attest.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.claims.Claim;
import org.attest.reports.Report;
import org.attest.time.PublicationDate;

/// Finds reports that are versions of one article, and says what a newer one did with the older one's claims.
///
/// One address or one id of the user's own data, and some of the text in common; or one outlet and one headline, and
/// most of the text. The order is that of the days of publication, then of "UPDATED" and "CORRECTED", and where an
/// article was changed in silence, that in which the ledger got to know them.
public final class Revisions {
    /// Words in a row that two texts share by chance only in set phrases.
    private static final int SHINGLE = 5;

    /// Least share of the shorter text's shingles: what a rewritten lead leaves standing; an address that a user
    /// gave
    /// to
    /// unrelated texts shares none.
    private static final double SAME_ADDRESS = 0.2;

    /// The same without an address: a daily column keeps its headline and shares set phrases only.
    private static final double SAME_HEADLINE = 0.5;

    /// Articles of one key that a report is compared with; so that thousands of one headline stay bounded work.
    private static final int ARTICLES = 20;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Pattern MARKER =
            Pattern.compile("^(?:updated?|corrected|correction|update \\d+)\\W+|\\W+(?:updated?|corrected)$");

    private final Map<String, PublicationDate> published;
    private final Map<String, List<Claim>> claims;
    private final Map<String, Integer> arrival = new HashMap<>();
    private final Map<String, Set<String>> shingles = new HashMap<>();

    private Revisions(Map<String, PublicationDate> published, Map<String, List<Claim>> claims) {
        this.published = published;
        this.claims = claims;
    }

    /// @param reports in the order in which the ledger got to know them
    /// @param published by id of the report
    /// @param claims of each report, by its id
    /// @return each version with the next, by article; a report is the older one of one revision at most
    public static List<Revision> find(
            List<Report> reports, Map<String, PublicationDate> published, Map<String, List<Claim>> claims) {
        return new Revisions(published, claims).find(reports);
    }

    /// Claims that a newer version no longer makes, or makes otherwise, with the id of that version.
    public static Map<String, String> gone(List<Revision> revisions) {
        Map<String, String> gone = new LinkedHashMap<>();
        revisions.forEach(revision -> revision.changes()
                .forEach(change -> change.before().ifPresent(claim -> gone.put(claim, revision.newer()))));
        return gone;
    }

    private List<Revision> find(List<Report> reports) {
        Map<Key, List<Report>> byKey = new LinkedHashMap<>();
        for (Report report : reports) {
            arrival.put(report.id(), arrival.size());
            keys(report)
                    .forEach(key ->
                            byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(report));
        }
        Set<String> replaced = new HashSet<>();
        List<Revision> revisions = new ArrayList<>();
        byKey.forEach((key, sharing) -> {
            if (sharing.size() > 1) {
                revise(key, sharing, replaced, revisions);
            }
        });
        return revisions;
    }

    /// What versions of one article have in common.
    ///
    /// @param words as a basis says it
    private record Key(String words, String value, double share) {}

    private static List<Key> keys(Report report) {
        List<Key> keys = new ArrayList<>();
        report.source()
                .url()
                .map(Revisions::address)
                .ifPresent(url -> keys.add(new Key("one address", url, SAME_ADDRESS)));
        Optional<String> outlet = report.source().outlet().map(name -> name.toLowerCase(Locale.ROOT));
        report.source()
                .externalId()
                .ifPresent(id -> keys.add(new Key("one id", outlet.orElse("") + "\n" + id, SAME_ADDRESS)));
        outlet.ifPresent(name -> title(report)
                .ifPresent(title -> keys.add(new Key("one outlet and headline", name + "\n" + title, SAME_HEADLINE))));
        return keys;
    }

    private static String address(String url) {
        return url.replaceFirst("#.*$", "")
                .replaceFirst("^https?://(?:www\\.)?", "")
                .replaceFirst("/$", "");
    }

    /// Without "UPDATED:", which only the later version has.
    private static Optional<String> title(Report report) {
        return report.source()
                .title()
                .map(title ->
                        MARKER.matcher(title.toLowerCase(Locale.ROOT).strip()).replaceAll(""))
                .filter(title -> !title.isBlank());
    }

    private void revise(Key key, List<Report> sharing, Set<String> replaced, List<Revision> revisions) {
        List<Report> inOrder = sharing.stream().sorted(this::order).toList();
        // The last version so far of each article of this key, the latest article first.
        List<Report> last = new ArrayList<>();
        for (Report report : inOrder) {
            Optional<Report> older = last.stream()
                    .limit(ARTICLES)
                    .filter(other -> share(other, report) >= key.share())
                    .findFirst();
            if (older.isPresent()) {
                last.remove(older.get());
                if (replaced.add(older.get().id())) {
                    revisions.add(revision(key, older.get(), report));
                }
            }
            last.addFirst(report);
        }
    }

    private int order(Report a, Report b) {
        Optional<LocalDate> dayA = day(a);
        Optional<LocalDate> dayB = day(b);
        int byDay = dayA.isPresent() && dayB.isPresent() ? dayA.get().compareTo(dayB.get()) : 0;
        if (byDay != 0) {
            return byDay;
        }
        int byMarker = Boolean.compare(a.marker().isPresent(), b.marker().isPresent());
        return byMarker != 0 ? byMarker : Integer.compare(arrived(a), arrived(b));
    }

    private Optional<LocalDate> day(Report report) {
        return Optional.ofNullable(published.get(report.id())).flatMap(PublicationDate::stated);
    }

    private int arrived(Report report) {
        return arrival.getOrDefault(report.id(), 0);
    }

    private Revision revision(Key key, Report older, Report newer) {
        List<String> basis = new ArrayList<>();
        basis.add("versions of one article: " + key.words() + ", and " + Math.round(100 * share(older, newer))
                + "% of the shorter text stands in the longer");
        boolean days =
                day(older).isPresent() && day(newer).isPresent() && !day(older).equals(day(newer));
        basis.add(
                days
                        ? "in the order of their days of publication"
                        : older.marker().isEmpty() && newer.marker().isPresent()
                                ? "the newer one says that it was "
                                        + newer.marker().get().name().toLowerCase(Locale.ROOT)
                                : "neither says which is newer: in the order in which the ledger got to know them");
        return new Revision(
                older.id(),
                newer.id(),
                basis,
                new Alignment(older, newer)
                        .changes(
                                claims.getOrDefault(older.id(), List.of()),
                                claims.getOrDefault(newer.id(), List.of())));
    }

    private double share(Report a, Report b) {
        Set<String> ofA = shinglesOf(a);
        Set<String> ofB = shinglesOf(b);
        Set<String> shorter = ofA.size() <= ofB.size() ? ofA : ofB;
        Set<String> longer = ofA.size() <= ofB.size() ? ofB : ofA;
        return shorter.isEmpty()
                ? 0
                : (double) shorter.stream().filter(longer::contains).count() / shorter.size();
    }

    private Set<String> shinglesOf(Report report) {
        return shingles.computeIfAbsent(report.id(), _ -> {
            List<String> words = words(report.text().value());
            Set<String> sequences = new HashSet<>();
            for (int i = 0; i + SHINGLE <= words.size(); i++) {
                sequences.add(String.join(" ", words.subList(i, i + SHINGLE)));
            }
            return sequences;
        });
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    static Set<String> wordSet(String text) {
        return new LinkedHashSet<>(words(text));
    }

    static final Comparator<Claim> AS_THE_TEXT_RUNS =
            Comparator.comparing(Claim::quote).thenComparing(Claim::id);
}
