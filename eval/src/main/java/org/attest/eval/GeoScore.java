package org.attest.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attest.eval.GeoCorpus.Article;
import org.attest.eval.GeoCorpus.Toponym;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.language.RuleReader;
import org.attest.places.Gazetteer;
import org.attest.places.PlaceMention;
import org.attest.places.PlaceResolver;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.reports.Span;

/// Scores the places of articles against those that a person marked.
///
/// End to end, an answer is right if its span overlaps a marked name that no other answer took and lies within
/// 161 km (100 miles) of it. Every mention that can be set on the map is an answer, whatever its use; a region answers
/// with the point that stands for it, an ambiguous name with its best candidate. Names that the corpus marks without a
/// position count neither way. Resolution is the share of marked names with a position that are set within 161 km,
/// where the resolver is told which words are names.
final class GeoScore {
    /// 100 miles: the usual bound of geoparsing.
    private static final double NEAR_KM = 161;

    private final Gazetteer gazetteer = Gazetteer.load();
    private final PlaceResolver resolver = new PlaceResolver(gazetteer);
    private final RuleReader reader = new RuleReader();
    private final ReportReader reports = new ReportReader();

    /// Counts over a corpus.
    static final class Tally {
        int right;
        int answers;
        int gold;
        int resolved;
        final Map<String, Integer> classes = new TreeMap<>();
        final List<String> misses = new ArrayList<>();

        void miss(String what, String detail) {
            classes.merge(what, 1, Integer::sum);
            misses.add(what + "  " + detail);
        }
    }

    private record Answer(PlaceMention mention, double latitude, double longitude) {
        boolean isNear(Toponym toponym) {
            return toponym.latitude().isPresent()
                    && toponym.longitude().isPresent()
                    && Place.kilometres(
                                    latitude,
                                    longitude,
                                    toponym.latitude().get(),
                                    toponym.longitude().get())
                            <= NEAR_KM;
        }
    }

    void add(Article article, Tally tally) {
        Report report = reports.read(Source.of(article.id()), article.text());
        Reading reading = reader.read(Document.of(report));
        List<Answer> answers = answers(resolver.resolve(reading).mentions());
        List<Toponym> open = new ArrayList<>(article.toponyms());
        for (Answer answer : answers) {
            List<Toponym> overlapping =
                    open.stream().filter(t -> overlaps(report, answer, t)).toList();
            Optional<Toponym> hit = overlapping.stream().filter(answer::isNear).findFirst();
            Optional<Toponym> taken = hit.or(() -> overlapping.stream().findFirst());
            taken.ifPresent(open::remove);
            if (taken.isPresent() && taken.get().latitude().isEmpty()) {
                continue;
            }
            tally.answers++;
            if (hit.isPresent()) {
                tally.right++;
            } else if (taken.isPresent()) {
                tally.miss(wrong(answer, taken.get()), line(article, report, answer, taken.get()));
            } else {
                tally.miss("spurious", line(report, answer));
            }
        }
        open.stream()
                .filter(t -> t.latitude().isPresent())
                .forEach(t -> tally.miss("not recognised", line(article, t)));
        List<Toponym> located = article.toponyms().stream()
                .filter(t -> t.latitude().isPresent())
                .toList();
        tally.gold += located.size();
        List<Span> marked = located.stream()
                .map(t -> report.text().span(t.start(), t.end()))
                .toList();
        List<Answer> told = answers(resolver.resolve(reading, marked).mentions());
        for (Toponym toponym : located) {
            boolean right = told.stream().anyMatch(a -> overlaps(report, a, toponym) && a.isNear(toponym));
            tally.resolved += right ? 1 : 0;
            if (!right) {
                tally.miss(
                        "resolution",
                        line(article, toponym)
                                + told.stream()
                                        .filter(a -> overlaps(report, a, toponym))
                                        .map(a -> " got " + a.mention().where().brief())
                                        .findFirst()
                                        .orElse(" got nothing"));
            }
        }
    }

    private String wrong(Answer answer, Toponym gold) {
        double km = Place.kilometres(
                answer.latitude,
                answer.longitude,
                gold.latitude().orElseThrow(),
                gold.longitude().orElseThrow());
        return answer.mention.where() instanceof Where.Region
                ? "wrong: region"
                : km > 1_000 ? "wrong: over 1000 km" : "wrong: under 1000 km";
    }

    private List<Answer> answers(List<PlaceMention> mentions) {
        List<Answer> answers = new ArrayList<>();
        for (PlaceMention mention : mentions) {
            switch (mention.where()) {
                case Where.Found f -> answers.add(new Answer(mention, f.latitude(), f.longitude()));
                case Where.Ambiguous a ->
                    answers.add(new Answer(
                            mention,
                            a.candidates().getFirst().latitude(),
                            a.candidates().getFirst().longitude()));
                case Where.Region r -> answers.add(region(mention, r));
                case Where.Unknown _ -> {}
            }
        }
        return answers;
    }

    private Answer region(PlaceMention mention, Where.Region region) {
        return gazetteer
                .findById(region.id())
                .map(entry -> new Answer(mention, entry.latitude(), entry.longitude()))
                .orElseGet(() -> {
                    Where.Extent box = region.extent();
                    return new Answer(mention, (box.south() + box.north()) / 2, (box.west() + box.east()) / 2);
                });
    }

    private static boolean overlaps(Report report, Answer answer, Toponym toponym) {
        return answer.mention.span().overlaps(report.text().span(toponym.start(), toponym.end()));
    }

    private static String line(Report report, Answer answer) {
        Span span = answer.mention.span();
        int length =
                report.text().value().codePointCount(0, report.text().value().length());
        Span around = new Span(span.report(), Math.max(0, span.start() - 40), Math.min(length, span.end() + 30));
        return "‘%s’ %s %s in ‘%s’"
                .formatted(
                        report.text().quote(span),
                        answer.mention.where().brief(),
                        answer.mention.use(),
                        report.text().quote(around).replaceAll("\\s+", " "));
    }

    private static String line(Article article, Report report, Answer answer, Toponym gold) {
        return line(report, answer) + " meant " + line(article, gold);
    }

    private static String line(Article article, Toponym gold) {
        String text = article.text();
        return "‘%s’ (%s) in ‘%s’ of %s"
                .formatted(
                        gold.words(),
                        Place.degrees(
                                gold.latitude().orElse(Double.NaN),
                                gold.longitude().orElse(Double.NaN)),
                        text.substring(Math.max(0, gold.start() - 40), Math.min(text.length(), gold.end() + 30))
                                .replaceAll("\\s+", " "),
                        article.id());
    }
}
