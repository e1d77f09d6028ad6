package org.attest.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Actors;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.language.Statement;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Span;
import org.attest.time.When;

/// Claims from what a trained reader takes for statements. It says which words, how firmly and about what; who holds
/// them, what is denied, numbers, casualties, times and places are read from its words by the rules that read every
/// claim. Used once.
final class StatementClaims {
    private final Reading reading;
    private final Circumstances circumstances;
    private final Holders holders;
    private final List<Merging.Stated> claims = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    StatementClaims(Reading reading, Circumstances circumstances, Actors actors) {
        this.reading = reading;
        this.circumstances = circumstances;
        this.holders = new Holders(reading.document(), actors);
    }

    /// In order of the text.
    List<Merging.Stated> claims(List<Statement> statements) {
        boolean hasBody =
                reading.document().sentences().stream().anyMatch(s -> s.block().kind() == Block.Kind.PARAGRAPH);
        List<Statement> inOrder = new ArrayList<>(statements);
        inOrder.sort(Comparator.comparing(Statement::quote));
        for (Statement statement : inOrder) {
            Sentence sentence = reading.document().sentenceAt(statement.quote());
            boolean speaks = switch (sentence.block().kind()) {
                case PARAGRAPH, CAPTION -> true;
                // A headline repeats its article with the hedges left out; it speaks only where it stands alone.
                case TITLE -> !hasBody;
                case LINK, DATE_LINE, BYLINE -> false;
            };
            if (speaks) {
                Claim claim = claim(statement, sentence);
                if (ids.add(claim.id())) {
                    claims.add(new Merging.Stated(claim, statement.judgement()));
                }
            }
        }
        return List.copyOf(claims);
    }

    private Claim claim(Statement statement, Sentence sentence) {
        Voice voice = voice(statement, sentence);
        About about = About.valueOf(statement.about().toUpperCase(Locale.ROOT));
        Span said = statement.content().orElse(statement.quote());
        Substance substance = new Substance(reading, said);
        boolean negated = Phrases.isNegated(substance.text());
        boolean denied = voice.stance() == Stance.DENIES || negated;
        Proposition proposition = new Proposition(
                substance.predicate(about).orElse(predicate(voice.stance(), about)),
                substance.arguments(),
                negated && about != About.CASUALTIES ? Polarity.NEGATIVE : Polarity.POSITIVE);
        List<CasualtyCell> cells = voice.speaks() ? substance.casualties() : List.of();
        return Claim.of(
                statement.quote(),
                voice,
                new Content(
                        about,
                        proposition,
                        about == About.INTERCEPTION
                                ? Optional.of(substance.intercepted())
                                : cells.stream().findFirst().map(CasualtyCell::number),
                        when(statement, said),
                        where(statement, said),
                        voice.speaks() ? substance.objects(denied) : List.of(),
                        cells));
    }

    private Voice voice(Statement statement, Sentence sentence) {
        boolean author = statement.cue().isEmpty() && statement.source().isEmpty();
        Holders.Resolved holder = author
                ? new Holders.Resolved(Holder.author(), Optional.empty(), Evidence.NONE)
                : holders.resolve(statement.source(), sentence);
        Stance stance = stance(statement, holder);
        Evidence labelled = Evidence.valueOf(statement.evidence().toUpperCase(Locale.ROOT));
        return new Voice(
                statement.source(),
                statement.cue(),
                statement.content(),
                holder.holder(),
                stance,
                Status.valueOf(statement.status()),
                stance == Stance.CLAIMS,
                labelled == Evidence.NONE && holder.isEvidence() ? holder.evidence() : labelled);
    }

    private static String predicate(Stance stance, About about) {
        if (stance == Stance.NO_COMMENT) {
            return "comment";
        }
        return about == About.NORM ? "do usually" : about == About.MOTIVE ? "aim" : "state";
    }

    /// Pictures and documents do not merely say so: they show it.
    private static Stance stance(Statement statement, Holders.Resolved holder) {
        Stance stance = Stance.valueOf(statement.stance());
        return stance == Stance.AFFIRMS && holder.isEvidence() ? Stance.CONFIRMS : stance;
    }

    private List<Where> where(Statement statement, Span said) {
        return circumstances.wheres(said).stream()
                .filter(where -> where.from().stream().noneMatch(from -> isOfSource(statement, from)))
                .toList();
    }

    /// The times of what is said; those beside it may be those of the saying, and count only if nothing else does.
    /// When
    /// pictures were taken, or a source spoke last, is no time of what they show.
    private List<When> when(Statement statement, Span said) {
        List<When> own = circumstances.whens(said);
        return own.isEmpty()
                ? circumstances.whens(statement.quote()).stream()
                        .filter(when -> when.from().stream().noneMatch(from -> isOfSource(statement, from)))
                        .toList()
                : own;
    }

    private static boolean isOfSource(Statement statement, Span words) {
        return statement.source().filter(source -> source.contains(words)).isPresent();
    }
}
