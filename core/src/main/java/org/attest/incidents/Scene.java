package org.attest.incidents;

import java.util.ArrayList;
import java.util.List;
import org.attest.claims.Claim;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.places.PlaceMention;
import org.attest.places.Places;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Span;
import org.attest.time.TimeExpression;
import org.attest.time.Times;
import org.attest.time.When;

/// The times and places that stand around what an account says, for accounts whose own claims name none.
///
/// A claim's quote is the smallest clause that holds it, so what sets the scene often stands beside it: in the same
/// sentence, in the sentence before, in the report's first paragraph.
record Scene(Reading reading, Times times, Places places, List<Claim> claims) {
    /// A night is two days; a longer stretch is no time of an act.
    private static final int DAYS = 1;

    /// Where something is said to be or happen in this sentence, outside all claims but `own`: what another claim
    /// says is of that claim's incident. Countries are no sites.
    List<Where> sites(Sentence sentence, List<Claim> own) {
        return places.within(sentence.span()).stream()
                .filter(m -> m.use() == PlaceMention.Use.SITE && !isCountry(m.where()))
                .filter(m -> isFree(m.span(), own) && !isOfSource(m.span()))
                .map(PlaceMention::where)
                .toList();
    }

    /// The days of this sentence, outside all claims but `own`.
    List<When> days(Sentence sentence, List<Claim> own) {
        return times.within(sentence.span()).stream()
                .filter(e -> e.kind() == TimeExpression.Kind.DATE || e.kind() == TimeExpression.Kind.TIME)
                .filter(e -> isFree(e.span(), own))
                .map(TimeExpression::when)
                .filter(Scene::isDay)
                .toList();
    }

    private static boolean isDay(When when) {
        return when instanceof When.Interval i
                && i.start().isPresent()
                && i.end().isPresent()
                && !i.end().get().isAfter(i.start().get().plusDays(DAYS));
    }

    private boolean isFree(Span span, List<Claim> own) {
        return claims.stream().noneMatch(c -> c.quote().contains(span) && !own.contains(c));
    }

    /// "UNITA's man in Lisbon maintains": where somebody sits who speaks of it.
    private boolean isOfSource(Span span) {
        return reading.attributions().stream()
                .anyMatch(
                        a -> a.source().filter(source -> source.contains(span)).isPresent());
    }

    private static boolean isCountry(Where where) {
        return where instanceof Where.Region region && region.isCountry();
    }

    /// The sentences in which an account's claims stand, in the order of the text.
    List<Sentence> sentencesOf(List<Claim> own) {
        return own.stream()
                .map(Claim::quote)
                .sorted()
                .map(reading.document()::sentenceAt)
                .distinct()
                .toList();
    }

    /// The sentences of the same paragraph before one, the nearest first.
    List<Sentence> before(Sentence sentence) {
        List<Sentence> before = new ArrayList<>(reading.document().sentences().stream()
                .filter(s -> s.index() < sentence.index() && s.block().equals(sentence.block()))
                .toList());
        return before.reversed();
    }

    /// Title and first paragraph: what a report is about.
    List<Sentence> opening() {
        List<Block> paragraphs = reading.document().report().blocks().stream()
                .filter(b -> b.kind() == Block.Kind.PARAGRAPH)
                .limit(1)
                .toList();
        return reading.document().sentences().stream()
                .filter(s -> s.block().kind() == Block.Kind.TITLE || paragraphs.contains(s.block()))
                .toList();
    }

    /// All of the report's own prose, in order.
    List<Sentence> prose() {
        return reading.document().sentences().stream()
                .filter(s -> s.block().kind() == Block.Kind.TITLE || s.block().kind() == Block.Kind.PARAGRAPH)
                .toList();
    }
}
