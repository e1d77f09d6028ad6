package org.attest.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Whether the accounts that belong together were put together.
///
/// Pairwise: of all pairs of accounts in one incident, how many are pairs in gold too. An account of ours that gold
/// doesn't have makes its pairs wrong; one of gold's that we don't have makes its pairs missed. B³: for each account,
/// the share of its incident's accounts that belong with it, averaged over ours (precision) and over gold's (recall).
final class LinkScore {
    private static final String GROUP = "Linking of accounts into incidents";

    /// @param key gold's incident; empty for an account of ours that gold doesn't have
    private record Node(String report, Optional<String> key, Optional<Output.Account> ours, String brief) {}

    private final List<Node> nodes = new ArrayList<>();

    LinkScore(List<ReportReading> readings) {
        for (ReportReading reading : readings) {
            String report = reading.gold().id();
            for (ReportReading.AccountPair pair : reading.accountPairs()) {
                nodes.add(new Node(
                        report,
                        Optional.of(pair.gold().key()),
                        Optional.of(pair.ours()),
                        report + " " + pair.gold().key()));
            }
            for (Gold.Incident missed : reading.missedIncidents()) {
                nodes.add(new Node(
                        report,
                        Optional.of(missed.key()),
                        Optional.empty(),
                        report + " " + missed.key() + " (missed)"));
            }
            for (Output.Account spurious : reading.spuriousAccounts()) {
                nodes.add(new Node(
                        report, Optional.empty(), Optional.of(spurious), report + " not in gold: " + spurious.brief()));
            }
        }
    }

    List<Score.Metric> metrics() {
        List<Score.Metric> metrics = new ArrayList<>(pairwise("linking", Output.Account::incident));
        metrics.addAll(bCubed());
        metrics.addAll(pairwise("linking_baseline_same_day_and_name", LinkScore::dayAndName));
        return metrics;
    }

    /// What a table join would link by: first possible day and name of the first place.
    private static String dayAndName(Output.Account account) {
        return account.when().map(when -> when.start().toString()).orElse("?" + account.incident())
                + (account.where().isEmpty()
                        ? "?" + account.incident()
                        : Names.plain(account.where().getFirst().name()));
    }

    private List<Score.Metric> pairwise(String name, Function<Output.Account, String> cluster) {
        int right = 0;
        int ours = 0;
        int gold = 0;
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean inGold = togetherInGold(nodes.get(i), nodes.get(j));
                boolean inOurs = together(nodes.get(i), nodes.get(j), cluster);
                gold += inGold ? 1 : 0;
                ours += inOurs ? 1 : 0;
                right += inGold && inOurs ? 1 : 0;
            }
        }
        return Score.precisionRecall(GROUP, name, right, ours, gold, "pairs");
    }

    private static boolean togetherInGold(Node a, Node b) {
        return a.key.isPresent() && a.key.equals(b.key);
    }

    private static boolean together(Node a, Node b, Function<Output.Account, String> cluster) {
        return a.ours.isPresent()
                && b.ours.isPresent()
                && cluster.apply(a.ours.get()).equals(cluster.apply(b.ours.get()));
    }

    private List<Score.Metric> bCubed() {
        double precision = 0;
        double recall = 0;
        int ours = 0;
        int gold = 0;
        for (Node node : nodes) {
            int inBoth = 0;
            int inOurs = 0;
            int inGold = 0;
            for (Node other : nodes) {
                boolean sameOurs = together(node, other, Output.Account::incident);
                boolean sameGold = togetherInGold(node, other);
                inOurs += sameOurs ? 1 : 0;
                inGold += sameGold ? 1 : 0;
                inBoth += sameOurs && sameGold ? 1 : 0;
            }
            if (inOurs > 0) {
                ours++;
                precision += (double) inBoth / inOurs;
            }
            if (inGold > 0) {
                gold++;
                recall += (double) inBoth / inGold;
            }
        }
        double p = ours == 0 ? 0 : precision / ours;
        double r = gold == 0 ? 0 : recall / gold;
        return List.of(
                Score.Metric.percent(
                        GROUP,
                        "b3_precision",
                        ours == 0 ? Optional.empty() : Optional.of(p),
                        "mean over " + ours + " accounts of ours"),
                Score.Metric.percent(
                        GROUP,
                        "b3_recall",
                        gold == 0 ? Optional.empty() : Optional.of(r),
                        "mean over " + gold + " accounts of gold"),
                Score.Metric.percent(
                        GROUP,
                        "b3_f1",
                        p + r == 0 ? Optional.empty() : Optional.of(2 * p * r / (p + r)),
                        "2 p r / (p + r)"));
    }

    /// Each incident of ours that mixes, each incident of gold that is torn.
    List<String> misses() {
        List<String> lines = new ArrayList<>();
        Map<String, List<Node>> ours = new HashMap<>();
        Map<String, List<Node>> gold = new HashMap<>();
        for (Node node : nodes) {
            node.ours.ifPresent(account -> ours.computeIfAbsent(account.incident(), _ -> new ArrayList<>())
                    .add(node));
            node.key.ifPresent(
                    key -> gold.computeIfAbsent(key, _ -> new ArrayList<>()).add(node));
        }
        ours.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            List<Node> members = entry.getValue();
            if (members.stream().map(Node::key).distinct().count() > 1) {
                lines.add("  merged though different: our incident " + entry.getKey());
                members.forEach(member -> lines.add("      " + member.brief));
            }
        });
        gold.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            List<Node> members = entry.getValue();
            if (members.stream().map(LinkScore::incident).distinct().count() > 1) {
                lines.add("  torn apart though one: " + entry.getKey());
                members.forEach(member -> lines.add("      %s -> %s"
                        .formatted(
                                member.brief,
                                member.ours
                                        .map(account -> account.incident() + " " + account.brief())
                                        .orElse("no account of ours"))));
            }
        });
        return lines;
    }

    private static String incident(Node node) {
        return node.ours.map(Output.Account::incident).orElse("missed");
    }
}
