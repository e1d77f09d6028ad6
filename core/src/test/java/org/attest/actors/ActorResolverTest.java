package org.attest.actors;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attest.language.Attribution;
import org.attest.language.Document;
import org.attest.language.Mention;
import org.attest.language.Reading;
import org.attest.reports.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActorResolverTest {
    private static final ActorResolver RESOLVER = new ActorResolver();

    record Case(String text, List<String> expected) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String line : lines("actors.cases")) {
            if (line.startsWith("  ")) {
                cases.getLast().expected().add(line.strip());
            } else {
                cases.add(new Case(line, new ArrayList<>()));
            }
        }
        return cases.stream();
    }

    static Stream<String> names() {
        return lines("names.cases").stream();
    }

    private static List<String> lines(String file) {
        try (InputStream stream = ActorResolverTest.class.getResourceAsStream(file)) {
            String text = new String(
                    Objects.requireNonNull(stream, file + " is missing").readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Reading reading(String text) {
        return new Reading(Lexicon.document(text), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static List<String> brief(Reading reading) {
        Document document = reading.document();
        return RESOLVER.resolve(reading).mentions().stream()
                .map(mention -> document.quote(mention.span())
                        + " = "
                        + mention.who().brief()
                        + mention.from()
                                .map(span -> " <- " + document.quote(span))
                                .orElse(""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void actorsOfATextAreThoseOfItsCase(Case one) {
        assertEquals(String.join("\n", one.expected()), String.join("\n", brief(reading(one.text()))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameMeansTheSameOutsideAnyReport(String line) {
        String[] parts = line.split(" = ");
        assertEquals(parts[1], RESOLVER.named(parts[0]).map(Who::brief).orElse("nobody"));
    }

    @Test
    void everyStatesMilitaryIsOneWhoUnderAllItsNames() {
        for (String[] state : List.of(
                new String[] {"Syrian", "Syria"},
                new String[] {"Turkish", "Turkey"},
                new String[] {"Ukrainian", "Ukraine"},
                new String[] {"Sudanese", "Sudan"},
                new String[] {"Colombian", "Colombia"},
                new String[] {"Philippine", "the Philippines"},
                new String[] {"US", "the United States"})) {
            Optional<Who> expected = RESOLVER.named(state[0] + " military");
            assertTrue(expected.isPresent(), state[0]);
            for (String institution :
                    List.of("army", "air force", "armed forces", "warplanes", "defence ministry", "troops")) {
                assertEquals(expected, RESOLVER.named("the " + state[0] + " " + institution), institution);
                assertEquals(expected, RESOLVER.named(state[1] + "'s " + institution), institution);
            }
        }
    }

    @Test
    void aStateAndItsArmyAreOnOneSideButNoOutletThatIsOnlyAtHomeThere() {
        Who israel = RESOLVER.named("Israel").orElseThrow();
        assertTrue(israel.sameSide(RESOLVER.named("IDF").orElseThrow()));
        assertFalse(israel.sameSide(RESOLVER.named("Haaretz").orElseThrow()));
        assertFalse(israel.sameSide(RESOLVER.named("Israeli media").orElseThrow()));
        Who iran = RESOLVER.named("Iran").orElseThrow();
        assertFalse(iran.sameSide(RESOLVER.named("Hezbollah").orElseThrow()));
    }

    @Test
    void neutralNamesHoldNoLoadedWord() {
        Set<String> loaded = Set.of("regime", "terrorist", "terrorists", "martyr", "martyrs", "zionist");
        List<String> names = new ArrayList<>();
        for (Case one : cases().toList()) {
            RESOLVER.resolve(reading(one.text()))
                    .mentions()
                    .forEach(mention -> names.add(mention.who().name()));
        }
        for (String words : List.of(
                "The Zionist regime denied it.",
                "The Martyrs of the South Brigade shot a man.",
                "Regime-backed militias came, and terrorists left.",
                "Pro-regime fighters fired on the al-Aqsa Martyrs' Brigades.")) {
            RESOLVER.resolve(reading(words))
                    .mentions()
                    .forEach(mention -> names.add(mention.who().name()));
        }
        for (String name : names) {
            for (String word : name.toLowerCase(java.util.Locale.ROOT).split("[ -]")) {
                assertFalse(loaded.contains(word), name);
            }
        }
    }

    @Test
    void theTableHoldsBodiesOfAllRegions() {
        assertTrue(RESOLVER.bodies() >= 350, () -> "bodies: " + RESOLVER.bodies());
    }

    @Test
    void theReadersEvidenceMakesAStateAHolderAndKeepsPlacesOut() {
        Reading bare = reading("From Grozia, Chad, so the note, came the shells. Aden Front lies by the sea.");
        Document document = bare.document();
        assertEquals(List.of("Aden Front = Aden Front (ARMED_GROUP)"), brief(bare));
        Span chad = span(document, "Chad");
        Span cue = span(document, "note");
        Attribution attribution = new Attribution(
                Optional.of(chad), cue, Optional.empty(), Attribution.CueKind.REPORT, false, chad.union(cue));
        Reading read = new Reading(
                document,
                List.of(),
                List.of(new Mention(Mention.Kind.FACILITY, span(document, "Aden Front"))),
                List.of(),
                List.of(),
                List.of(attribution));
        assertEquals(List.of("Chad = Chad (STATE, TD)"), brief(read));
    }

    private static Span span(Document document, String words) {
        int start = document.report().text().value().indexOf(words);
        return document.report().text().span(start, start + words.length());
    }

    @Property(tries = 300)
    void anyTextGivesMentionsThatQuoteItInOrderWithoutOverlap(@ForAll("texts") String text) {
        Reading reading = reading(text);
        List<ActorMention> mentions = RESOLVER.resolve(reading).mentions();
        int last = 0;
        for (ActorMention mention : mentions) {
            assertTrue(mention.span().start() >= last, () -> mentions + " of " + text);
            assertFalse(reading.document().quote(mention.span()).isBlank());
            assertAll(
                    mention.from().stream().map(span -> () -> reading.document().quote(span)));
            last = mention.span().end();
        }
        assertEquals(mentions, RESOLVER.resolve(reading).mentions());
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> words = new ArrayList<>(List.of(
                ". ",
                ", ",
                "; ",
                "(",
                ")",
                "’s ",
                "' ",
                "\n",
                "-",
                "the ",
                "The ",
                "a ",
                "in ",
                "of ",
                "by ",
                "and ",
                "said ",
                "struck ",
                "group ",
                "company ",
                "Observatory ",
                "Front ",
                "regime ",
                "army ",
                "images ",
                "Abu ",
                "😀",
                "al-",
                "according to ",
                "or ",
                "IFX ",
                "backed ",
                "pro-",
                "-backed ",
                "source ",
                "Omar ",
                "Khalil ",
                "34",
                "é"));
        for (Case one : cases().toList()) {
            words.addAll(List.of(one.text().split("(?<= )")));
        }
        return Arbitraries.oneOf(
                Arbitraries.of(words).list().ofMaxSize(60).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(120));
    }
}
