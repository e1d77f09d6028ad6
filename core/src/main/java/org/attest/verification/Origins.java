package org.attest.verification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attest.reports.Report;

/// Which reports of one incident come from one origin: of one outlet or agency, versions of one article, or copies of
/// one text.
///
/// An agency text that three papers print is one origin; so are an article and its corrected version.
public final class Origins {
    private static final Pattern MARKER =
            Pattern.compile("^(?:updated?|corrected|correction|update \\d+)\\W+|\\W+(?:updated?|corrected)$");

    private Origins() {}

    /// The origin of each report, by its id. An origin is named after the outlet of its least report, or that
    /// report's address or id where it states no outlet.
    public static Map<String, String> of(List<Report> reports) {
        List<Report> inOrder = Copies.inOrder(reports);
        int[] first = Copies.of(inOrder);
        Set<String> updated = new TreeSet<>();
        inOrder.stream()
                .filter(report -> report.marker().isPresent())
                .forEach(report -> title(report).ifPresent(updated::add));
        Map<String, Integer> sameKey = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            for (String key : keys(inOrder.get(i), updated)) {
                Integer other = sameKey.putIfAbsent(key, i);
                if (other != null) {
                    int a = Copies.root(first, i);
                    int b = Copies.root(first, other);
                    first[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        Map<String, String> origins = new TreeMap<>();
        for (int i = 0; i < first.length; i++) {
            origins.put(inOrder.get(i).id(), name(inOrder.get(Copies.root(first, i))));
        }
        return origins;
    }

    /// Reports that share one of these have one origin: an outlet or the agency of its dateline, an address, a
    /// title
    /// that one of them has updated.
    private static Set<String> keys(Report report, Set<String> updated) {
        Set<String> keys = new TreeSet<>();
        outlet(report).ifPresent(outlet -> keys.add("by " + outlet.toLowerCase(Locale.ROOT)));
        Dossier.agency(report).ifPresent(agency -> keys.add("by " + agency.toLowerCase(Locale.ROOT)));
        report.source().url().ifPresent(url -> keys.add("at " + url));
        title(report).filter(updated::contains).ifPresent(title -> keys.add("titled " + title));
        return keys;
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

    /// Without "UPDATED:", which only the later version has.
    private static Optional<String> title(Report report) {
        return report.source()
                .title()
                .map(t -> MARKER.matcher(t.toLowerCase(Locale.ROOT).strip()).replaceAll(""))
                .filter(t -> !t.isBlank());
    }
}
