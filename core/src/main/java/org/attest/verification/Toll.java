package org.attest.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Status;
import org.attest.incidents.Casualties;

/// What claimants together say of one fate of one class of people: from the lowest number to the highest, and who says
/// which. Nothing is added up; what somebody calls unconfirmed stands in a toll of its own.
///
/// @param low the least that somebody says; empty where nobody gives a lower bound
/// @param high the most; empty where somebody's number is open upwards ("at least 16") or no number ("dozens")
/// @param said in the order of the incident
public record Toll(
        CasualtyCell.Kind kind,
        CasualtyCell.Class side,
        Status status,
        Optional<Integer> low,
        Optional<Integer> high,
        List<Said> said) {
    public Toll {
        said = List.copyOf(said);
    }

    /// One claimant's number, told as often as it may be.
    ///
    /// @param words as the report has it, "at least 16"
    public record Said(
            String claimant, String words, Optional<Integer> min, Optional<Integer> max, List<String> claims) {
        public Said {
            claims = List.copyOf(claims);
        }
    }

    private record Key(CasualtyCell.Kind kind, CasualtyCell.Class side, Status status) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            int bySide = side.compareTo(other.side);
            return byKind != 0 ? byKind : bySide != 0 ? bySide : status.compareTo(other.status);
        }
    }

    /// @param cells of one incident
    /// @param gone ids of claims that a newer version of their report no longer makes, or makes otherwise
    public static List<Toll> of(List<Casualties> cells, Collection<String> gone) {
        Map<Key, List<Casualties>> byKey = new TreeMap<>();
        for (Casualties cell : cells) {
            if (!gone.containsAll(cell.claims())) {
                byKey.computeIfAbsent(new Key(cell.kind(), cell.side(), cell.status()), _ -> new ArrayList<>())
                        .add(cell);
            }
        }
        List<Toll> tolls = new ArrayList<>();
        byKey.forEach((key, own) -> tolls.add(toll(key, own)));
        return tolls;
    }

    private static Toll toll(Key key, List<Casualties> cells) {
        List<Said> said = new ArrayList<>();
        for (Casualties cell : cells) {
            Said next = new Said(cell.claimant(), cell.words(), cell.min(), cell.max(), cell.claims());
            int same = -1;
            for (int i = 0; i < said.size(); i++) {
                Said other = said.get(i);
                boolean repeats = other.claimant().equals(next.claimant())
                        && other.min().equals(next.min())
                        && other.max().equals(next.max())
                        && (next.min().isPresent()
                                || next.max().isPresent()
                                || other.words().equals(next.words()));
                same = repeats ? i : same;
            }
            if (same < 0) {
                said.add(next);
            } else {
                Set<String> claims = new LinkedHashSet<>(said.get(same).claims());
                claims.addAll(next.claims());
                said.set(
                        same,
                        new Said(next.claimant(), said.get(same).words(), next.min(), next.max(), List.copyOf(claims)));
            }
        }
        boolean open = said.stream().anyMatch(s -> s.max().isEmpty());
        return new Toll(
                key.kind(),
                key.side(),
                key.status(),
                said.stream().flatMap(s -> s.min().stream()).min(Integer::compare),
                open
                        ? Optional.empty()
                        : said.stream().flatMap(s -> s.max().stream()).max(Integer::compare),
                said);
    }

    /// `4 to 11 civilians killed (4: the army; 11: residents)`
    public String words() {
        String number = number();
        String people = switch (side) {
            case CIVILIAN -> number.equals("1") ? "civilian" : "civilians";
            case COMBATANT -> number.equals("1") ? "fighter" : "fighters";
            case UNKNOWN -> number.equals("1") ? "person" : "people";
        };
        String who = said.stream()
                .collect(Collectors.groupingBy(
                        s -> said.size() == 1 || s.words().isBlank() ? "" : s.words() + ": ",
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Said::claimant, Collectors.joining(" and "))))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + entry.getValue())
                .collect(Collectors.joining("; "));
        return number + " " + people + " " + kind.name().toLowerCase(Locale.ROOT)
                + (status == Status.UNCONFIRMED ? ", unconfirmed" : "") + " (" + who + ")";
    }

    private String number() {
        int most = said.stream()
                .flatMap(s -> s.max().or(s::min).stream())
                .max(Integer::compare)
                .orElse(-1);
        if (most < 0) {
            // Only words: "dozens".
            return said.stream()
                    .map(Said::words)
                    .filter(w -> !w.isBlank())
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }
        boolean worded =
                said.stream().anyMatch(s -> s.min().isEmpty() && s.max().isEmpty());
        String range = low.isEmpty()
                ? "up to " + most
                : low.get() == most ? Integer.toString(most) : low.get() + " to " + most;
        return high.isPresent()
                ? range
                : low.isPresent() && low.get() == most && !worded ? "at least " + most : range + " or more";
    }
}
