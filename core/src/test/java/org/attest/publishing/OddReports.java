package org.attest.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Stance;
import org.attest.incidents.Account;
import org.attest.incidents.IncidentType;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Source;
import org.attest.time.PublicationDate;
import org.attest.time.When;
import org.attest.verification.Assessment;

/// What a page must survive: 300 sites, neither place nor time, a place of 10,000 letters, characters that act unseen.
public final class OddReports extends LedgerWriter {
    private OddReports() {}

    public static View view() {
        OddReports ledger = new OddReports();
        ledger.manySites();
        ledger.nowhereNever();
        ledger.longWord();
        ledger.unseen();
        Story empty = new Story("empty.txt", "");
        ledger.report(empty, Source.of("empty.txt"), PublicationDate.unknown(), Optional.empty(), List.of(), List.of());
        ledger.facts.add(unread(new Story("french.txt", "Les obus ont touché le moulin."), "fr"));
        return new View(ledger.facts);
    }

    private void manySites() {
        Story story = new Story("sites.txt", "Jets hit 300 towns\n\nJets hit 300 towns on Friday.");
        List<Where> towns = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            towns.add(found(
                    "made:" + i,
                    "Town " + i,
                    "Plain",
                    30 + i % 20,
                    30 + i / 20,
                    2000,
                    List.of(story.span("300 towns"))));
        }
        odd(story, "Jets hit 300 towns on Friday", towns, day("2020-09-11", "on Friday", story.span("on Friday")));
    }

    private void nowhereNever() {
        Story story = new Story("nowhere.txt", "A shell fell\n\nA shell fell.");
        odd(story, "A shell fell.", List.of(), new When.Unknown("", List.of(), List.of()));
    }

    private void longWord() {
        String word = "Llan" + "fair".repeat(2_500);
        Story story = new Story("long.txt", "Bomb in " + word + "\n\nA bomb went off in " + word + ".");
        odd(
                story,
                "A bomb went off in " + word,
                List.of(new Where.Unknown(word, List.of(story.span("in " + word + ".", word)))),
                new When.Unknown("", List.of(), List.of()));
    }

    private void unseen() {
        String words = "Rebels\u202e destroyed \u2066bridge\u0007\u0000 <b onclick=x>\u061c\ufeff</b>";
        Story story = new Story("unseen\u202etxt.exe", "A bridge\n\n" + words + " fell");
        odd(
                story,
                words + " fell",
                List.of(new Where.Unknown("bridge\u202eegdirb", List.of(story.span("bridge\u0007", "bridge")))),
                new When.Unknown("", List.of(), List.of()));
    }

    private void odd(Story story, String quote, List<Where> places, When when) {
        String title = story.text.value().lines().findFirst().orElseThrow();
        report(
                story,
                new Source(
                        story.path,
                        Optional.empty(),
                        Optional.of("javascript:alert(1)"),
                        Optional.of(title),
                        Optional.of(title),
                        Optional.empty()),
                PublicationDate.unknown(),
                Optional.empty(),
                List.of(),
                List.of());
        Draft draft = draft(story, quote).is(Stance.ASSERTS, About.OCCURRENCE, "hit");
        places.stream().limit(1).forEach(draft::where);
        Claim claim = claim(draft);
        incident(
                new Account(
                        claim.id(),
                        story.id,
                        true,
                        IncidentType.OTHER,
                        when,
                        places,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        links(claim)),
                places.isEmpty() ? new Where.Unknown("", List.of()) : places.getFirst(),
                Assessment.Grade.UNVERIFIED,
                "One report.");
    }
}
