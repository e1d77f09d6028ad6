package org.attest.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.imagery.DateWindow;
import org.attest.imagery.DateWindow.Agreement;

/// Windows of time between two images, as analysts write them, and claims of times set against them.
///
/// A table of damage sites, CSV, has the window in words in `DatePeriod` ("31OCT13-31JAN14", "Before 31OCT13") and its
/// ends as days in `DatePeriodStart` and `DatePeriodEnd`; a start in 2001 stands for none. What is right is worked out
/// from
/// those days alone.
final class WindowScore {
    /// A longer window fits nearly any claim.
    private static final long WIDEST_DAYS = 60;

    private static final LocalDate OPEN_BEFORE = LocalDate.of(2002, 1, 1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/uu", Locale.ROOT);

    private WindowScore() {}

    /// The table of a folder; empty if it has none.
    static Optional<Path> find(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            for (Path table : tables) {
                try (Stream<String> lines = Files.lines(table)) {
                    if (cells(lines.findFirst().orElse("")).contains("DatePeriod")) {
                        return Optional.of(table);
                    }
                }
            }
        }
        return Optional.empty();
    }

    static Score of(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> header = cells(lines.getFirst());
        int words = header.indexOf("DatePeriod");
        int start = header.indexOf("DatePeriodStart");
        int end = header.indexOf("DatePeriodEnd");
        List<String> misses = new ArrayList<>();
        Tally tally = new Tally();
        int sites = 0;
        int read = 0;
        int right = 0;
        int doubtful = 0;
        for (int n = 2; n <= lines.size(); n++) {
            List<String> row = cells(lines.get(n - 1));
            if (row.size() < header.size()) {
                continue;
            }
            sites++;
            try {
                LocalDate from = LocalDate.parse(row.get(start), DAY);
                DateWindow gold = new DateWindow(
                        from.isBefore(OPEN_BEFORE) ? Optional.empty() : Optional.of(from),
                        Optional.of(LocalDate.parse(row.get(end), DAY)));
                DateWindow ours = DateWindow.parse(row.get(words));
                read++;
                if (ours.equals(gold)) {
                    right++;
                } else {
                    misses.add("line %s: '%s' read as %s; its days are %s".formatted(n, row.get(words), ours, gold));
                }
                tally.add(ours, gold);
            } catch (IllegalArgumentException e) {
                misses.add("line %s: '%s' was not read: %s".formatted(n, row.get(words), e.getMessage()));
            } catch (DateTimeException e) {
                doubtful++;
                misses.add("line %s: its own days are none: %s".formatted(n, e.getMessage()));
            }
        }
        List<Score.Metric> metrics = new ArrayList<>();
        metrics.add(Score.Metric.share("windows", "windows_read", read, sites, "sites"));
        metrics.add(Score.Metric.share("windows", "windows_right", right, read, "windows read"));
        metrics.add(Score.Metric.count("windows", "sites_without_days", doubtful, "sites"));
        tally.addTo(metrics);
        return new Score(
                "imagery",
                table.toString(),
                sites,
                "damage sites",
                metrics,
                List.of(
                        "Claims are made from each window's days: inside, astride its start, in the week before it, in the week after it."),
                misses);
    }

    /// How many claims of each right answer were answered so.
    private static final class Tally {
        private final Map<Agreement, int[]> counts = new EnumMap<>(Agreement.class);

        void add(DateWindow ours, DateWindow gold) {
            LocalDate end = gold.before().orElseThrow();
            // Both ends of a window may be the day of the event: an image can be of the morning.
            claim(ours, end.plusDays(1), end.plusDays(7), Agreement.CONTRADICTED_THERE_BEFORE);
            if (gold.after().isEmpty()) {
                claim(ours, end.minusDays(30), end.minusDays(20), Agreement.TOO_WIDE);
                return;
            }
            LocalDate start = gold.after().get();
            long days = end.toEpochDay() - start.toEpochDay();
            Agreement meeting = days > WIDEST_DAYS ? Agreement.TOO_WIDE : Agreement.CONSISTENT;
            LocalDate middle = start.plusDays(days / 2);
            claim(ours, middle, middle, meeting);
            claim(ours, start.minusDays(3), start, meeting);
            claim(ours, start.minusDays(7), start.minusDays(1), Agreement.CONTRADICTED_STILL_INTACT_AFTER);
        }

        private void claim(DateWindow ours, LocalDate first, LocalDate last, Agreement right) {
            int[] count = counts.computeIfAbsent(right, _ -> new int[2]);
            count[0] += ours.against(first, last, WIDEST_DAYS) == right ? 1 : 0;
            count[1]++;
        }

        void addTo(List<Score.Metric> metrics) {
            counts.forEach((agreement, count) -> metrics.add(Score.Metric.share(
                    "claims against windows",
                    agreement.name().toLowerCase(Locale.ROOT),
                    count[0],
                    count[1],
                    "claims that are")));
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.replace("\uFEFF", "").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
