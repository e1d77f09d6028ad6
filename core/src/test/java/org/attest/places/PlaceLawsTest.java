package org.attest.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attest.reports.Report;
import org.junit.jupiter.api.Test;

/// What holds of places in every text.
class PlaceLawsTest {
    private static final List<String> REGIONS = List.of(
            "Syria",
            "Homs province",
            "Idlib governorate",
            "Donetsk oblast",
            "Borno State",
            "North Kivu",
            "Darfur",
            "the Donbas",
            "Rakhine State",
            "Helmand province",
            "the Sahel",
            "Cabo Delgado");

    private static final List<String> SENTENCES = List.of(
            "Shells hit Kharkiv, in eastern Ukraine, on Monday.",
            "Four were killed in Tripoli, Libya.",
            "A drone struck the Shayrat air base in Syria.",
            "Gunmen attacked Mopti, in central Mali.",
            "Fighting went on in Borno State, Nigeria.",
            "A bomb went off 21 km southeast of Aleppo.",
            "Rockets fell on the outskirts of Taiz, Yemen.",
            "An ambush killed nine between Gao and Ansongo.");

    @Property(tries = 200)
    void aRegionNeverBecomesAPoint(@ForAll("regionWords") String words) {
        for (PlaceMention mention : PlaceTexts.resolve("Ten were killed " + words + ", a monitor said.")
                .mentions()) {
            assertInstanceOf(Where.Region.class, mention.where(), words);
        }
    }

    @Property(tries = 200)
    void aPlaceThatNobodyKnowsKeepsItsName(@ForAll("names") String name) {
        String text = "Soldiers burned the village of " + name + " in Sudan, a monitor said.";
        Report report = PlaceTexts.report(text);
        List<PlaceMention> mentions =
                PlaceTexts.RESOLVER.resolve(PlaceTexts.reading(report)).mentions();
        assertTrue(
                mentions.stream().anyMatch(m -> report.text().quote(m.span()).contains(name)),
                () -> "dropped from: " + text);
    }

    @Property(tries = 100)
    void theOrderOfSentencesDoesNotMatter(@ForAll long seed) {
        List<String> shuffled = new ArrayList<>(SENTENCES);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(found(SENTENCES), found(shuffled));
    }

    private static Set<String> found(List<String> sentences) {
        Report report = PlaceTexts.report(String.join("\n", sentences));
        return PlaceTexts.RESOLVER.resolve(PlaceTexts.reading(report)).mentions().stream()
                .map(m -> report.text().quote(m.span()) + " = " + m.where().brief() + " " + m.use())
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsExplainedIsWhatIsResolved() {
        Report report = PlaceTexts.report(String.join("\n", SENTENCES));
        assertEquals(
                PlaceTexts.RESOLVER.resolve(PlaceTexts.reading(report)).mentions(),
                PlaceTexts.RESOLVER.explain(PlaceTexts.reading(report)).stream()
                        .map(PlaceExplanation::mention)
                        .toList());
    }

    @Test
    void tenThousandNamesInOneReportTakeSeconds() {
        List<String> names = List.of("Aleppo", "San José", "Springfield", "Kharkiv", "Tripoli", "Goma", "Nowhereville");
        String text = IntStream.range(0, 10_000)
                .mapToObj(i -> "Shells hit " + names.get(i * 31 % names.size()) + (i % 5 == 4 ? ".\n" : " and "))
                .collect(Collectors.joining());
        Places places = assertTimeout(Duration.ofSeconds(60), () -> PlaceTexts.resolve(text));
        assertTrue(places.mentions().size() > 5_000);
    }

    @Test
    void namesThatAreAllCommonWordsArePlacesOnlyWhereTheTextSaysSo() {
        assertEquals(
                List.of(),
                PlaceTexts.resolve(
                                "Most of them split. Nice reading, said one. Mobile police and orange flags were seen. March ended.")
                        .mentions());
        assertFalse(PlaceTexts.resolve("The shop in Split, Croatia, was hit.")
                .mentions()
                .isEmpty());
    }

    @Test
    void textsInScriptsThatAreNotReadGiveNoPlaces() {
        for (String text : List.of("空爆で十人が死亡した。", "공습으로 열 명이 숨졌다.", "हवाई हमले में दस लोग मारे गए।")) {
            assertEquals(List.of(), PlaceTexts.resolve(text).mentions(), text);
        }
    }

    @Provide
    Arbitrary<String> regionWords() {
        return Arbitraries.of("in ", "across ", "in the north of ", "in northern ", "in parts of ")
                .flatMap(before -> Arbitraries.of(REGIONS)
                        .map(region ->
                                before.endsWith("northern ") ? before + region.replace("the ", "") : before + region));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("bdgkmnrst")
                .ofLength(2)
                .flatMap(start -> Arbitraries.strings()
                        .withChars("aeiou")
                        .ofLength(2)
                        .map(vowels -> Character.toUpperCase(start.charAt(0)) + vowels.substring(0, 1)
                                + start.substring(1) + vowels.substring(1) + "xwaro"));
    }
}
