package org.attest.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attest.reports.Report;
import org.junit.jupiter.api.Test;

class PlaceResolverTest {
    @Test
    void theCountryIsTheOneThatTheReportIsAbout() {
        assertEquals(
                "Kharkiv = Kharkiv (UA) ±8000m SITE; Sumy = Sumy (UA) ±5000m SITE;"
                        + " the north of the country = region country:UA/north SITE",
                PlaceTexts.brief(
                        "Shells hit Kharkiv and Sumy. More fell in the north of the country, Russian media said."));
    }

    @Test
    void aDateLineIsNotWhereItHappened() {
        assertEquals(
                "BEIRUT = Beirut (LB) ±8000m REFERENCE; Raqqa = Ar Raqqah (SY) ±3000m SITE; Syria = region country:SY CONTAINER",
                PlaceTexts.brief("BEIRUT (AP) \u2014 A car bomb killed two in Raqqa, Syria, on Monday."));
    }

    @Test
    void aNameExplainedOnceMeansTheSameLater() {
        Places places = PlaceTexts.resolve("Gunmen clashed in Tripoli, northern Lebanon. By night Tripoli was calm.");
        assertEquals("Tripoli (LB) ±3000m", places.mentions().getLast().where().brief());
    }

    @Test
    void whereTheTextDoesNotDecideAllCandidatesAreKept() {
        Where where = PlaceTexts.resolve("A fire broke out in Springfield.")
                .mentions()
                .getFirst()
                .where();
        assertTrue(assertInstanceOf(Where.Ambiguous.class, where).candidates().size() >= 2);
    }

    @Test
    void aRegionNeverBecomesAPoint() {
        for (String words : List.of(
                "in eastern Syria",
                "in the south of Syria",
                "near the Iraqi border of Syria",
                "in Homs province",
                "south of Damascus",
                "in the southern suburbs of Damascus",
                "across the Sahel")) {
            Places places = PlaceTexts.resolve("Ten were killed " + words + ", a monitor said.");
            assertInstanceOf(Where.Region.class, places.mentions().getFirst().where(), words);
        }
    }

    @Test
    void aSiteIsTheTownItLiesBy() {
        Where complex = first("Missiles hit the al-Safira complex.");
        Where town = first("Missiles hit al-Safira in Syria.");
        Where airport = first("Missiles hit Damascus airport.");
        assertTrue(Geometry.sameOrContained(complex, town));
        assertTrue(!Geometry.sameOrContained(complex, airport));
        assertTrue(Geometry.sameOrContained(airport, first("Fighting in Syria.")));
    }

    @Test
    void neighbouringRegionsAreNotContainedThoughTheirBoxesMeet() {
        Where homs = first("Fighting in Homs province.");
        Where raqqa = first("Fighting in Raqqa province.");
        assertTrue(!Geometry.sameOrContained(homs, raqqa));
        assertTrue(!Geometry.sameOrContained(homs, first("Missiles hit Hama.")));
        assertTrue(Geometry.sameOrContained(homs, first("Missiles hit Palmyra.")));
    }

    private static Where first(String words) {
        return PlaceTexts.resolve(words).mentions().getFirst().where();
    }

    @Property(tries = 300)
    void anyTextIsReadWithoutFailing(@ForAll String words) {
        PlaceTexts.resolve(words);
    }

    @Property(tries = 300)
    void mentionsQuoteTheTextAndDoNotOverlap(@ForAll("sentences") String words) {
        Report report = PlaceTexts.report(words);
        int end = 0;
        for (PlaceMention mention :
                PlaceTexts.RESOLVER.resolve(PlaceTexts.reading(report)).mentions()) {
            assertTrue(mention.span().start() >= end, () -> "overlap in " + words);
            assertTrue(!report.text().quote(mention.span()).isBlank());
            end = mention.span().end();
        }
    }

    @Property(tries = 300)
    void caseHyphensAndMarksDoNotChangeWhatIsFound(
            @ForAll("names") String name, @ForAll boolean upper, @ForAll boolean hyphens, @ForAll boolean marks) {
        String other = upper ? name.toUpperCase(Locale.ROOT) : name;
        other = hyphens ? other.replace(' ', '-') : other.replace('-', ' ');
        other = marks ? other.replace('a', '\u00e1').replace('A', '\u0100') : other;
        assertEquals(ids(name), ids(other));
    }

    private static String ids(String name) {
        return PlaceTexts.GAZETTEER.find(name).stream().map(Entry::id).sorted().collect(Collectors.joining(" "));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "Deir ez-Zor",
                "Abu Kamal",
                "al-Safira",
                "Nova Kakhovka",
                "Port-au-Prince",
                "El Fasher",
                "San Vicente",
                "Kiryat Shmona",
                "Golan Heights",
                "Mazar-i-Sharif",
                "Khan Yunis",
                "Tel Aviv");
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                        "the",
                        "T-4",
                        "air",
                        "base",
                        "near",
                        "north",
                        "of",
                        "Syria",
                        "'s",
                        "Damascus",
                        "airport",
                        ",",
                        "and",
                        "in",
                        "21",
                        "km",
                        "Iraqi",
                        "border",
                        "northern",
                        "outskirts",
                        "Aleppo",
                        "al-Safira",
                        ".",
                        "city",
                        "province",
                        "Mr.",
                        "Jordan",
                        "said",
                        "from",
                        "above",
                        "West",
                        "Bank",
                        "\u2014",
                        "(",
                        ")",
                        "Ga",
                        "S.C.",
                        "University",
                        "country",
                        "Ras",
                        "al",
                        "Ain",
                        "\ud83d\ude00")
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .map(words -> String.join(" ", words));
    }
}
