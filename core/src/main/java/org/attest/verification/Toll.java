package org.attest.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Holder;
import org.attest.claims.Status;
import org.attest.incidents.Casualties;

/// What claimants together say of one fate of one class of people: from the lowest number to the highest, and who says
/// which. Nothing is added up; what somebody calls unconfirmed stands in a toll of its own.
///
/// @param who in the reports' words, for those who are called alike; empty where no words are given
/// @param low the least that somebody says; empty where nobody gives a lower bound
/// @param high the most; empty where somebody's number is open upwards ("at least 16") or no number ("dozens")
/// @param said in the order of the incident
public record Toll(
        CasualtyCell.Kind kind,
        CasualtyCell.Class side,
        String who,
        Status status,
        Optional<Integer> low,
        Optional<Integer> high,
        List<Said> said) {
    /// Words that say no more of somebody than that there was one.
    private static final Set<String> PEOPLE = Set.of(
            "people", "persons", "person", "bodies", "body", "dead", "victims", "victim", "others", "casualties");

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

    /// @param cells of one incident
    /// @param gone ids of claims that a newer version of their report no longer makes, or makes otherwise
    public static List<Toll> of(List<Casualties> cells, Collection<String> gone) {
        List<List<Casualties>> alike = new ArrayList<>();
        for (Casualties cell : cells) {
            if (gone.containsAll(cell.claims())) {
                continue;
            }
            alike.stream()
                    .filter(group -> group.stream().anyMatch(other -> areAlike(cell, other)))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(cell), () -> alike.add(new ArrayList<>(List.of(cell))));
        }
        return alike.stream()
                .sorted(Comparator.comparing(
                                (List<Casualties> group) -> group.getFirst().kind())
                        .thenComparing(group -> group.getFirst().side())
                        .thenComparing(group -> group.getFirst().status()))
                .map(Toll::toll)
                .toList();
    }

    /// "Soldiers" and "foreign fighters" are two tolls; "fighters" and "Iran-backed fighters" may be the same
    /// people.
    private static boolean areAlike(Casualties a, Casualties b) {
        return a.kind() == b.kind()
                && a.side() == b.side()
                && a.status() == b.status()
                && (isAnybody(a) && isAnybody(b) || stems(a.who()).stream().anyMatch(stems(b.who())::contains));
    }

    private static boolean isAnybody(Casualties cell) {
        return cell.who().isBlank() || PEOPLE.contains(cell.who().toLowerCase(Locale.ROOT));
    }

    private static Set<String> stems(String who) {
        return Revisions.words(who).stream()
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.toSet());
    }

    private static Toll toll(List<Casualties> cells) {
        Casualties first = cells.getFirst();
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
                first.kind(),
                first.side(),
                first.who(),
                first.status(),
                said.stream().flatMap(s -> s.min().stream()).min(Integer::compare),
                open
                        ? Optional.empty()
                        : said.stream().flatMap(s -> s.max().stream()).max(Integer::compare),
                said);
    }

    /// `4 to 11 civilians killed (4: the army; 11: residents)`
    public String words() {
        String number = number();
        boolean one = number.equals("1");
        String called = switch (side) {
            case CIVILIAN -> one ? "civilian" : "civilians";
            case COMBATANT -> one ? "fighter" : "fighters";
            case UNKNOWN -> one ? "person" : "people";
        };
        String people = who.isBlank() || PEOPLE.contains(who.toLowerCase(Locale.ROOT))
                ? called
                : side == CasualtyCell.Class.UNKNOWN
                                || who.toLowerCase(Locale.ROOT).contains(called)
                        ? who
                        : who + " (" + called + ")";
        String sayers = said.stream()
                .collect(Collectors.groupingBy(
                        s -> said.size() == 1 || s.words().isBlank() ? "" : lower(s.words()) + ": ",
                        LinkedHashMap::new,
                        Collectors.mapping(Toll::called, Collectors.joining(" and "))))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + entry.getValue())
                .collect(Collectors.joining("; "));
        boolean counted = number.chars().anyMatch(Character::isDigit);
        String fate = people + " " + kind.name().toLowerCase(Locale.ROOT);
        boolean parts = said.stream().map(Said::claimant).distinct().count() < said.size()
                && said.stream()
                        .noneMatch(s -> s.claimant().equals(Holder.author().name()));
        return (counted ? number + " " + fate : fate + ": " + number)
                + (status == Status.UNCONFIRMED ? ", unconfirmed" : "") + " (" + sayers + ")"
                + (parts ? "; several numbers by one claimant may be parts" : "");
    }

    private static String called(Said said) {
        return said.claimant().equals(Holder.author().name()) ? "an article in its own voice" : said.claimant();
    }

    /// Numbers first, then what is said in words alone: "300 to 1,654, or many".
    private String number() {
        Optional<Integer> most =
                said.stream().flatMap(s -> s.max().or(s::min).stream()).max(Integer::compare);
        String worded = said.stream()
                .filter(s -> s.min().isEmpty() && s.max().isEmpty())
                .map(s -> lower(s.words()))
                .filter(words -> !words.isBlank())
                .distinct()
                .collect(Collectors.joining(" or "));
        if (most.isEmpty()) {
            return worded;
        }
        boolean open =
                said.stream().anyMatch(s -> s.min().isPresent() && s.max().isEmpty());
        boolean one = low.equals(most);
        String range = low.isEmpty()
                ? "up to " + figure(most.get())
                : one
                        ? (open ? "at least " : "") + figure(most.get())
                        : figure(low.get()) + " to " + figure(most.get()) + (open ? " or more" : "");
        return worded.isEmpty() ? range : range + " or " + worded;
    }

    private static String figure(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Where the words began a sentence, they no longer do.
    private static String lower(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
