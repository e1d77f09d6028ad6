package org.attest.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.claims.Quantity;
import org.attest.claims.Stance;
import org.attest.incidents.Account;
import org.attest.places.PlaceMention;
import org.attest.places.Places;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.time.PublicationDate;
import org.attest.time.When;

/// What users ask of a report and the report does not support, said instead of guessed.
public final class Refusals {
    /// @param claims all claims of the report by id
    public List<Refusal> find(
            Report report,
            PublicationDate published,
            Places places,
            List<Account> accounts,
            Map<String, Claim> claims) {
        List<Refusal> refusals = new ArrayList<>();
        publication(report, published, refusals);
        for (Account account : accounts) {
            time(report, account, refusals);
            place(report, account, refusals);
            tolls(report, account, claims, refusals);
        }
        for (Claim claim : claims.values()) {
            ofClaim(report, claim, accounts, refusals);
        }
        report.media().stream()
                .filter(m -> m.archival())
                .forEach(m -> refusals.add(new Refusal(
                        "media.archival",
                        report.id(),
                        "evidence",
                        Optional.empty(),
                        Optional.of(m.span()),
                        "the " + m.kind() + " is marked as archival, so it shows nothing of what is reported")));
        for (PlaceMention mention : places.mentions()) {
            boolean pinless = mention.where() instanceof Where.Region region
                    && !region.isCountry()
                    && mention.use() == PlaceMention.Use.SITE;
            if (pinless) {
                refusals.add(new Refusal(
                        "places.region-has-no-point",
                        report.id(),
                        "where",
                        Optional.empty(),
                        Optional.of(mention.span()),
                        "\"" + mention.where().name() + "\" is an area; the text gives no point in it"));
            }
        }
        return refusals;
    }

    private static void publication(Report report, PublicationDate published, List<Refusal> refusals) {
        if (published.stated().isEmpty()) {
            refusals.add(
                    new Refusal(
                            "time.publication-day-not-derivable",
                            report.id(),
                            "published",
                            Optional.empty(),
                            published.from().stream().findFirst(),
                            published
                                    .outer()
                                    .map(w -> "the report does not say when it was published; what it says allows " + w)
                                    .orElse(
                                            "the report does not say when it was published, and nothing in it allows a window")));
        }
    }

    private static void time(Report report, Account account, List<Refusal> refusals) {
        String why = switch (account.when()) {
            case When.Interval i when i.start().isPresent() && i.start().equals(i.end()) -> "";
            case When.Interval i ->
                "the text allows " + i.edtf().orElse("an interval")
                        + (i.candidates().isEmpty() ? "" : ", " + i.candidates().size() + " days in all");
            case When.YearUnknown y ->
                "the text gives " + y.edtf().orElse("a day") + " without a year, and nothing fixes the year";
            case When.Unknown u ->
                u.expression().isEmpty()
                        ? "the text gives no time for it"
                        : "\"" + u.expression() + "\" cannot be tied to a date";
        };
        if (!why.isEmpty()) {
            refusals.add(new Refusal(
                    "time.day-not-derivable",
                    report.id(),
                    "when",
                    Optional.of(account.id()),
                    account.when().from().stream().findFirst(),
                    why));
        }
    }

    private static void place(Report report, Account account, List<Refusal> refusals) {
        boolean located = account.where().stream().anyMatch(w -> w instanceof Where.Found);
        if (!located) {
            String why = account.where().isEmpty()
                    ? "the text names no place for it"
                    : "the text gives only \"" + account.where().getFirst().name() + "\", which is no point";
            refusals.add(new Refusal(
                    "places.point-not-derivable",
                    report.id(),
                    "where",
                    Optional.of(account.id()),
                    account.where().stream().flatMap(w -> w.from().stream()).findFirst(),
                    why));
        }
    }

    private static void tolls(Report report, Account account, Map<String, Claim> claims, List<Refusal> refusals) {
        if (account.casualties().isEmpty()) {
            boolean spoken = account.claims().stream()
                    .map(claims::get)
                    .anyMatch(c -> c != null && c.about() == About.CASUALTIES);
            refusals.add(new Refusal(
                    "casualties.not-stated",
                    report.id(),
                    "casualties",
                    Optional.of(account.id()),
                    Optional.empty(),
                    spoken
                            ? "casualties are spoken of, but no holder gives a number"
                            : "the report gives no number of killed, injured or missing; that is not zero"));
        }
        if (account.attackers().isEmpty()) {
            refusals.add(new Refusal(
                    "attackers.not-stated",
                    report.id(),
                    "attackers",
                    Optional.of(account.id()),
                    Optional.empty(),
                    "the report does not say who did it"));
        }
    }

    private static void ofClaim(Report report, Claim claim, List<Account> accounts, List<Refusal> refusals) {
        Optional<String> incident = accounts.stream()
                .filter(a -> a.claims().contains(claim.id()))
                .map(Account::id)
                .findFirst();
        boolean shareUnsaid = claim.about() == About.INTERCEPTION
                && claim.quantity()
                        .filter(q -> q.kind() == Quantity.Kind.NOT_STATED)
                        .isPresent();
        if (shareUnsaid) {
            refusals.add(new Refusal(
                    "claims.share-not-stated",
                    report.id(),
                    "quantity",
                    incident,
                    Optional.of(claim.quote()),
                    "how many were brought down, all, most or some, is not said"));
        }
        if (claim.holder().kind() == Holder.Kind.IMAGERY
                && claim.holder().name().contains("not named")) {
            refusals.add(new Refusal(
                    "claims.provider-not-named",
                    report.id(),
                    "holder",
                    incident,
                    claim.holderSpan(),
                    "the report does not say who took or read the images"));
        }
        if (claim.stance() == Stance.SILENT) {
            refusals.add(new Refusal(
                    "claims.silence-is-no-denial",
                    report.id(),
                    "stance",
                    incident,
                    Optional.of(claim.quote()),
                    claim.holder().name() + " is said not to mention it; that neither denies nor confirms it"));
        }
    }
}
