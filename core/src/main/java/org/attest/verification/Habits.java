package org.attest.verification;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.reports.Text;
import org.attest.time.When;

/// What reports say of many incidents at once: norms of actors and trends. Neither is tested against the ledger yet.
public final class Habits {
    /// How far a norm may stand from the claim of the actor it speaks of, in code points.
    private static final int SAME_SENTENCE = 200;

    public List<Norm> norms(List<Claim> claims, Text text) {
        return claims.stream()
                .filter(c -> c.about() == About.NORM)
                .map(c -> new Norm(c.id(), actor(c, claims), text.quote(c.quote())))
                .toList();
    }

    /// The holder of the nearest claim that is not the author's: "Following standard practice, the army did not
    /// comment".
    private static String actor(Claim norm, List<Claim> claims) {
        Optional<Claim> nearest = claims.stream()
                .filter(c ->
                        c.holder().kind() != Holder.Kind.AUTHOR && c.holder().kind() != Holder.Kind.LINKED_HEADLINE)
                .filter(c -> distance(c, norm) < SAME_SENTENCE)
                .min(Comparator.comparingInt(c -> distance(c, norm)));
        return nearest.map(c -> c.holder().name()).orElse("not named");
    }

    private static int distance(Claim a, Claim b) {
        return a.quote().overlaps(b.quote())
                ? 0
                : Math.min(
                        Math.abs(a.quote().start() - b.quote().end()),
                        Math.abs(b.quote().start() - a.quote().end()));
    }

    public List<Trend> trends(List<Claim> claims, Text text) {
        return claims.stream()
                .filter(c -> c.about() == About.TREND)
                .map(c -> new Trend(
                        c.id(),
                        text.quote(c.quote()),
                        c.when().stream()
                                .map(When::edtf)
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElse(""),
                        "untested: trends are not yet counted against the ledger"))
                .toList();
    }
}
