package org.attest.eval;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.time.Conflicts;
import org.attest.time.TimeResolver;
import org.attest.time.Timex;

/// Times of a TimeML corpus, scored as TempEval-3 does: **relaxed** counts spans that overlap, **strict** those that
/// are the same, and type and value F1 are relaxed F1 times the share of the overlapping pairs whose type or value is
/// the same.
///
/// @see <a href="https://aclanthology.org/S13-2001/">UzZaman et al. (2013), section 4.1</a>
final class TimeTask implements Task {
    /// The part that errors may be read of. The other third is scored, and never looked at.
    static final String DEVELOPMENT = "dev";

    static final String HELD = "held";

    private enum Error {
        MISSING,
        SPURIOUS,
        EXTENT,
        TYPE,
        VALUE
    }

    /// How many times of one kind went which way.
    private static final class Tally {
        int gold;
        int ours;
        int relaxed;
        int strict;
        int type;
        int value;
        final Map<Error, Integer> errors = new EnumMap<>(Error.class);
        final List<String> misses = new ArrayList<>();

        void miss(Error error, TimeMl document, TimeMl.Marked at, String what) {
            errors.merge(error, 1, Integer::sum);
            misses.add("%-8s %s  \"%s\"  %s  …%s…"
                    .formatted(
                            error.name().toLowerCase(Locale.ROOT),
                            document.name(),
                            words(document, at.start(), at.end()),
                            what,
                            words(document, at.start() - 50, at.end() + 40)));
        }

        private static String words(TimeMl document, int start, int end) {
            String text = document.text();
            return text.substring(Math.max(0, start), Math.min(text.length(), end))
                    .replaceAll("\\s+", " ");
        }
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public void check(Request request) {
        if (TimeMl.files(request.corpus()).isEmpty()) {
            throw CorpusException.badUse(
                    "a corpus of `time` must be a folder with .tml files; got %s, which has none. Give the folder of TimeBank or AQUAINT."
                            .formatted(request.corpus()));
        }
    }

    @Override
    public Score score(Request request, Path out) {
        return scoreStage(request).orElseThrow();
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        TimeResolver resolver = new TimeResolver(Conflicts.bundled());
        Tally tally = new Tally();
        int documents = 0;
        for (Path file : TimeMl.files(request.corpus())) {
            TimeMl document = TimeMl.read(file);
            if (request.part().isEmpty() || request.part().get().equals(part(document.name()))) {
                documents++;
                compare(document, times(resolver, document), tally);
            }
        }
        boolean mayLook = request.part().map(DEVELOPMENT::equals).orElse(false);
        return Optional.of(new Score(
                name(),
                request.corpus() + request.part().map(part -> " (" + part + ")").orElse(""),
                documents,
                "documents",
                metrics(tally),
                List.of("Errors by class: " + tally.errors),
                mayLook
                        ? tally.misses.stream().sorted().toList()
                        : List.of("Errors are listed for --part dev only, so that the rest stays unseen")));
    }

    /// A third of all names, by hash, is held back.
    static String part(String document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return Byte.toUnsignedInt(hash[0]) % 3 == 0 ? HELD : DEVELOPMENT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256; this one does not", e);
        }
    }

    private static List<TimeMl.Marked> times(TimeResolver resolver, TimeMl document) {
        if (document.text().isBlank()) {
            return List.of();
        }
        Source source = new Source(
                document.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                document.created().map(day -> new Source.Published(day, "metadata")));
        Report report = new ReportReader().read(source, document.text());
        Reading reading = new Reading(Document.of(report), List.of(), List.of(), List.of(), List.of(), List.of());
        List<TimeMl.Marked> times = new ArrayList<>();
        for (Timex timex : resolver.resolve(reading).timexes()) {
            times.add(new TimeMl.Marked(
                    report.text().offset(timex.span().start()),
                    report.text().offset(timex.span().end()),
                    timex.type().name(),
                    timex.value()));
        }
        times.sort(Comparator.comparingInt(TimeMl.Marked::start));
        return times;
    }

    /// Each marked time goes to the first of ours that it overlaps and that is still free.
    private static void compare(TimeMl document, List<TimeMl.Marked> ours, Tally tally) {
        tally.gold += document.times().size();
        tally.ours += ours.size();
        List<TimeMl.Marked> free = new ArrayList<>(ours);
        for (TimeMl.Marked gold : document.times()) {
            String wanted = gold.type() + " " + gold.value();
            Optional<TimeMl.Marked> found = free.stream()
                    .filter(each -> each.start() == gold.start() && each.end() == gold.end())
                    .findFirst()
                    .or(() -> free.stream().filter(gold::overlaps).findFirst());
            if (found.isEmpty()) {
                tally.miss(Error.MISSING, document, gold, wanted);
                continue;
            }
            TimeMl.Marked our = found.get();
            free.remove(our);
            tally.relaxed++;
            String got = "wanted " + wanted + ", got " + our.type() + " " + our.value();
            if (our.start() == gold.start() && our.end() == gold.end()) {
                tally.strict++;
            } else {
                tally.miss(
                        Error.EXTENT, document, gold, "got \"" + Tally.words(document, our.start(), our.end()) + "\"");
            }
            if (our.type().equals(gold.type())) {
                tally.type++;
            } else {
                tally.miss(Error.TYPE, document, gold, got);
            }
            if (our.value().equals(gold.value())) {
                tally.value++;
            } else {
                tally.miss(Error.VALUE, document, gold, got);
            }
        }
        free.forEach(our -> tally.miss(Error.SPURIOUS, document, our, our.type() + " " + our.value()));
    }

    private static List<Score.Metric> metrics(Tally tally) {
        List<Score.Metric> metrics = new ArrayList<>();
        metrics.addAll(
                Score.precisionRecall("Spans", "relaxed", tally.relaxed, tally.ours, tally.gold, "spans that overlap"));
        metrics.addAll(Score.precisionRecall(
                "Spans", "strict", tally.strict, tally.ours, tally.gold, "spans that are the same"));
        Optional<Double> relaxed = tally.ours + tally.gold == 0
                ? Optional.empty()
                : Optional.of(2.0 * tally.relaxed / (tally.ours + tally.gold));
        metrics.add(of("type", tally.type, tally, relaxed));
        metrics.add(of("value", tally.value, tally, relaxed));
        return metrics;
    }

    private static Score.Metric of(String name, int right, Tally tally, Optional<Double> relaxed) {
        Optional<Double> f1 = tally.relaxed == 0 ? Optional.empty() : relaxed.map(f -> f * right / tally.relaxed);
        return Score.Metric.percent(
                "What they stand for",
                name + "_f1",
                f1,
                "relaxed F1 × " + right + " of " + tally.relaxed + " overlapping pairs");
    }
}
