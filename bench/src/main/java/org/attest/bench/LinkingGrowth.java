package org.attest.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Status;
import org.attest.incidents.Account;
import org.attest.incidents.Casualties;
import org.attest.incidents.IncidentType;
import org.attest.incidents.Linker;
import org.attest.incidents.Told;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.time.PublicationDate;
import org.attest.time.When;

/// How linking grows: time and memory for more and more claims, as a table and as a chart.
///
/// ```
/// java -Xmx6g -cp "bench/target/attest-bench.jar:bench/target/lib/*" org.attest.bench.LinkingGrowth \
///     corpus/train docs/linking-growth.svg 10000 100000 1000000
/// ```
///
/// Reports are made of sentences of the corpus with names and numbers of their own. Many accounts lack a place or a
/// time,
/// as after reading; half of all are of one city, a tenth of those on ten days; one incident in twenty is told by up to
/// 40 copies of one text.
public final class LinkingGrowth {
    /// Share of accounts without a place other than a country, and below without a time: about what reading leaves,
    /// not
    /// counted.
    private static final double WITHOUT_PLACE = 0.4;

    private static final double WITHOUT_TIME = 0.25;

    /// Claims of one account, as the corpus has them on average.
    private static final int CLAIMS = 10;

    private static final int DAYS = 5 * 365;
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final String CONSONANTS = "bdfghjklmnrstvz";
    private static final String VOWELS = "aeiou";

    private final Random random = new Random(20240229);
    private final List<List<String>> texts;
    private final Told.Maker maker = new Told.Maker();
    private int reports;

    private LinkingGrowth(List<List<String>> texts) {
        this.texts = texts;
    }

    /// @param seconds wall time
    /// @param cpuSeconds of all threads
    private record Row(int claims, int accounts, int incidents, double seconds, double cpuSeconds, long megabytes) {}

    public static void main(String[] arguments) throws IOException {
        List<List<String>> texts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]).resolve("reports.jsonl"))) {
            String text = new ObjectMapper().readTree(line).path("text").asText();
            texts.add(List.of(text.split("(?<=[.!?])\\s+")));
        }
        List<Row> rows = new ArrayList<>();
        System.out.println("claims  accounts  incidents  wall s  cpu s  cpu µs/claim  heap MB");
        for (int i = 2; i < arguments.length; i++) {
            Row row = new LinkingGrowth(texts).measure(Integer.parseInt(arguments[i]));
            rows.add(row);
            System.out.printf(
                    Locale.ROOT,
                    "%d  %d  %d  %.1f  %.1f  %.0f  %d%n",
                    row.claims,
                    row.accounts,
                    row.incidents,
                    row.seconds,
                    row.cpuSeconds,
                    1e6 * row.cpuSeconds / row.claims,
                    row.megabytes);
        }
        Files.writeString(Path.of(arguments[1]), chart(rows));
    }

    private Row measure(int claims) {
        List<Told> told = new ArrayList<>();
        int made = 0;
        while (made < claims) {
            made += incident(told);
        }
        Runtime runtime = Runtime.getRuntime();
        long start = System.nanoTime();
        Duration cpu = cpu();
        int incidents = new Linker().link(told).size();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = cpu().minus(cpu).toMillis() / 1e3;
        return new Row(
                made,
                told.size(),
                incidents,
                seconds,
                cpuSeconds,
                (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Adds the accounts of one incident, and says how many claims they hold.
    private int incident(List<Told> told) {
        boolean inTheCity = random.nextBoolean();
        double longitude = inTheCity ? 36.3 : 20 + 40 * random.nextDouble();
        double latitude = inTheCity ? 33.5 : 10 + 40 * random.nextDouble();
        String place = inTheCity ? "Dimas" : name();
        int day = inTheCity && random.nextInt(10) == 0 ? 170 * random.nextInt(10) : random.nextInt(DAYS);
        IncidentType type = IncidentType.values()[random.nextInt(IncidentType.values().length)];
        int killed = random.nextInt(30);
        boolean copied = random.nextInt(20) == 0;
        int accounts = copied ? 1 + random.nextInt(40) : 1 + random.nextInt(4);
        List<String> names = List.of(name(), name(), place);
        String copy = text(names, killed);
        int claims = 0;
        for (int i = 0; i < accounts; i++) {
            String text = copied ? copy : text(names, killed);
            Source source = Source.of("generated " + reports++);
            Report report = new ReportReader().read(source, reports + ". " + text);
            List<Span> quotes = sentences(report);
            LocalDate happened = FIRST_DAY.plusDays(day);
            LocalDate published = happened.plusDays(random.nextInt(4));
            Account account = new Account(
                    report.id() + "-" + i,
                    report.id(),
                    true,
                    type,
                    random.nextDouble() < WITHOUT_TIME ? When.unstated() : on(happened),
                    random.nextDouble() < WITHOUT_PLACE ? List.of() : List.of(at(place, longitude, latitude)),
                    List.of(),
                    List.of(),
                    List.of(),
                    killed == 0 ? List.of() : List.of(toll(killed)),
                    List.of());
            told.add(maker.of(report, Optional.of(new PublicationDate.Window(published, published)), account, quotes));
            claims += quotes.size();
        }
        return claims;
    }

    /// Some sentences of one report of the corpus, with the incident's names in them.
    private String text(List<String> names, int killed) {
        List<String> sentences = texts.get(random.nextInt(texts.size()));
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            text.append(sentence).append(' ');
            if (random.nextInt(4) == 0) {
                text.append("It was in ")
                        .append(names.get(random.nextInt(names.size())))
                        .append(", where ")
                        .append(killed)
                        .append(" were killed. ");
            }
        }
        return text.toString();
    }

    private static List<Span> sentences(Report report) {
        List<Span> spans = new ArrayList<>();
        String text = report.text().value();
        int start = 0;
        for (int at = 1; at < text.length() && spans.size() < CLAIMS; at++) {
            if (text.charAt(at - 1) == '.' && text.charAt(at) == ' ') {
                spans.add(report.text().span(start, at));
                start = at + 1;
            }
        }
        return spans;
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static When on(LocalDate day) {
        return new When.Interval(
                Optional.of(day),
                Optional.of(day),
                When.Precision.DAY,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                List.of());
    }

    private static Where at(String name, double longitude, double latitude) {
        return new Where.Found(
                "generated:" + name,
                name,
                Where.Precision.LOCALITY,
                "ZZ",
                Optional.empty(),
                longitude,
                latitude,
                2_000,
                Optional.empty(),
                List.of());
    }

    private static Casualties toll(int killed) {
        return new Casualties(
                CasualtyCell.Kind.KILLED,
                CasualtyCell.Class.UNKNOWN,
                "people",
                Optional.of(killed),
                Optional.of(killed),
                "",
                "",
                Status.STATED,
                List.of());
    }

    /// CPU time per claim over the number of claims, which is drawn by its logarithm.
    private static String chart(List<Row> rows) {
        double most = rows.stream()
                .mapToDouble(row -> 1e6 * row.cpuSeconds / row.claims)
                .max()
                .orElse(1);
        double low = Math.log10(rows.getFirst().claims);
        double high = Math.max(low + 1, Math.log10(rows.getLast().claims));
        StringBuilder line = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (Row row : rows) {
            double value = 1e6 * row.cpuSeconds / row.claims;
            double x = 70 + 480 * (Math.log10(row.claims) - low) / (high - low);
            double y = 260 - 200 * value / most;
            line.append(String.format(Locale.ROOT, "%.0f,%.0f ", x, y));
            labels.append(String.format(Locale.ROOT, """
                      <circle cx="%.0f" cy="%.0f" r="4" fill="#1f5f8b"/>
                      <text x="%.0f" y="%.0f" text-anchor="middle">%.0f µs</text>
                      <text x="%.0f" y="282" text-anchor="middle">%,d</text>
                    """, x, y, x, y - 12, value, x, row.claims));
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 310" font-family="sans-serif" font-size="12">
                  <title>CPU time of linking per claim, by number of claims</title>
                  <rect width="620" height="310" fill="#fff"/>
                  <text x="20" y="24" font-size="14">CPU time of linking per claim (µs), by number of claims</text>
                  <line x1="60" y1="260" x2="580" y2="260" stroke="#888"/>
                  <polyline points="%s" fill="none" stroke="#1f5f8b" stroke-width="2"/>
                %s  <text x="320" y="302" text-anchor="middle">claims, logarithmic</text>
                </svg>
                """.formatted(line.toString().strip(), labels);
    }
}
