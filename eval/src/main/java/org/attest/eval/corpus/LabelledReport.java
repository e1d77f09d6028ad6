package org.attest.eval.corpus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A report and its labels. Every value is a span of the text.
///
/// @param published ISO date; empty if the report gives none
/// @param versionOf the report of which this is a later version
/// @param marker `UPDATED` or `CORRECTED`
/// @param main key of the incident that the report is mainly about
/// @param views what this report by itself supports of an incident, where that differs from the group's truth
/// @param links cross-reference lines
public record LabelledReport(
        String id,
        String manner,
        String outlet,
        Optional<String> published,
        String title,
        Optional<String> versionOf,
        Optional<String> marker,
        Optional<String> main,
        @JsonIgnore String text,
        List<Group.Incident> views,
        List<Mention> mentions,
        List<Trigger> triggers,
        List<Role> roles,
        List<Attribution> attributions,
        List<Claim> claims,
        List<Extent> links) {
    public LabelledReport {
        views = List.copyOf(views);
        mentions = List.copyOf(mentions);
        triggers = List.copyOf(triggers);
        roles = List.copyOf(roles);
        attributions = List.copyOf(attributions);
        claims = List.copyOf(claims);
        links = List.copyOf(links);
    }

    public Optional<Claim> claim(int number) {
        return claims.stream().filter(one -> one.number() == number).findFirst();
    }

    /// The same labels over their text.
    LabelledReport withText(String words) {
        return new LabelledReport(
                id,
                manner,
                outlet,
                published,
                title,
                versionOf,
                marker,
                main,
                words,
                views,
                mentions,
                triggers,
                roles,
                attributions,
                claims,
                links);
    }

    /// Keys of the incidents that this report speaks of.
    public Set<String> spokenOf() {
        Set<String> keys = new LinkedHashSet<>();
        main.ifPresent(keys::add);
        triggers.forEach(trigger -> keys.add(trigger.incident()));
        roles.forEach(role -> keys.add(role.incident()));
        claims.forEach(claim -> keys.addAll(claim.incidents()));
        return keys;
    }

    /// Words of the text.
    ///
    /// @param start offset in Unicode code points
    /// @param end half open
    public record Extent(int start, int end, String text) {
        boolean holds(Extent other) {
            return start <= other.start && other.end <= end;
        }
    }

    /// @param kind one of [Labels#MENTIONS]
    /// @param value EDTF of a time expression whose meaning the report settles
    public record Mention(String kind, Extent extent, Optional<String> value) {}

    public record Trigger(String incident, Extent extent) {}

    /// @param role `attacker`, `target`, `weapon`, `place`, `time`, `object`, `killed`, `injured`, `missing`
    /// @param state of an object: `destroyed`, `damaged`, `intact`, `unstated`
    /// @param people for casualties
    public record Role(String incident, String role, Extent extent, Optional<String> state, Optional<People> people) {}

    /// @param side `civilian`, `combatant`, `unknown`
    /// @param min empty for "up to" and for "several"
    /// @param max empty for "at least" and for "several"
    public record People(String side, Optional<Integer> min, Optional<Integer> max) {}

    /// Who says what in which words; several pieces where other words interrupt.
    ///
    /// @param claim the claim it makes; empty for promises, opinions and the like, which are no claims
    public record Attribution(List<Extent> source, List<Extent> cue, List<Extent> content, Optional<Integer> claim) {
        public Attribution {
            source = List.copyOf(source);
            cue = List.copyOf(cue);
            content = List.copyOf(content);
        }
    }

    /// @param number unique in the report
    /// @param quote the smallest clause that holds source, cue and content
    /// @param source empty for the author and where nobody is named
    /// @param incidents empty for norms, trends and background
    public record Claim(
            int number,
            Extent quote,
            List<Extent> source,
            List<Extent> cue,
            List<Extent> content,
            Holder holder,
            String stance,
            boolean unconfirmed,
            boolean distance,
            String about,
            String evidence,
            Proposition proposition,
            Optional<Quantity> quantity,
            List<String> incidents) {
        public Claim {
            source = List.copyOf(source);
            cue = List.copyOf(cue);
            content = List.copyOf(content);
            incidents = List.copyOf(incidents);
        }
    }

    public record Holder(String name, String kind, List<String> via) {
        public Holder {
            via = List.copyOf(via);
        }
    }

    public record Proposition(String predicate, List<String> args, boolean negative) {
        public Proposition {
            args = List.copyOf(args);
        }
    }

    /// @param kind `NUMBER`, `ALL`, `MOST`, `SOME`, `NOT_STATED`
    /// @param words the words that say it
    public record Quantity(String kind, Optional<Integer> min, Optional<Integer> max, Optional<Extent> words) {}
}
