package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attest.claims.Claim;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.places.Where;
import org.attest.reports.Span;

/// The lines of `places.jsonl`: each place once, with the words that reports use for it.
final class PlaceLines {
    private static final class Place {
        Where where;
        final Set<Span> from = new TreeSet<>();
        final Set<String> claims = new LinkedHashSet<>();
        final Set<String> incidents = new TreeSet<>();

        Place(Where where) {
            this.where = where;
        }

        /// Of one entry with several radii ("near", "21 km southeast of") the closest is shown.
        void add(Where other) {
            if (other instanceof Where.Found closer
                    && where instanceof Where.Found found
                    && closer.radiusMetres() < found.radiusMetres()) {
                where = closer;
            }
            from.addAll(other.from());
        }
    }

    private final Map<String, Place> places = new TreeMap<>();

    private PlaceLines() {}

    static List<ObjectNode> of(Contents contents) {
        PlaceLines all = new PlaceLines();
        for (Claim claim : contents.claims()) {
            if (!contents.isWithdrawn(claim)) {
                claim.where().forEach(where -> all.place(where).claims.add(claim.id()));
            }
        }
        for (Incident incident : contents.incidents()) {
            all.place(incident.where()).incidents.add(incident.id());
            incident.sites().forEach(where -> all.place(where).incidents.add(incident.id()));
            for (Account account : incident.accounts()) {
                account.where().forEach(where -> all.place(where).incidents.add(incident.id()));
            }
        }
        List<ObjectNode> lines = new ArrayList<>();
        all.places
                .values()
                .forEach(place ->
                        PlaceField.of(place.where).ifPresent(field -> lines.add(line(place, field, contents))));
        return lines;
    }

    private Place place(Where where) {
        Place place = places.computeIfAbsent(key(where), _ -> new Place(where));
        place.add(where);
        return place;
    }

    private static String key(Where where) {
        return switch (where) {
            case Where.Found found -> "point " + found.id();
            case Where.Region region -> "region " + region.id();
            case Where.Ambiguous ambiguous ->
                "ambiguous " + ambiguous.name() + " "
                        + ambiguous.candidates().stream().map(Where.Found::id).collect(Collectors.joining(" "));
            case Where.Unknown unknown -> "unknown " + unknown.name();
        };
    }

    private static ObjectNode line(Place place, ObjectNode field, Contents contents) {
        Set<String> aliases = new TreeSet<>();
        place.from.forEach(span -> contents.findWords(span).ifPresent(aliases::add));
        Line line = Line.ofFile();
        field.properties().forEach(part -> line.put(part.getKey(), part.getValue()));
        return line.put("from", Line.spans(place.from))
                .put("aliases", Line.strings(aliases))
                .put("claims", Line.strings(place.claims))
                .put("incidents", Line.strings(place.incidents))
                .node();
    }
}
