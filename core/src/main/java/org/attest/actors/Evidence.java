package org.attest.actors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attest.language.Attribution;
import org.attest.language.Mention;
import org.attest.language.Reading;
import org.attest.language.Role;
import org.attest.language.Sentence;
import org.attest.language.Trigger;
import org.attest.reports.Span;

/// What the reader says of single tokens, by sentence.
record Evidence(
        List<Set<Integer>> verbs,
        List<Set<Integer>> holders,
        List<Set<Integer>> organisations,
        List<Set<Integer>> places,
        List<Set<Integer>> persons) {
    static Evidence of(Reading reading, List<Line> lines) {
        List<Span> verbs = new ArrayList<>();
        List<Span> holders = new ArrayList<>();
        for (Trigger trigger : reading.triggers()) {
            if (!trigger.noun()) {
                verbs.add(trigger.span());
            }
        }
        for (Attribution attribution : reading.attributions()) {
            verbs.add(attribution.cue());
            attribution.source().ifPresent(holders::add);
        }
        for (Role role : reading.roles()) {
            if (role.kind() == Role.Kind.ATTACKER) {
                holders.add(role.span());
            }
        }
        List<Span> organisations = spans(reading, Set.of(Mention.Kind.ORGANISATION, Mention.Kind.UNIT));
        List<Span> places = spans(reading, Set.of(Mention.Kind.FACILITY, Mention.Kind.PLACE));
        List<Span> persons = spans(reading, Set.of(Mention.Kind.PERSON));
        return new Evidence(
                indexes(lines, verbs),
                indexes(lines, holders),
                indexes(lines, organisations),
                indexes(lines, places),
                indexes(lines, persons));
    }

    private static List<Span> spans(Reading reading, Set<Mention.Kind> kinds) {
        return reading.mentions().stream()
                .filter(mention -> kinds.contains(mention.kind()))
                .map(Mention::span)
                .toList();
    }

    private static List<Set<Integer>> indexes(List<Line> lines, List<Span> spans) {
        List<Set<Integer>> indexes = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Sentence sentence = line.sentence;
            Set<Integer> own = Set.of();
            for (Span span : spans) {
                if (!span.overlaps(sentence.span())) {
                    continue;
                }
                own = own.isEmpty() ? new HashSet<>() : own;
                for (int i = 0; i < line.size(); i++) {
                    if (span.contains(line.tokens.get(i).span())) {
                        own.add(i);
                    }
                }
            }
            indexes.add(own);
        }
        return indexes;
    }
}
