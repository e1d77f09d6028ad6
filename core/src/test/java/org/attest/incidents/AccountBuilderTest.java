package org.attest.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.Pipeline;
import org.attest.ledger.Fact;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.junit.jupiter.api.Test;

final class AccountBuilderTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();

    private final Set<String> claims = new HashSet<>();

    private List<Account> read(String text) {
        List<Account> accounts = new ArrayList<>();
        for (Fact fact : PIPELINE.read(new ReportReader().read(Source.of("test"), text))) {
            switch (fact) {
                case Fact.AccountFact made -> accounts.add(made.account());
                case Fact.ClaimFact made -> claims.add(made.claim().id());
                default -> {}
            }
        }
        return accounts;
    }

    @Test
    void oneSentenceOfTwoDaysMakesTwoIncidentsThatShareNoOccurrenceClaim() {
        List<Account> accounts = read("Ethiopian jets bombed Mekelle on 18 October 2021 and 22 October 2021.");
        assertEquals(2, accounts.stream().map(Account::id).distinct().count());
    }

    @Test
    void anActOfTwoDaysThatIsToldTwiceHoldsOnlyClaimsThatAreGivenOut() {
        String told = "Ethiopian jets bombed Mekelle on 18 October 2021 and 22 October 2021. ";
        List<Account> accounts = read(told + told);
        assertEquals(2, accounts.size());
        assertTrue(accounts.stream().allMatch(a -> claims.containsAll(a.claims())));
    }

    @Test
    void aTollSplitOverTwoTownsIsOneIncidentWithTwoSites() {
        List<Account> accounts = read(
                "Air strikes in eastern Ukraine killed nine soldiers on 3 May 2022, the governor said."
                        + " Four of them died near Sloviansk, the governor said; the remaining five were killed in Mariupol.");
        assertEquals(1, accounts.size());
        assertEquals(2, accounts.getFirst().where().size());
    }

    @Test
    void frequentRaidsMakeNoIncident() {
        assertTrue(read("For years the air force has bombed rebel camps in Shan State dozens of times.")
                .isEmpty());
    }

    @Test
    void aGameIsNoIncident() {
        assertTrue(read("The striker hit two goals in Lagos on 4 March 2023 and the coach praised the attack.")
                .isEmpty());
    }

    private Account only(String text) {
        List<Account> accounts = read(text);
        assertEquals(1, accounts.size(), accounts.toString());
        return accounts.getFirst();
    }

    @Test
    void anAccountWhoseClaimsNameNoPlaceAndDayTakesThemFromTheSentenceBefore() {
        Account account = only("It was market day in Kassala on 3 May 2023. Artillery shelled the stalls.");
        assertEquals("Kassala", account.where().getFirst().name());
        assertEquals(Optional.of("2023-05-03"), account.when().edtf());
        assertTrue(account.when().basis().getLast().contains("less sure"));
    }

    @Test
    void thePlaceWhereASourceSitsIsNoPlaceOfTheIncident() {
        Account account = only("A spokesman of the army in Khartoum said that artillery had shelled the stalls.");
        assertTrue(account.where().isEmpty(), account.where().toString());
    }

    @Test
    void aNameThatNoGazetteerHasIsStillThePlaceOfTheIncident() {
        Account account = only("Two shells fell on Zarnuqabad on 3 May 2023 and killed four traders.");
        assertEquals("unknown Zarnuqabad", account.where().getFirst().brief());
    }

    @Test
    void whatMostClaimsSayIsTheKindAndNotTheHelicopterOfTheDenial() {
        assertEquals(
                IncidentType.SHELLING,
                only("Artillery shelled Kassala on 3 May 2023. Four traders died in the shelling. The army denied that a helicopter had taken part.")
                        .type());
        assertEquals(
                IncidentType.BOMBING,
                only("An explosion killed four traders in Kassala on 3 May 2023. The Front claimed responsibility for the bombing.")
                        .type());
    }
}
