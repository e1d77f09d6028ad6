package org.attest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attest.claims.Claim;
import org.attest.incidents.IncidentType;
import org.attest.reports.Notice;
import org.attest.verification.Relation;
import org.junit.jupiter.api.Test;

/// What every ledger does, wherever it's stored.
public abstract class LedgerContract {
    private static final Instant KNOWN = Instant.parse("2020-09-14T12:00:00Z");
    private static final Instant ALWAYS = Instant.MAX;

    /// An empty ledger, which the test closes.
    protected abstract Ledger open(Clock clock);

    /// The same ledger as after its program ended and started again; it itself if that can't be.
    protected abstract Ledger reopen(Ledger ledger, Clock clock);

    @Provide
    Arbitrary<List<List<Fact>>> batches() {
        return AnyFact.lists().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        return AnyFact.lists();
    }

    @Property(tries = 30)
    void whatWasPublishedAtATimeIsReproducedByteForByte(@ForAll("batches") List<List<Fact>> batches) {
        Clock clock = ticking();
        Map<Instant, String> published = new HashMap<>();
        Ledger ledger = open(clock);
        for (List<Fact> batch : batches) {
            ledger.append(batch, "editor", KNOWN);
            published.put(lastTime(ledger), bytes(ledger.now()));
        }
        try (Ledger later = reopen(ledger, clock)) {
            published.forEach((time, bytes) -> assertEquals(bytes, bytes(later.asOf(ALWAYS, time))));
        }
    }

    @Property(tries = 30)
    void theSameInputTwiceAddsNothing(@ForAll("batches") List<List<Fact>> batches, @ForAll("facts") List<Fact> facts) {
        try (Ledger ledger = open(ticking())) {
            batches.forEach(batch -> ledger.append(batch, "editor", KNOWN));
            ledger.append(facts, "editor", KNOWN);
            String before = bytes(ledger.now());
            assertEquals(0, ledger.append(facts, "editor", KNOWN.plusSeconds(1)));
            assertEquals(before, bytes(ledger.now()));
        }
    }

    @Property(tries = 30)
    void aViewIsWhatPlayingEveryEntryInOrderGives(@ForAll("batches") List<List<Fact>> batches) {
        Map<String, Fact> byHash = batches.stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(f -> Hash.of(FactCodec.encode(f)), f -> f, (a, _) -> a));
        try (Ledger ledger = open(ticking())) {
            for (int i = 0; i < batches.size(); i++) {
                ledger.append(batches.get(i), "editor", KNOWN.plusSeconds(i * 7919L % 5));
            }
            List<Entry> entries = ledger.entries();
            for (int seconds = -1; seconds < 5; seconds++) {
                Instant validAt = KNOWN.plusSeconds(seconds);
                for (Instant recordedAt : Stream.concat(
                                Stream.of(Instant.MIN, Instant.MAX),
                                entries.stream().map(Entry::recordedAt))
                        .distinct()
                        .toList()) {
                    List<Fact> played = entries.stream()
                            .filter(e -> !e.validFrom().isAfter(validAt)
                                    && !e.recordedAt().isAfter(recordedAt))
                            .map(e -> byHash.get(e.contentHash()))
                            .toList();
                    assertEquals(bytes(new View(played)), bytes(ledger.asOf(validAt, recordedAt)));
                }
            }
        }
    }

    @Property(tries = 30)
    void everyEntryNamesTheOneBeforeAndTheWholeChainIsRight(@ForAll("batches") List<List<Fact>> batches) {
        Clock clock = ticking();
        Ledger ledger = open(clock);
        int added = 0;
        for (List<Fact> batch : batches) {
            added += ledger.append(batch, "editor", KNOWN);
        }
        try (Ledger later = reopen(ledger, clock)) {
            List<Entry> entries = later.entries();
            assertEquals(added, entries.size());
            String previous = Entry.NONE;
            for (Entry entry : entries) {
                assertEquals(previous, entry.previous());
                assertEquals(entry.hash(), entry.computeHash());
                previous = entry.hash();
            }
            assertEquals(new Inspection(added, 0, previous, Optional.empty()), later.verify());
        }
    }

    @Property(tries = 30)
    void erasingAnyFactLeavesARightChainAndItDoesNotComeBack(@ForAll("batches") List<List<Fact>> batches) {
        Clock clock = ticking();
        Ledger ledger = open(clock);
        batches.forEach(batch -> ledger.append(batch, "editor", KNOWN));
        List<Entry> entries = ledger.entries();
        if (!entries.isEmpty()) {
            Entry first = entries.getFirst();
            int erased = ledger.erase(first.kind(), first.factId(), "owner", "asked for");
            assertTrue(erased >= 1);
            assertEquals(erased, ledger.tombstones().size());
            batches.forEach(batch -> ledger.append(batch, "editor", KNOWN));
            assertEquals(Optional.empty(), ledger.verify().fault());
            assertFalse(standing(ledger.now(), first.kind()).contains(first.factId()));
        }
        ledger.close();
    }

    @Test
    void aChangedFactReplacesTheOldOneWhichStaysReadableAsOfBefore() {
        try (Ledger ledger = open(ticking())) {
            assertEquals(1, ledger.append(List.of(Reports.claim("c1", "r1", "army")), "ann", KNOWN));
            Instant before = lastTime(ledger);
            assertEquals(1, ledger.append(List.of(Reports.claim("c1", "r1", "navy")), "bob", KNOWN));
            assertEquals(List.of("navy"), holders(ledger.now()));
            assertEquals(List.of("army"), holders(ledger.asOf(ALWAYS, before)));
            assertEquals(List.of(), holders(ledger.asOf(ALWAYS, before.minusNanos(1))));
            assertEquals(
                    List.of("ann", "bob"),
                    ledger.entries().stream().map(Entry::author).toList());
        }
    }

    @Test
    void aFactThatWentBackToWhatItOnceSaidIsRecordedAgain() {
        try (Ledger ledger = open(ticking())) {
            for (String holder : List.of("army", "navy", "army")) {
                assertEquals(1, ledger.append(List.of(Reports.claim("c1", "r1", holder)), "ann", KNOWN));
            }
            assertEquals(List.of("army"), holders(ledger.now()));
            assertEquals(3, ledger.verify().entries());
        }
    }

    @Test
    void aWithdrawnFactThatComesAgainIsRecordedAgain() {
        Fact claim = Reports.claim("c1", "r1", "army");
        Fact withdrawal = new Fact.WithdrawnFact("claim", "c1", "", "misread");
        try (Ledger ledger = open(ticking())) {
            assertEquals(1, ledger.append(List.of(claim), "ann", KNOWN));
            assertEquals(1, ledger.append(List.of(withdrawal), "ann", KNOWN));
            assertEquals(0, ledger.append(List.of(withdrawal), "ann", KNOWN));
            assertEquals(List.of(), holders(ledger.now()));
            assertEquals(List.of(claim), ledger.now().allWithdrawn(Fact.ClaimFact.class));
            assertEquals(1, ledger.append(List.of(claim), "ann", KNOWN));
            assertEquals(0, ledger.append(List.of(claim), "ann", KNOWN));
            assertEquals(List.of("army"), holders(ledger.now()));
            assertEquals(1, ledger.append(List.of(withdrawal), "ann", KNOWN));
            assertEquals(List.of(), holders(ledger.now()));
        }
    }

    @Test
    void ofOneListOnlyTheOutcomeCounts() {
        List<Fact> facts = List.of(
                Reports.claim("c1", "r1", "army"),
                Reports.claim("c1", "r1", "navy"),
                new Fact.WithdrawnFact("claim", "c2", "", "misread"),
                Reports.claim("c2", "r1", "police"),
                Reports.claim("c3", "r1", "guard"),
                new Fact.WithdrawnFact("claim", "c3", "c2", "the same as c2"));
        try (Ledger ledger = open(ticking())) {
            assertEquals(4, ledger.append(facts, "ann", KNOWN));
            assertEquals(0, ledger.append(facts, "ann", KNOWN));
            assertEquals(List.of("navy", "police"), holders(ledger.now()));
            assertEquals(
                    "c2",
                    ledger.now().findWithdrawn("claim", "c3").orElseThrow().redirect());
        }
    }

    @Test
    void whatBecameKnownLaterIsNotInAViewOfWhatWasKnownBefore() {
        try (Ledger ledger = open(ticking())) {
            ledger.append(List.of(Reports.claim("c1", "r1", "army")), "ann", KNOWN);
            ledger.append(List.of(Reports.claim("c2", "r1", "navy")), "ann", KNOWN.plus(Duration.ofDays(1)));
            assertEquals(List.of("army"), holders(ledger.asOf(KNOWN, ALWAYS)));
            assertEquals(List.of("army", "navy"), holders(ledger.asOf(KNOWN.plus(Duration.ofDays(1)), ALWAYS)));
            assertEquals(List.of(), holders(ledger.asOf(KNOWN.minusNanos(1), ALWAYS)));
        }
    }

    @Test
    void aFactKeepsItsPlaceWhenItChanges() {
        try (Ledger ledger = open(ticking())) {
            ledger.append(List.of(Reports.claim("c1", "r1", "army"), Reports.claim("c2", "r1", "navy")), "ann", KNOWN);
            ledger.append(List.of(Reports.claim("c1", "r1", "police")), "ann", KNOWN);
            assertEquals(List.of("police", "navy"), holders(ledger.now()));
        }
    }

    @Test
    void oneCallHasOneTimeAndEveryCallALaterOneEvenIfTheClockStandsStillOrIsSetBack() {
        List<Instant> times = new ArrayList<>(List.of(KNOWN, KNOWN, KNOWN.minusSeconds(3600), KNOWN.plusNanos(1500)));
        try (Ledger ledger = open(InstantSource.fixed(KNOWN).withZone(ZoneOffset.UTC))) {
            // A fixed clock first; then one that is set back, in the ledger that it left.
            for (int i = 0; i < 3; i++) {
                ledger.append(Reports.withClaims("r" + i, 2), "ann", KNOWN);
            }
            assertEquals(
                    List.of(KNOWN, KNOWN.plusNanos(1000), KNOWN.plusNanos(2000)),
                    ledger.entries().stream().map(Entry::recordedAt).distinct().toList());
        }
        InstantSource setBack = () -> times.removeFirst();
        try (Ledger ledger = open(setBack.withZone(ZoneOffset.UTC))) {
            for (int i = 0; i < 4; i++) {
                ledger.append(List.of(Reports.report("r" + i, "text")), "ann", KNOWN);
            }
            List<Instant> recorded =
                    ledger.entries().stream().map(Entry::recordedAt).toList();
            assertEquals(recorded.stream().sorted().distinct().toList(), recorded);
        }
    }

    @Test
    void aListWithAFactThatCannotBeRecordedAddsNothing() {
        List<Fact> facts =
                List.of(Reports.claim("c1", "r1", "army"), Reports.claim("half a pair \ud83d", "r1", "navy"));
        try (Ledger ledger = open(ticking())) {
            assertThrows(IllegalArgumentException.class, () -> ledger.append(facts, "ann", KNOWN));
            assertThrows(IllegalArgumentException.class, () -> ledger.append(List.of(), " ", KNOWN));
            assertThrows(IllegalArgumentException.class, () -> ledger.append(List.of(), "ann", Instant.MAX));
            assertEquals(List.of(), ledger.entries());
        }
    }

    @Test
    void anEmptyLedgerIsRight() {
        try (Ledger ledger = open(ticking())) {
            assertEquals(0, ledger.append(List.of(), "ann", KNOWN));
            assertEquals(new Inspection(0, 0, Entry.NONE, Optional.empty()), ledger.verify());
            assertEquals("", bytes(ledger.now()));
        }
    }

    @Test
    void erasingAReportErasesAllThatMayRepeatItsWordsAndNothingElse() {
        Clock clock = ticking();
        Ledger ledger = open(clock);
        ledger.append(twoReports(), "ann", KNOWN);
        Instant before = lastTime(ledger);
        ledger.append(List.of(Reports.report("r1", "an earlier wording")), "ann", KNOWN);

        assertEquals(8, ledger.erase("report", "r1", "owner", "a witness asked for it"));

        try (Ledger later = reopen(ledger, clock)) {
            for (View view : List.of(later.now(), later.asOf(ALWAYS, before))) {
                assertEquals(List.of("r2"), standing(view, "report"));
                assertEquals(List.of("r2-claim"), standing(view, "claim"));
                for (String kind : List.of("account", "incident", "relation", "assessment", "notice")) {
                    assertEquals(List.of(), standing(view, kind));
                }
                assertTrue(view.tombstones().size() >= 7);
            }
            assertEquals(8, later.tombstones().size());
            Tombstone claim = later.tombstones().stream()
                    .filter(t -> t.kind().equals("claim"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("r1-claim", claim.id());
            assertEquals("report r1", claim.requested());
            assertEquals("owner", claim.author());
            assertEquals("a witness asked for it", claim.why());
            Inspection found = later.verify();
            assertEquals(Optional.empty(), found.fault());
            assertEquals(8, found.erased());
            assertEquals(0, later.erase("report", "r1", "owner", "again"));
        }
    }

    @Test
    void whatWasErasedDoesNotComeBackWhenItsReportIsReadAgain() {
        try (Ledger ledger = open(ticking())) {
            ledger.append(twoReports(), "ann", KNOWN);
            ledger.erase("report", "r1", "owner", "asked for");
            assertEquals(0, ledger.append(twoReports(), "ann", KNOWN));
            Fact readDifferently = Reports.claim("another-id", "r1", "army");
            Fact aboutIt = relation("another-id", "r2-claim");
            assertEquals(0, ledger.append(List.of(aboutIt, readDifferently), "ann", KNOWN));

            List<Fact> linkedAnew = List.of(Reports.incident("i1", "r2"), Reports.assessment("i1", "army and navy"));
            assertEquals(2, ledger.append(linkedAnew, "ann", KNOWN));
            assertEquals(0, ledger.append(linkedAnew, "ann", KNOWN));
            assertEquals(List.of("i1"), standing(ledger.now(), "incident"));
            assertEquals(List.of("i1"), standing(ledger.now(), "assessment"));
            assertEquals(Optional.empty(), ledger.verify().fault());
        }
    }

    @Test
    void onlyAFactOfTheLedgerCanBeErased() {
        try (Ledger ledger = open(ticking())) {
            assertEquals(
                    "what is erased must be a fact of this ledger; got report r9, which it never held: look the id up in"
                            + " its files",
                    assertThrows(LedgerException.class, () -> ledger.erase("report", "r9", "owner", "asked for"))
                            .getMessage());
        }
    }

    @Test
    void noWordsOfANoticeAreInItsId() {
        Fact notice = new Fact.NoticeFact(new Notice(
                "reports", "reports.not-text", Optional.of("Jane Doe.txt"), Optional.empty(), "Jane Doe said"));
        assertFalse(notice.id().contains("Jane"));
        assertTrue(notice.id().startsWith("reports.not-text "));
    }

    private static List<Fact> twoReports() {
        return List.of(
                Reports.report("r1", "first"),
                Reports.report("r2", "second"),
                Reports.claim("r1-claim", "r1", "army"),
                Reports.claim("r2-claim", "r2", "navy"),
                Reports.account("r1-claim", "r1", IncidentType.AIRSTRIKE, "r1-claim"),
                Reports.incident("i1", "r1", "r2"),
                relation("r1-claim", "r2-claim"),
                Reports.assessment("i1", "army and navy"),
                new Fact.NoticeFact(new Notice(
                        "time", "time.no-anchor", Optional.of("r1"), Optional.empty(), "nothing says when")));
    }

    private static Fact relation(String a, String b) {
        return new Fact.RelationFact(new Relation(a, b, Relation.Kind.SUPPORTS, "both say so"));
    }

    private static List<String> holders(View view) {
        return view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .map(Claim::holder)
                .map(h -> h.name())
                .toList();
    }

    private static List<String> standing(View view, String kind) {
        return kinds().flatMap(k -> view.all(k).stream())
                .filter(fact -> fact.kind().equals(kind))
                .map(Fact::id)
                .toList();
    }

    private static Stream<Class<? extends Fact>> kinds() {
        return Stream.of(Fact.class.getPermittedSubclasses())
                .<Class<? extends Fact>>map(kind -> kind.asSubclass(Fact.class))
                .sorted(Comparator.comparing(Class::getName));
    }

    /// All that a view holds, in its order, as a publisher would write it.
    protected static String bytes(View view) {
        return kinds().flatMap(kind -> Stream.concat(
                        view.all(kind).stream().map(f -> f.kind() + " " + FactCodec.encode(f)),
                        view.allWithdrawn(kind).stream()
                                .map(f -> "withdrawn " + f.kind() + " " + FactCodec.encode(f) + " "
                                        + view.findWithdrawn(f.kind(), f.id()).orElseThrow())))
                .collect(Collectors.joining("\n"));
    }

    private static Instant lastTime(Ledger ledger) {
        List<Entry> entries = ledger.entries();
        return entries.isEmpty() ? Instant.MIN : entries.getLast().recordedAt();
    }

    /// A clock that is a second later each time it's asked.
    protected static Clock ticking() {
        List<Instant> now = new ArrayList<>(List.of(Instant.parse("2026-01-01T00:00:00Z")));
        InstantSource source = () -> {
            now.set(0, now.getFirst().plusSeconds(1));
            return now.getFirst();
        };
        return source.withZone(ZoneOffset.UTC);
    }
}
