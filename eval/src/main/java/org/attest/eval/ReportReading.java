package org.attest.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One report as gold has it beside the same report as a run has it: which claim is which, which account is which.
///
/// @param claims ours, by position
/// @param accounts ours, by incident id
record ReportReading(
        Gold.Report gold,
        Optional<Output.Report> ours,
        List<Output.Claim> claims,
        List<Output.Account> accounts,
        List<ClaimPair> claimPairs,
        List<AccountPair> accountPairs) {
    /// How near a place must be for two accounts to be taken as the same; gold's own radius if that is wider.
    private static final double NEAR_KM = 20;

    /// Least token overlap (Dice) of the same claim.
    static final double SAME_CLAIM = 0.5;

    record ClaimPair(Gold.Claim gold, Output.Claim ours) {}

    record AccountPair(Gold.Incident gold, Output.Account ours) {}

    enum Fit {
        YES,
        NO,
        UNKNOWN
    }

    static ReportReading of(Gold.Report gold, Output output) {
        Optional<Output.Report> ours = output.reports().stream()
                .filter(report -> report.externalId().equals(gold.id())
                        || report.externalId().isEmpty()
                                && fileName(report.path()).equals(gold.file()))
                .findFirst();
        String id = ours.map(Output.Report::id).orElse("no such report");
        List<Output.Claim> claims = output.claims().stream()
                .filter(claim -> claim.report().equals(id))
                .sorted(Comparator.comparingInt(Output.Claim::start))
                .toList();
        List<Output.Account> accounts = output.incidents().stream()
                .flatMap(incident -> incident.accounts().stream())
                .filter(account -> account.report().equals(id))
                .sorted(Comparator.comparing(Output.Account::incident))
                .toList();
        List<ClaimPair> claimPairs = pairClaims(gold, claims);
        return new ReportReading(gold, ours, claims, accounts, claimPairs, pairAccounts(gold, accounts, claimPairs));
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static List<ClaimPair> pairClaims(Gold.Report report, List<Output.Claim> ours) {
        List<Gold.Claim> gold = report.allClaims();
        List<BitSet> words = ours.stream()
                .map(claim -> report.text().words(claim.start(), claim.end()))
                .toList();
        double[][] weight = new double[gold.size()][ours.size()];
        for (int i = 0; i < gold.size(); i++) {
            Gold.Claim claim = gold.get(i);
            BitSet goldWords = report.text().words(claim.start(), claim.end());
            for (int j = 0; j < ours.size(); j++) {
                double overlap = ReportText.dice(goldWords, words.get(j));
                if (overlap >= SAME_CLAIM) {
                    // Two claims of ours may have one quote ("struck the base, killing 16"): then what it says decides.
                    weight[i][j] = overlap
                            + (sameAbout(claim, ours.get(j)) ? 0.03 : 0)
                            + (claim.stance().equals(ours.get(j).stance()) ? 0.02 : 0)
                            + (sameHolder(claim, ours.get(j)) ? 0.01 : 0);
                }
            }
        }
        return Assignment.best(weight, ours.size()).stream()
                .map(pair -> new ClaimPair(gold.get(pair.row()), ours.get(pair.column())))
                .toList();
    }

    private static List<AccountPair> pairAccounts(
            Gold.Report report, List<Output.Account> ours, List<ClaimPair> claimPairs) {
        List<Gold.Incident> gold = report.incidents();
        double[][] weight = new double[gold.size()][ours.size()];
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < ours.size(); j++) {
                weight[i][j] = likeness(gold.get(i), ours.get(j), claimPairs);
            }
        }
        return Assignment.best(weight, ours.size()).stream()
                .map(pair -> new AccountPair(gold.get(pair.row()), ours.get(pair.column())))
                .toList();
    }

    /// 0 where they cannot be the same: they must share a claim, or a place without their dates excluding each
    /// other.
    private static double likeness(Gold.Incident gold, Output.Account ours, List<ClaimPair> claimPairs) {
        Set<Gold.Claim> goldClaims = new HashSet<>(gold.claims());
        long shared = claimPairs.stream()
                .filter(pair ->
                        goldClaims.contains(pair.gold) && pair.ours.incidents().contains(ours.incident()))
                .count();
        Fit date = dateFit(gold, ours);
        Fit place = placeFit(gold, ours);
        if (shared == 0 && (place != Fit.YES || date == Fit.NO)) {
            return 0;
        }
        double likeness = 0.1
                + 2.0 * shared / Math.max(1, goldClaims.size())
                + (gold.main() == ours.main() ? 0.25 : 0)
                + (place == Fit.YES ? 1 : 0)
                + (date == Fit.YES ? 1 : 0);
        return likeness - (place == Fit.NO ? 0.05 : 0) - (date == Fit.NO ? 0.05 : 0);
    }

    static Fit dateFit(Gold.Incident gold, Output.Account ours) {
        if (gold.when().isEmpty() || ours.when().isEmpty()) {
            return Fit.UNKNOWN;
        }
        return gold.when().get().meets(ours.when().get()) ? Fit.YES : Fit.NO;
    }

    static Fit placeFit(Gold.Incident gold, Output.Account ours) {
        if (!gold.isPlaced()) {
            return Fit.UNKNOWN;
        }
        double near = Math.max(NEAR_KM, gold.radiusKm());
        boolean known = false;
        for (Place place : ours.where()) {
            boolean fits = switch (place) {
                case Place.Point point -> distance(gold, point) <= near;
                case Place.Region region -> region.holds(gold.latitude(), gold.longitude());
                case Place.Ambiguous ambiguous ->
                    ambiguous.candidates().stream().anyMatch(point -> distance(gold, point) <= near);
                case Place.Unknown _ -> false;
            };
            if (fits) {
                return Fit.YES;
            }
            known |= !(place instanceof Place.Unknown);
        }
        return known ? Fit.NO : Fit.UNKNOWN;
    }

    static double distance(Gold.Incident gold, Place.Point point) {
        return Place.kilometres(gold.latitude(), gold.longitude(), point.latitude(), point.longitude());
    }

    /// Gold knows no motives: they count as other.
    static boolean sameAbout(Gold.Claim gold, Output.Claim ours) {
        return withoutMotive(gold.about()).equals(withoutMotive(ours.about()));
    }

    static String withoutMotive(String about) {
        return about.equals("motive") ? "other" : about;
    }

    /// Whether our name or words are, or hold, gold's source or one of its aliases.
    static boolean sameHolder(Gold.Claim gold, Output.Claim ours) {
        List<String> wanted = new ArrayList<>(gold.aliases());
        wanted.add(gold.source());
        return wanted.stream().anyMatch(name -> switch (name) {
            case "author" -> ours.holderKind().equals("author") || ours.holder().equals("author");
            case "unnamed" -> ours.holderKind().equals("unnamed");
            case "linked headline" -> ours.holderKind().equals("linked_headline");
            default -> Names.holds(ours.holder(), name) || Names.holds(ours.holderWords(), name);
        });
    }

    /// Our claims that gold can judge: those of an incident that gold has too, norms, and those that gold has
    /// anyway.
    /// Gold leaves general background out, so our claims about it are neither right nor wrong.
    List<Output.Claim> judgedClaims() {
        Set<String> incidents = new HashSet<>();
        accountPairs.forEach(pair -> incidents.add(pair.ours.incident()));
        Set<String> matched = new HashSet<>();
        claimPairs.forEach(pair -> matched.add(pair.ours.id()));
        return claims.stream()
                .filter(claim -> matched.contains(claim.id())
                        || claim.about().equals("norm")
                        || claim.incidents().stream().anyMatch(incidents::contains))
                .toList();
    }

    List<Gold.Claim> missedClaims() {
        List<Gold.Claim> missed = new ArrayList<>(gold.allClaims());
        claimPairs.forEach(pair -> missed.remove(pair.gold));
        return missed;
    }

    List<Output.Claim> spuriousClaims() {
        List<Output.Claim> spurious = new ArrayList<>(judgedClaims());
        claimPairs.forEach(pair -> spurious.remove(pair.ours));
        return spurious;
    }

    List<Gold.Incident> missedIncidents() {
        List<Gold.Incident> missed = new ArrayList<>(gold.incidents());
        accountPairs.forEach(pair -> missed.remove(pair.gold));
        return missed;
    }

    List<Output.Account> spuriousAccounts() {
        List<Output.Account> spurious = new ArrayList<>(accounts);
        accountPairs.forEach(pair -> spurious.remove(pair.ours));
        return spurious;
    }
}
