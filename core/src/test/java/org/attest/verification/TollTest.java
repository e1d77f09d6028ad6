package org.attest.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Status;
import org.attest.incidents.Casualties;
import org.junit.jupiter.api.Test;

final class TollTest {

    @Test
    void numbersOfOneClassAreARangeAndNeverASum() {
        assertEquals(
                List.of("4 to 11 civilians killed (four: the army; eleven: residents and a doctor)"),
                words(
                        cell("civilians", CasualtyCell.Class.CIVILIAN, 4, 4, "four", "the army"),
                        cell("civilians", CasualtyCell.Class.CIVILIAN, 11, 11, "eleven", "residents"),
                        cell("civilians", CasualtyCell.Class.CIVILIAN, 11, 11, "eleven", "a doctor")));
    }

    @Test
    void civiliansFightersAndUnknownStandApartAndSoDoTwoKindsOfFighters() {
        assertEquals(
                List.of(
                        "3 soldiers (fighters) killed (monitor)",
                        "7 foreign fighters killed (monitor)",
                        "1 civilian killed (monitor)",
                        "11 people killed (monitor)"),
                words(
                        cell("soldiers", CasualtyCell.Class.COMBATANT, 3, 3, "three", "monitor"),
                        cell("foreign fighters", CasualtyCell.Class.COMBATANT, 7, 7, "seven", "monitor"),
                        cell("civilian", CasualtyCell.Class.CIVILIAN, 1, 1, "a", "monitor"),
                        cell("", CasualtyCell.Class.UNKNOWN, 11, 11, "eleven", "monitor")));
    }

    @Test
    void anOpenNumberHasNoUpperEndAndWordsAreNoNumber() {
        assertEquals(List.of("at least 16 people killed (monitor)"), words(open("", 16, "at least 16", "monitor")));
        assertEquals(
                List.of("9 to 16 or more people killed (at least 16: monitor; nine: police)"),
                words(
                        open("", 16, "at least 16", "monitor"),
                        cell("", CasualtyCell.Class.UNKNOWN, 9, 9, "nine", "police")));
        assertEquals(
                List.of("people killed: dozens (villagers)"),
                Toll.of(
                                List.of(new Casualties(
                                        CasualtyCell.Kind.KILLED,
                                        CasualtyCell.Class.UNKNOWN,
                                        "",
                                        Optional.empty(),
                                        Optional.empty(),
                                        "dozens",
                                        "villagers",
                                        Status.STATED,
                                        List.of("v"))),
                                Set.of())
                        .stream()
                        .map(Toll::words)
                        .toList());
    }

    @Test
    void wordsStandBesideNumbersAndNumbersByOneClaimantMayBeParts() {
        assertEquals(
                List.of(
                        "7 to 9 people killed (seven: monitor; nine: monitor); several numbers by one claimant may be parts"),
                words(
                        cell("", CasualtyCell.Class.UNKNOWN, 7, 7, "seven", "monitor"),
                        cell("bodies", CasualtyCell.Class.UNKNOWN, 9, 9, "Nine", "monitor")));
    }

    @Test
    void noneIsANumberWhereAHolderSaysSo() {
        assertEquals(
                List.of("0 to 9 people killed (no: army; nine: an article in its own voice)"),
                words(
                        cell("", CasualtyCell.Class.UNKNOWN, 0, 0, "no", "army"),
                        cell("", CasualtyCell.Class.UNKNOWN, 9, 9, "nine", "author")));
    }

    @Test
    void whatANewerVersionTookBackCountsNoMore() {
        List<Casualties> cells = List.of(
                cell("", CasualtyCell.Class.UNKNOWN, 9, 9, "nine", "police"),
                cell("", CasualtyCell.Class.UNKNOWN, 14, 14, "fourteen", "governor"));
        List<Toll> tolls = Toll.of(cells, Set.of("police 9"));
        assertEquals(
                List.of("14 people killed (governor)"),
                tolls.stream().map(Toll::words).toList());
        assertEquals(Optional.of(14), tolls.getFirst().low());
    }

    private static List<String> words(Casualties... cells) {
        return Toll.of(List.of(cells), Set.of()).stream().map(Toll::words).toList();
    }

    private static Casualties cell(
            String who, CasualtyCell.Class side, int min, int max, String words, String claimant) {
        return new Casualties(
                CasualtyCell.Kind.KILLED,
                side,
                who,
                Optional.of(min),
                Optional.of(max),
                words,
                claimant,
                Status.STATED,
                List.of(claimant + " " + min));
    }

    private static Casualties open(String who, int min, String words, String claimant) {
        return new Casualties(
                CasualtyCell.Kind.KILLED,
                CasualtyCell.Class.UNKNOWN,
                who,
                Optional.of(min),
                Optional.empty(),
                words,
                claimant,
                Status.STATED,
                List.of(claimant));
    }
}
