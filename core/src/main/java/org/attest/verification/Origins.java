package org.attest.verification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.reports.Report;

/// Which reports of one incident come from one origin: of one outlet, versions of one article, or copies of one text.
///
/// An agency text that three papers print is one origin; so are an article and its corrected version.
public final class Origins {
    /// Words in a row that two texts share by chance only in set phrases.
    private static final int SHINGLE = 5;

    /// Share of the shorter text's shingles that stand in the longer one too, from which on it is a copy. Reports
    /// that
    /// two hands wrote of one event share a few per cent; a copy with a new first paragraph still shares half.
    private static final double COPIED = 0.5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Pattern MARKER =
            Pattern.compile("^(?:updated?|corrected|correction|update \\d+)\\W+|\\W+(?:updated?|corrected)$");

    private Origins() {}

    /// The origin of each report, by its id. An origin is named after the outlet of its least report, or that
    /// report's
    /// address or id where it states no outlet.
    public static Map<String, String> of(List<Report> reports) {
        List<Report> inOrder = reports.stream()
                .sorted(java.util.Comparator.comparing(Report::id))
                .toList();
        int[] first = new int[inOrder.size()];
        List<Set<List<String>>> shingles = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            first[i] = i;
            shingles.add(shingles(inOrder.get(i).text().value()));
        }
        for (int i = 0; i < first.length; i++) {
            for (int k = 0; k < i; k++) {
                boolean one = first[i] != first[k]
                        && (areVersions(inOrder.get(i), inOrder.get(k)) || isCopy(shingles.get(i), shingles.get(k)));
                if (one) {
                    int from = Math.max(first[i], first[k]);
                    int to = Math.min(first[i], first[k]);
                    for (int j = 0; j < first.length; j++) {
                        first[j] = first[j] == from ? to : first[j];
                    }
                }
            }
        }
        Map<String, String> origins = new TreeMap<>();
        for (int i = 0; i < first.length; i++) {
            origins.put(inOrder.get(i).id(), name(inOrder.get(first[i])));
        }
        return origins;
    }

    private static String name(Report report) {
        return outlet(report).orElse(report.id());
    }

    private static Optional<String> outlet(Report report) {
        return report.source().outlet().or(() -> report.source().url().flatMap(Origins::host));
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean areVersions(Report a, Report b) {
        boolean sameOutlet = outlet(a).isPresent() && outlet(a).equals(outlet(b));
        boolean sameAddress = a.source().url().isPresent()
                && a.source().url().equals(b.source().url());
        boolean sameTitle = title(a).isPresent()
                && title(a).equals(title(b))
                && (a.marker().isPresent() || b.marker().isPresent());
        return sameOutlet || sameAddress || sameTitle;
    }

    /// Without "UPDATED:", which only the later version has.
    private static Optional<String> title(Report report) {
        return report.source()
                .title()
                .map(t -> MARKER.matcher(t.toLowerCase(Locale.ROOT).strip()).replaceAll(""))
                .filter(t -> !t.isBlank());
    }

    private static boolean isCopy(Set<List<String>> a, Set<List<String>> b) {
        Set<List<String>> shorter = a.size() <= b.size() ? a : b;
        Set<List<String>> longer = a.size() <= b.size() ? b : a;
        long shared = shorter.stream().filter(longer::contains).count();
        return !shorter.isEmpty() && shared >= COPIED * shorter.size();
    }

    private static Set<List<String>> shingles(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        Set<List<String>> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(List.copyOf(words.subList(i, i + SHINGLE)));
        }
        return shingles;
    }
}
