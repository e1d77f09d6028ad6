package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attest.actors.Tie;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;

/// The lines of `actors.jsonl`: each neutral name once, with the words that reports use for it and the ties
/// that they state.
final class ActorLines {
    private static final class Actor {
        final Set<String> kinds = new TreeSet<>();
        final Set<String> countries = new TreeSet<>();
        final Set<String> aliases = new TreeSet<>();
        final Set<String> claims = new LinkedHashSet<>();
        final Set<String> incidents = new TreeSet<>();
        final Map<Tie.Kind, List<Tie>> ties = new EnumMap<>(Tie.Kind.class);
    }

    private ActorLines() {}

    static List<ObjectNode> of(Contents contents) {
        Map<String, Actor> actors = new TreeMap<>();
        for (Claim claim : contents.claims()) {
            if (contents.isWithdrawn(claim) || !isSomebody(claim.holder())) {
                continue;
            }
            Actor actor = actors.computeIfAbsent(claim.holder().name(), _ -> new Actor());
            actor.kinds.add(claim.holder().kind().name().toLowerCase(Locale.ROOT));
            actor.claims.add(claim.id());
            if (!claim.holder().words().isEmpty()) {
                actor.aliases.add(claim.holder().words());
            }
        }
        for (Incident incident : contents.incidents()) {
            for (Account.Attacker attacker : incident.attackers()) {
                Actor actor = actors.computeIfAbsent(attacker.name(), _ -> new Actor());
                actor.kinds.add("attacker");
                actor.incidents.add(incident.id());
                contents.findWords(attacker.from()).ifPresent(actor.aliases::add);
                if (!attacker.country().isEmpty()) {
                    actor.countries.add(attacker.country());
                }
            }
        }
        for (Tie tie : contents.byId(Fact.TieFact.class, Fact.TieFact::tie)) {
            actors.computeIfAbsent(tie.actor(), _ -> new Actor())
                    .ties
                    .computeIfAbsent(tie.kind(), _ -> new ArrayList<>())
                    .add(tie);
            // So that every name that a tie leads to has a line of its own.
            actors.computeIfAbsent(tie.other(), _ -> new Actor());
        }
        List<ObjectNode> lines = new ArrayList<>();
        actors.forEach((name, actor) -> lines.add(line(name, actor)));
        return lines;
    }

    /// The article's own voice and those who are not named are nobody in particular.
    private static boolean isSomebody(Holder holder) {
        return switch (holder.kind()) {
            case AUTHOR, UNNAMED, LINKED_HEADLINE -> false;
            case ACTOR, OUTLET, MONITOR, IMAGERY, WITNESS -> true;
        };
    }

    private static ObjectNode line(String name, Actor actor) {
        return Line.ofFile()
                .put("name", name)
                .put("kinds", Line.strings(actor.kinds))
                .put("country", actor.countries.stream().findFirst())
                .put("aliases", Line.strings(actor.aliases))
                .put("claims", Line.strings(actor.claims))
                .put("attacker_in", Line.strings(actor.incidents))
                .put("backs", ties(actor, Tie.Kind.BACKS))
                .put("part_of", ties(actor, Tie.Kind.PART_OF))
                .put("led_by", ties(actor, Tie.Kind.LED_BY))
                .node();
    }

    private static ArrayNode ties(Actor actor, Tie.Kind kind) {
        return Line.array(actor.ties.getOrDefault(kind, List.of()).stream()
                .map(tie -> Line.inner()
                        .put("name", tie.other())
                        .put("from", Line.span(tie.from()))
                        .node()));
    }
}
