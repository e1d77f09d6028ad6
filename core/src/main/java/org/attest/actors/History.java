package org.attest.actors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Phrases.Match;
import org.attest.reports.Span;
import org.jspecify.annotations.Nullable;

/// What one report has said so far, for its short forms; and which states it is about.
final class History {
    /// @param keys its words, for "the ministry" and "the Brigades"
    record Past(ActorMention mention, Set<String> keys, boolean named) {}

    /// @param span the description that tells
    record Told(State state, Span span) {}

    private final Lexicon lexicon;
    private final List<Past> past = new ArrayList<>();
    private final Map<State, Integer> counts = new HashMap<>();
    private final Map<State, Integer> regimes = new HashMap<>();
    private final Map<State, Span> regimeSpans = new HashMap<>();

    History(Lexicon lexicon, List<Line> lines) {
        this.lexicon = lexicon;
        for (Line line : lines) {
            for (int i = 0; i < line.size(); i++) {
                if (!line.matches.get(i).isEmpty()) {
                    i = Math.max(i, count(line, i) - 1);
                }
            }
        }
    }

    private int count(Line line, int i) {
        Match longest = null;
        for (Match match : line.matches.get(i)) {
            boolean counts = switch (match.entry()) {
                case Entry.StateName _, Entry.Adjective _, Entry.Capital _, Entry.Leader _ -> true;
                case Entry.Body _, Entry.Institution _, Entry.Generic _ -> false;
            };
            longest = counts ? match : longest;
        }
        if (longest == null) {
            return i;
        }
        State state = switch (longest.entry()) {
            case Entry.StateName name -> name.state();
            case Entry.Adjective adjective -> adjective.state();
            case Entry.Capital capital -> capital.state();
            case Entry.Leader leader -> leader.state();
            case Entry.Body _, Entry.Institution _, Entry.Generic _ -> throw new IllegalStateException("not a state");
        };
        int end = longest.end();
        boolean leader = longest.entry() instanceof Entry.Leader;
        int next = line.possessive(end) ? end + 1 : end;
        boolean regime = line.key(next).equals("regime");
        if (!leader
                || regime
                || line.key(next).equals("government")
                || line.key(next).equals("forces")) {
            counts.merge(state, 1, Integer::sum);
        }
        if (regime) {
            regimes.merge(state, 1, Integer::sum);
            regimeSpans.putIfAbsent(state, line.span(i, next + 1));
        }
        return end;
    }

    Set<String> codes() {
        Set<String> codes = new HashSet<>();
        counts.keySet().forEach(state -> codes.add(state.code()));
        regimes.keySet().forEach(state -> codes.add(state.code()));
        return codes;
    }

    void add(ActorMention mention, Line line, int start, int end) {
        Set<String> keys = new HashSet<>();
        for (int i = start; i < end; i++) {
            keys.add(line.keys[i]);
        }
        boolean named =
                lexicon.isNamed(mention.who()) || line.capital(start) && line.capital(end - 1) && end - start > 1;
        past.add(new Past(mention, keys, named));
    }

    List<Past> past() {
        return past;
    }

    /// The state whose regime the report names.
    Optional<Told> findRegime() {
        State best = most(regimes);
        Span span = best == null ? null : regimeSpans.get(best);
        return best == null || span == null ? Optional.empty() : Optional.of(new Told(best, span));
    }

    /// The state whose institution with the same head was named last, else the one the report is about.
    Optional<State> findOwner(Entry.Institution institution, Optional<Told> regime) {
        for (int i = past.size() - 1; i >= 0; i--) {
            Who who = past.get(i).mention().who();
            Optional<State> state = who.country().flatMap(lexicon::findState);
            if (state.isPresent() && who.kind() == institution.kind()) {
                boolean same = who.name().equals(state.get().adjective() + " " + institution.head());
                boolean media = institution.kind() == Who.Kind.OUTLET;
                if (same || media) {
                    return state;
                }
            }
        }
        if (regime.isPresent() && institution.owned()) {
            return Optional.of(regime.get().state());
        }
        return Optional.ofNullable(most(counts));
    }

    /// The state named most, if it is named twice as often as the next: otherwise the report does not tell.
    private static @Nullable State most(Map<State, Integer> counts) {
        State best = null;
        int first = 0;
        int second = 0;
        for (Map.Entry<State, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > first) {
                second = first;
                first = entry.getValue();
                best = entry.getKey();
            } else {
                second = Math.max(second, entry.getValue());
            }
        }
        return first >= 2 * second ? best : null;
    }

    /// Whom "the Observatory", "the company", "the group" means.
    Optional<Past> findAntecedent(String head, boolean capital) {
        for (int i = past.size() - 1; i >= 0; i--) {
            Past one = past.get(i);
            if (fits(head, capital, one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private boolean fits(String head, boolean capital, Past one) {
        Who who = one.mention().who();
        String name = Lexicon.lower(who.name());
        boolean contains = one.keys().contains(head)
                        && one.mention().from().isEmpty()
                        && one.keys().size() > 1
                || contains(name, head) && one.named();
        if (capital) {
            return contains && who.kind() != Who.Kind.STATE;
        }
        String outlet = lexicon.outlet(who);
        return switch (head) {
            case "monitor", "watchdog", "observatory" -> who.kind() == Who.Kind.MONITOR;
            case "group" ->
                one.named() && (who.kind() == Who.Kind.MONITOR || who.kind() == Who.Kind.ARMED_GROUP)
                        || contains && who.kind() != Who.Kind.OUTLET
                        || who.kind() == Who.Kind.MONITOR;
            case "organisation", "charity", "ngo", "body" ->
                one.named()
                        && (who.kind() == Who.Kind.ORGANISATION
                                || who.kind() == Who.Kind.MONITOR
                                || who.kind() == Who.Kind.ARMED_GROUP);
            case "movement" -> contains || one.named() && who.kind() == Who.Kind.ARMED_GROUP;
            case "agency" -> outlet.equals("agency") || contains || one.keys().contains("agency");
            case "channel", "broadcaster", "station" ->
                outlet.equals("broadcaster")
                        || who.kind() == Who.Kind.OUTLET
                                && (contains
                                        || one.keys().contains("tv")
                                        || one.keys().contains("television"));
            case "network" -> outlet.equals("broadcaster") || contains;
            case "newspaper", "paper", "daily" ->
                outlet.equals("newspaper") || contains && who.kind() == Who.Kind.OUTLET;
            case "website", "site", "outlet" -> who.kind() == Who.Kind.OUTLET && one.named();
            case "company", "firm", "provider", "start-up", "startup" ->
                who.kind() == Who.Kind.IMAGERY && !name.startsWith("satellite imagery (")
                        || contains(name, "company")
                        || one.keys().contains("company")
                        || one.keys().contains("firm");
            case "ministry" -> one.keys().contains("ministry");
            case "source" ->
                who.kind() == Who.Kind.UNNAMED
                        && (one.keys().contains("source") || one.keys().contains("sources"));
            case "sources" -> who.kind() == Who.Kind.UNNAMED && one.keys().contains("sources");
            case "spokesman", "spokeswoman", "spokesperson" -> one.keys().contains(head) || isSpoken(one);
            case "coalition", "alliance" -> contains;
            case "militia", "cartel", "gang", "faction" ->
                contains || one.named() && who.kind() == Who.Kind.ARMED_GROUP;
            case "militants", "rebels", "insurgents", "guerrillas", "separatists" ->
                who.kind() == Who.Kind.ARMED_GROUP && (one.named() || one.keys().contains(head));
            case "fighters", "gunmen", "paramilitaries" ->
                who.kind() == Who.Kind.ARMED_GROUP && one.keys().contains(head);
            default -> contains && who.kind() != Who.Kind.STATE;
        };
    }

    private static boolean isSpoken(Past one) {
        return one.keys().contains("spokesman")
                || one.keys().contains("spokeswoman")
                || one.keys().contains("spokesperson");
    }

    private static boolean contains(String name, String word) {
        int at = name.indexOf(word);
        return at >= 0
                && (at == 0 || name.charAt(at - 1) == ' ')
                && (at + word.length() == name.length() || !Character.isLetter(name.charAt(at + word.length())));
    }
}
