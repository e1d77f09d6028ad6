package org.attest.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.actors.ActorMention;
import org.attest.actors.Actors;
import org.attest.actors.Who;
import org.attest.language.Document;
import org.attest.language.Sentence;
import org.attest.reports.Span;

/// Says who holds what is attributed, following pronouns and descriptions through one report. One instance reads one
/// report,
/// from its first sentence to its last.
final class Holders {
    private static final Set<String> PRONOUNS =
            Set.of("they", "it", "he", "she", "which", "who", "both", "these", "the latter", "which it", "who also");
    private static final Pattern SATELLITE = Pattern.compile(
            "\\b(?:satellite|aerial|overhead|radar|orbital|space)\\b.{0,30}\\b(?:images?|imagery|pictures?|photos?|photographs?|photography|views?)\\b|\\bimagery\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VIDEO =
            Pattern.compile("\\b(?:videos?|footage|film|clips?|recordings?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHOTO =
            Pattern.compile("\\b(?:photos?|photographs?|pictures?|images?|snapshots?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOCUMENT = Pattern.compile(
            "\\b(?:documents?|records?|logs?|memos?|dispatches|papers show)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITNESS = Pattern.compile(
            "\\b(?:eye)?witness(?:es)?\\b|\\b(?:residents?|villagers?|survivors?|locals|neighbou?rs?|bystanders?|townspeople|inhabitants?|farmers?|shopkeepers?)\\b(?!['\u2019])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNNAMED = Pattern.compile(
            "\\b(?:sources?|claims?|reports?|accounts?|rumou?rs?|activists?|officials?|analysts?|observers?|experts?|people familiar)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_VOICE = Pattern.compile(
            "\\b(?:this|our) (?:news)?(?:paper|agency|website|outlet|site|correspondent|reporter|magazine|bureau|publication)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VIA = Pattern.compile(
            "\\b(?:quoted by|cited by|speaking to|told to|head of|chief of|director of|spokes(?:man|woman|person) (?:for|of)|in a statement (?:to|carried by)|through|on)\\s",
            Pattern.CASE_INSENSITIVE);

    private final Document document;
    private final Actors actors;
    private final List<Held> before = new ArrayList<>();
    private boolean satelliteSeen;

    /// @param evidence what the source is, if it is evidence rather than someone
    record Resolved(Holder holder, Optional<Who> who, Evidence evidence) {
        boolean isEvidence() {
            return evidence != Evidence.NONE && evidence != Evidence.WITNESS;
        }
    }

    private record Held(int sentence, Resolved resolved) {}

    Holders(Document document, Actors actors) {
        this.document = document;
        this.actors = actors;
    }

    /// @param source the words that name the holder; empty where nobody is named
    Resolved resolve(Optional<Span> source, Sentence sentence) {
        Resolved resolved = source.map(span -> named(span, sentence)).orElseGet(Holders::nobody);
        if (resolved.holder().kind() != Holder.Kind.AUTHOR) {
            before.add(new Held(sentence.index(), resolved));
        }
        return resolved;
    }

    private static Resolved nobody() {
        return new Resolved(
                new Holder("not named", "", Holder.Kind.UNNAMED, List.of(), List.of()),
                Optional.empty(),
                Evidence.NONE);
    }

    private Resolved named(Span source, Sentence sentence) {
        String words = document.quote(source).strip();
        String lower = words.toLowerCase(Locale.ROOT)
                .replaceFirst("^(?:also|meanwhile|however,?) ", "")
                .replaceFirst(" (?:also|later|then)$", "");
        if (lower.equals("there")) {
            return nobody();
        }
        if (OWN_VOICE.matcher(words).find()) {
            return new Resolved(Holder.author(), Optional.empty(), Evidence.NONE);
        }
        if (PRONOUNS.contains(lower)) {
            return antecedent(words, sentence);
        }
        Evidence evidence = evidence(words);
        List<ActorMention> mentions = actors.within(source);
        if (evidence != Evidence.NONE && evidence != Evidence.WITNESS) {
            return shown(words, evidence, mentions, sentence);
        }
        if (mentions.isEmpty()) {
            return described(words, evidence);
        }
        Who who = mentions.getFirst().who();
        List<String> via = via(words, source, mentions);
        boolean byDescription = who.kind() == Who.Kind.UNNAMED && mentions.size() > 1 && !via.isEmpty();
        return new Resolved(
                new Holder(who.name(), words, kind(who), via, List.of()),
                Optional.of(who),
                byDescription || who.kind() != Who.Kind.WITNESS ? Evidence.NONE : Evidence.WITNESS);
    }

    private List<String> via(String words, Span source, List<ActorMention> mentions) {
        Matcher matcher = VIA.matcher(words);
        if (mentions.size() < 2 || !matcher.find()) {
            return List.of();
        }
        int from = source.start() + words.codePointCount(0, matcher.start());
        return mentions.stream()
                .filter(m -> m.span().start() >= from)
                .map(m -> m.who().name())
                .distinct()
                .toList();
    }

    /// "Satellite pictures published by a firm": the firm holds it if it is named, else the pictures do.
    private Resolved shown(String words, Evidence evidence, List<ActorMention> mentions, Sentence sentence) {
        satelliteSeen |= evidence == Evidence.SATELLITE;
        Evidence seen = evidence == Evidence.PHOTO && satelliteSeen ? Evidence.SATELLITE : evidence;
        Optional<Who> provider = mentions.stream()
                .map(ActorMention::who)
                .filter(who -> !who.name().contains("not named") && who.kind() != Who.Kind.WITNESS)
                .findFirst();
        if (provider.isPresent()) {
            Holder.Kind kind = seen == Evidence.SATELLITE ? Holder.Kind.IMAGERY : kind(provider.get());
            return new Resolved(new Holder(provider.get().name(), words, kind, List.of(), List.of()), provider, seen);
        }
        if (seen == Evidence.SATELLITE) {
            Optional<Held> earlier = before.reversed().stream()
                    .filter(h ->
                            h.resolved().holder().kind() == Holder.Kind.IMAGERY && h.sentence() == sentence.index())
                    .findFirst();
            if (earlier.isPresent()) {
                Holder holder = earlier.get().resolved().holder();
                return new Resolved(
                        new Holder(holder.name(), words, Holder.Kind.IMAGERY, List.of(), List.of("provider not named")),
                        earlier.get().resolved().who(),
                        seen);
            }
            return new Resolved(
                    new Holder(
                            "satellite imagery (provider not named)", words, Holder.Kind.IMAGERY, List.of(), List.of()),
                    Optional.empty(),
                    seen);
        }
        String name = seen == Evidence.VIDEO
                ? "video (source not named)"
                : seen == Evidence.PHOTO ? "photographs (source not named)" : "documents (source not named)";
        return new Resolved(new Holder(name, words, Holder.Kind.UNNAMED, List.of(), List.of()), Optional.empty(), seen);
    }

    private Resolved described(String words, Evidence evidence) {
        if (evidence == Evidence.WITNESS) {
            return new Resolved(
                    new Holder(withoutArticle(words), words, Holder.Kind.WITNESS, List.of(), List.of()),
                    Optional.empty(),
                    evidence);
        }
        boolean unnamed = UNNAMED.matcher(words).find();
        boolean onlyWords = Pattern.compile("\\b(?:claims?|reports?|accounts?|rumou?rs?)\\b", Pattern.CASE_INSENSITIVE)
                .matcher(words)
                .find();
        String name = onlyWords && unnamed ? "not named" : withoutArticle(words);
        return new Resolved(
                new Holder(name, words, unnamed ? Holder.Kind.UNNAMED : Holder.Kind.ACTOR, List.of(), List.of()),
                Optional.empty(),
                Evidence.NONE);
    }

    private static String withoutArticle(String words) {
        return words.replaceFirst("(?i)^(?:the|a|an) ", "");
    }

    /// Who "they", "it" or "he" is: the last holder, or else the first actor of the sentence before.
    private Resolved antecedent(String words, Sentence sentence) {
        Optional<Held> last = before.reversed().stream()
                .filter(h -> h.sentence() >= sentence.index() - 1)
                .filter(h -> h.resolved().holder().kind() != Holder.Kind.UNNAMED || h.sentence() == sentence.index())
                .findFirst();
        if (last.isPresent()) {
            Holder holder = last.get().resolved().holder();
            return new Resolved(
                    new Holder(holder.name(), words, holder.kind(), holder.via(), List.of()),
                    last.get().resolved().who(),
                    Evidence.NONE);
        }
        for (int index = sentence.index(); index >= Math.max(0, sentence.index() - 1); index--) {
            int at = index;
            List<ActorMention> candidates = actors
                    .within(document.sentences().get(at).span())
                    .stream()
                    .filter(m -> at < sentence.index()
                            || m.span().start() < sentence.span().start() + 1)
                    .filter(m -> m.who().kind() != Who.Kind.IMAGERY)
                    .toList();
            if (!candidates.isEmpty()) {
                Who who = candidates.getFirst().who();
                List<String> others = candidates.stream()
                        .skip(1)
                        .map(m -> m.who().name())
                        .filter(n -> !n.equals(who.name()))
                        .distinct()
                        .toList();
                List<String> ambiguous =
                        others.isEmpty() ? List.of("the words do not say who \"" + words + "\" is") : others;
                return new Resolved(
                        new Holder(who.name(), words, kind(who), List.of(), ambiguous),
                        Optional.of(who),
                        Evidence.NONE);
            }
        }
        return new Resolved(
                new Holder("not named", words, Holder.Kind.UNNAMED, List.of(), List.of()),
                Optional.empty(),
                Evidence.NONE);
    }

    private static Evidence evidence(String words) {
        // The head of the phrase decides: what stands before "by", "of", "from".
        String head = words.split(
                        "(?i) (?:by|from|released|published|issued|taken|obtained|posted|shared|who|which|in|near) ",
                        2)[0];
        if (SATELLITE.matcher(head).find()) {
            return Evidence.SATELLITE;
        }
        if (head.matches("(?i).*\\b(?:company|firm|agency|group|analysts?|provider)\\b.*")) {
            return Evidence.NONE;
        }
        if (VIDEO.matcher(head).find()) {
            return Evidence.VIDEO;
        }
        if (PHOTO.matcher(head).find()) {
            return Evidence.PHOTO;
        }
        if (DOCUMENT.matcher(head).find()) {
            return Evidence.DOCUMENT;
        }
        return WITNESS.matcher(head).find() ? Evidence.WITNESS : Evidence.NONE;
    }

    /// What kind of evidence a phrase speaks of: "a video", "footage and pictures".
    Evidence shownBy(String words) {
        Evidence evidence = evidence(words);
        satelliteSeen |= SATELLITE.matcher(words).find();
        return evidence == Evidence.PHOTO && satelliteSeen ? Evidence.SATELLITE : evidence;
    }

    static Holder.Kind kind(Who who) {
        return switch (who.kind()) {
            case STATE, MILITARY, OFFICIAL, ARMED_GROUP, ORGANISATION, PERSON -> Holder.Kind.ACTOR;
            case OUTLET -> Holder.Kind.OUTLET;
            case MONITOR -> Holder.Kind.MONITOR;
            case IMAGERY -> Holder.Kind.IMAGERY;
            case WITNESS -> Holder.Kind.WITNESS;
            case UNNAMED -> Holder.Kind.UNNAMED;
        };
    }
}
