package org.attest.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Whether each claim was found, and whether what was found is who holds it, how, and about what.
final class ClaimScore {
    private static final String FOUND = "Claims found (Dice overlap of words >= 0.5, one to one)";
    private static final String MATCHED = "Of the claims found";

    private final List<ReportReading> readings;
    private final List<ReportReading.ClaimPair> pairs;
    private final Map<ReportReading.ClaimPair, ReportReading> readingOf = new java.util.HashMap<>();

    ClaimScore(List<ReportReading> readings) {
        this.readings = readings;
        this.pairs = readings.stream()
                .flatMap(reading -> reading.claimPairs().stream())
                .toList();
        readings.forEach(reading -> reading.claimPairs().forEach(pair -> readingOf.put(pair, reading)));
    }

    List<Score.Metric> metrics() {
        long gold = readings.stream()
                .mapToLong(reading -> reading.gold().allClaims().size())
                .sum();
        long judged = readings.stream()
                .mapToLong(reading -> reading.judgedClaims().size())
                .sum();
        long all =
                readings.stream().mapToLong(reading -> reading.claims().size()).sum();
        long strict = pairs.stream().filter(this::isJaccardHalf).count();
        List<Score.Metric> metrics =
                new ArrayList<>(Score.precisionRecall(FOUND, "claim", pairs.size(), judged, gold, "claims"));
        metrics.add(Score.Metric.share(
                FOUND, "claim_recall_jaccard_half", strict, gold, "claims of gold, stricter: Jaccard >= 0.5"));
        metrics.add(Score.Metric.share(
                FOUND, "claim_exact_quote", count(this::isExact), pairs.size(), "claims found, quoted word for word"));
        metrics.addAll(everySentence(gold));
        metrics.add(Score.Metric.count(FOUND, "claims_in_all", all, "claims of ours, background included"));
        metrics.add(Score.Metric.count(
                FOUND, "claims_misquoted", misquoted().size(), "claims of ours whose span doesn't quote the text"));
        metrics.addAll(stance());
        metrics.addAll(Score.precisionRecall(
                MATCHED,
                "unconfirmed",
                count(pair -> pair.gold().unconfirmed() && pair.ours().isUnconfirmed()),
                count(pair -> pair.ours().isUnconfirmed()),
                count(pair -> pair.gold().unconfirmed()),
                "UNCONFIRMED"));
        metrics.add(share("holder_accuracy", pair -> ReportReading.sameHolder(pair.gold(), pair.ours())));
        metrics.add(share("holder_baseline_author", pair -> pair.gold().source().equals("author")));
        metrics.add(share("about_accuracy", pair -> ReportReading.sameAbout(pair.gold(), pair.ours())));
        metrics.add(commonest(
                "about_baseline",
                pair -> ReportReading.withoutMotive(pair.gold().about())));
        metrics.add(share(
                "evidence_accuracy",
                pair -> pair.gold().evidence().equals(pair.ours().evidence())));
        metrics.add(commonest("evidence_baseline", pair -> pair.gold().evidence()));
        return metrics;
    }

    private long count(Predicate<ReportReading.ClaimPair> right) {
        return pairs.stream().filter(right).count();
    }

    private Score.Metric share(String name, Predicate<ReportReading.ClaimPair> right) {
        return Score.Metric.share(MATCHED, name, count(right), pairs.size(), "claims found");
    }

    /// What always giving gold's commonest value would score.
    private Score.Metric commonest(String name, java.util.function.Function<ReportReading.ClaimPair, String> value) {
        Map<String, Long> counts =
                pairs.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
        Map.Entry<String, Long> most =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(Map.entry("none", 0L));
        return Score.Metric.share(
                MATCHED, name, most.getValue(), pairs.size(), "claims found, if all were " + most.getKey());
    }

    private List<Score.Metric> stance() {
        Map<String, Long> gold = pairs.stream()
                .collect(Collectors.groupingBy(pair -> pair.gold().stance(), TreeMap::new, Collectors.counting()));
        List<Score.Metric> metrics = new ArrayList<>();
        List<Score.Metric> byStance = new ArrayList<>();
        double sum = 0;
        for (String stance : gold.keySet()) {
            long right = count(pair ->
                    pair.gold().stance().equals(stance) && pair.ours().stance().equals(stance));
            long ours = count(pair -> pair.ours().stance().equals(stance));
            long of = gold.getOrDefault(stance, 0L);
            double f1 = 2.0 * right / (ours + of);
            sum += f1;
            byStance.add(Score.Metric.percent(
                    MATCHED,
                    "stance_f1_" + stance.toLowerCase(Locale.ROOT),
                    Optional.of(f1),
                    "%s right, %s ours, %s gold".formatted(right, ours, of)));
        }
        metrics.add(share(
                "stance_accuracy",
                pair -> pair.gold().stance().equals(pair.ours().stance())));
        metrics.add(commonest("stance_baseline", pair -> pair.gold().stance()));
        metrics.add(Score.Metric.percent(
                MATCHED,
                "stance_macro_f1",
                gold.isEmpty() ? Optional.empty() : Optional.of(sum / gold.size()),
                "mean over the " + gold.size() + " stances of gold"));
        metrics.addAll(byStance);
        return metrics;
    }

    private boolean isExact(ReportReading.ClaimPair pair) {
        return pair.gold().quote().equals(pair.ours().quote());
    }

    private boolean isJaccardHalf(ReportReading.ClaimPair pair) {
        ReportText text = reading(pair).gold().text();
        return ReportText.jaccard(
                        text.words(pair.gold().start(), pair.gold().end()),
                        text.words(pair.ours().start(), pair.ours().end()))
                >= 0.5;
    }

    private ReportReading reading(ReportReading.ClaimPair pair) {
        ReportReading reading = readingOf.get(pair);
        if (reading == null) {
            throw new IllegalStateException("a pair must come from a reading; got " + pair);
        }
        return reading;
    }

    /// What one would get from taking every sentence as one claim.
    private List<Score.Metric> everySentence(long gold) {
        long right = 0;
        long ours = 0;
        for (ReportReading reading : readings) {
            List<BitSet> sentences = reading.gold().text().sentences();
            List<Gold.Claim> claims = reading.gold().allClaims();
            double[][] weight = new double[claims.size()][sentences.size()];
            for (int i = 0; i < claims.size(); i++) {
                BitSet words = reading.gold()
                        .text()
                        .words(claims.get(i).start(), claims.get(i).end());
                for (int j = 0; j < sentences.size(); j++) {
                    double overlap = ReportText.dice(words, sentences.get(j));
                    weight[i][j] = overlap >= ReportReading.SAME_CLAIM ? overlap : 0;
                }
            }
            right += Assignment.best(weight, sentences.size()).size();
            ours += sentences.size();
        }
        return Score.precisionRecall(FOUND, "claim_baseline_sentences", right, ours, gold, "sentences taken as claims");
    }

    private List<Output.Claim> misquoted() {
        return readings.stream()
                .flatMap(reading -> reading.claims().stream()
                        .filter(claim -> !reading.gold().text().quotes(claim.start(), claim.end(), claim.quote())))
                .toList();
    }

    /// What is wrong with a claim that was found; empty if nothing is.
    static List<String> faults(ReportReading.ClaimPair pair) {
        List<String> faults = new ArrayList<>();
        Gold.Claim gold = pair.gold();
        Output.Claim ours = pair.ours();
        if (!gold.stance().equals(ours.stance())) {
            faults.add("stance: gold %s, ours %s".formatted(gold.stance(), ours.stance()));
        }
        if (gold.unconfirmed() != ours.isUnconfirmed()) {
            faults.add("status: gold %s, ours %s"
                    .formatted(
                            gold.unconfirmed() ? "UNCONFIRMED" : "stated",
                            ours.isUnconfirmed() ? "UNCONFIRMED" : "stated"));
        }
        if (!ReportReading.sameHolder(gold, ours)) {
            faults.add("holder: gold %s%s, ours %s%s"
                    .formatted(
                            gold.source(),
                            gold.aliases().isEmpty() ? "" : " " + gold.aliases(),
                            ours.holder(),
                            ours.holderWords().isEmpty() ? "" : " (\"" + ours.holderWords() + "\")"));
        }
        if (!ReportReading.sameAbout(gold, ours)) {
            faults.add("about: gold %s, ours %s".formatted(gold.about(), ours.about()));
        }
        if (!gold.evidence().equals(ours.evidence())) {
            faults.add("evidence: gold %s, ours %s".formatted(gold.evidence(), ours.evidence()));
        }
        return faults;
    }

    static List<String> misses(ReportReading reading) {
        List<String> lines = new ArrayList<>();
        reading.missedClaims().forEach(claim -> lines.add("  claim missed    " + claim.brief()));
        reading.spuriousClaims().forEach(claim -> lines.add("  claim spurious  " + claim.brief()));
        for (ReportReading.ClaimPair pair : reading.claimPairs()) {
            List<String> faults = faults(pair);
            if (!faults.isEmpty()) {
                lines.add("  claim wrong     " + String.join("; ", faults));
                lines.add("                  \"" + pair.gold().quote() + "\"");
                if (!pair.gold().quote().equals(pair.ours().quote())) {
                    lines.add("            ours  \"" + pair.ours().quote() + "\"");
                }
            }
        }
        reading.claims().stream()
                .filter(claim -> !reading.gold().text().quotes(claim.start(), claim.end(), claim.quote()))
                .forEach(claim -> lines.add("  misquoted       [%s,%s) is not \"%s\""
                        .formatted(claim.start(), claim.end(), claim.quote())));
        return lines;
    }
}
