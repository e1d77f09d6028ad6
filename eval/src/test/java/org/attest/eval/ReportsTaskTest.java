package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The scorer on two reports of two sentences each, once read without a fault and once with known ones.
final class ReportsTaskTest {
    private static final Path CORPUS = Path.of("src/test/resources/reports");

    private static Score score(String output) {
        Task.Request request = new Task.Request(CORPUS, Optional.empty(), Optional.empty(), Optional.empty());
        return new ReportsTask().score(request, CORPUS.resolve(output));
    }

    @Test
    void aReadingWithoutFaultScoresAHundred() {
        List<String> short100 = score("perfect").metrics().stream()
                .filter(metric -> metric.unit().equals("%") && !metric.name().contains("baseline"))
                .filter(metric -> !metric.value().equals(Optional.of(100.0)))
                .map(Score.Metric::name)
                .toList();
        assertEquals(List.of(), short100);
        assertEquals(
                List.of("a · Tiny Wire 2021-05-04", "", "b · Tiny Digest 2021-05-05", "", "Linking"),
                score("perfect").misses());
    }

    /// One pair belongs together and was torn; another was put together and doesn't belong.
    @Test
    void linkingIsScoredByPairsAndByAccounts() {
        Score score = score("mistakes");
        assertEquals(Optional.of(0.0), score.value("linking_f1"));
        // Ours: {a ARAD, b BATNA} 1/2 each, {b ARAD} 1. Gold: {a ARAD, b ARAD} 1/2 each, {b BATNA} 1.
        assertShare(score, "b3_precision", 2.0 / 3);
        assertShare(score, "b3_recall", 2.0 / 3);
    }

    @Test
    void daysPlacesTypesAndTollsAreScoredByAccount() {
        Score score = score("mistakes");
        assertShare(score, "main_incident_accuracy", 1);
        assertShare(score, "date_intersects", 1);
        assertShare(score, "date_accuracy", 2.0 / 3);
        assertShare(score, "place_accuracy", 2.0 / 3);
        assertShare(score, "place_within_10_km", 1.0 / 2);
        assertShare(score, "type_accuracy", 2.0 / 3);
        assertShare(score, "fatalities_accuracy", 2.0 / 3);
        assertShare(score, "fatalities_where_stated", 0);
    }

    @Test
    void claimsAreFoundByTheirWordsAndThenJudged() {
        Score score = score("mistakes");
        assertShare(score, "claim_precision", 4.0 / 5);
        assertShare(score, "claim_recall", 4.0 / 5);
        assertShare(score, "claim_f1", 4.0 / 5);
        assertShare(score, "stance_accuracy", 3.0 / 4);
        assertShare(score, "stance_f1_affirms", 2.0 / 3);
        assertShare(score, "stance_macro_f1", 5.0 / 6);
        assertShare(score, "holder_accuracy", 3.0 / 4);
        assertShare(score, "unconfirmed_recall", 0);
    }

    @Test
    void whatCannotBeScoredIsAbsentAndNotZero() {
        Score score = score("mistakes");
        assertEquals(Optional.empty(), score.value("unconfirmed_precision"));
        assertTrue(!score.json().contains("unconfirmed_precision"), score.json());
    }

    @Test
    void missesSayWhatGoldHasAndWhatWeHave() {
        assertEquals("""
                a · Tiny Wire 2021-05-04
                  claim missed    SILENT casualties · army: "It did not report any dead"
                  claim spurious  ASSERTS damage · author: "the mill"
                  claim wrong     stance: gold AFFIRMS, ours CLAIMS
                                  "The army said that most of the jets were driven off"

                b · Tiny Digest 2021-05-05
                  account wrong     ARAD airstrike 2021-05-03 Arad ±8 km (main)
                            ours    Y bombing 2021-05-01/2021-05-09 Arad province (region) (main)
                                    date: gold 2021-05-03, ours 2021-05-01/2021-05-09
                                    place: gold Arad (46.17, 21.31) ±8 km, ours Arad province (region), half diagonal 89 km, holds gold's point
                                    type: gold airstrike, ours bombing
                                    fatalities: gold 4..4, ours killed 5 people (monitor, UNCONFIRMED)
                  claim wrong     status: gold UNCONFIRMED, ours stated; holder: gold monitor, ours author
                                  "a monitor said that four people had died"

                Linking
                  merged though different: our incident X
                      a ARAD
                      b BATNA
                  torn apart though one: ARAD
                      a ARAD -> X airstrike 2021-05-03 Arad (46.18, 21.30) (main)
                      b ARAD -> Y bombing 2021-05-01/2021-05-09 Arad province (region) (main)""", String.join("\n", score("mistakes").misses()));
    }

    private static void assertShare(Score score, String name, double share) {
        assertEquals(100 * share, score.value(name).orElse(Double.NaN), 1e-9, name);
    }
}
