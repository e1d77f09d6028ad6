package org.attest.publishing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Holder;
import org.attest.claims.Stance;
import org.attest.incidents.Account;
import org.attest.incidents.IncidentType;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Span;
import org.attest.time.When;
import org.attest.verification.Assessment;
import org.attest.verification.Relation;

/// As many incidents as asked for, one in each report, with ten claims each, over half the map and twelve years: for
/// what must stay quick.
public final class ManyIncidents extends LedgerWriter {
    private ManyIncidents() {}

    public static View view(int incidents) {
        ManyIncidents ledger = new ManyIncidents();
        for (int i = 0; i < incidents; i++) {
            ledger.raid(i);
        }
        return new View(ledger.facts);
    }

    private void raid(int number) {
        StringBuilder text = new StringBuilder("Raid on place " + number + " in the night\n\n");
        for (int i = 0; i < 10; i++) {
            text.append("Witness ")
                    .append(i)
                    .append(" said that shells hit house ")
                    .append(i)
                    .append(" there. ");
        }
        Story story = new Story("raid-" + number + ".txt", text.toString());
        LocalDate night = LocalDate.parse("2012-01-01").plusDays(number * 37L % 4400);
        report(
                story,
                source(story, "Wire " + number % 23, "https://wire.example/" + number, Optional.empty()),
                stated(night.plusDays(1 + number % 3).toString()),
                Optional.empty(),
                List.of(),
                List.of());
        Where place = raided(number, story.span("place " + number));
        When when = inTheNight(number, night, story.span("in the night"));
        IncidentType type = IncidentType.values()[number % IncidentType.values().length];
        List<Claim> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Draft draft = draft(story, "Witness " + i + " said that shells hit house " + i + " there")
                    .held(holder("witness " + i, "Witness " + i, Holder.Kind.WITNESS))
                    .cue("said")
                    .is(
                            i == 9 && number % 7 == 0 ? Stance.DENIES : Stance.AFFIRMS,
                            i == 0 ? About.OCCURRENCE : About.DAMAGE,
                            "hit")
                    .object("house " + i, DamagedObject.State.DAMAGED);
            all.add(claim(i == 0 ? draft.when(when).where(place) : draft));
        }
        if (number % 7 == 0) {
            relation(all.get(8), all.get(9), Relation.Kind.CONTRADICTS, "one says that it was hit, the other that not");
        }
        incident(
                new Account(
                        all.getFirst().id(),
                        story.id,
                        true,
                        type,
                        when,
                        List.of(place),
                        number % 5 == 0
                                ? List.of()
                                : List.of(new Account.Attacker(
                                        "Force " + number % 60, "", "author", story.span("Raid", "Raid"))),
                        List.of(),
                        all.stream()
                                .map(c -> new Account.Damage(
                                        c.objects().getFirst().what(), DamagedObject.State.DAMAGED, List.of(c.id())))
                                .toList(),
                        List.of(),
                        links(all.toArray(Claim[]::new))),
                place,
                Assessment.Grade.values()[number % 4],
                "One wire report.");
    }

    /// Over the land between Mali and Myanmar; every twentieth an area, an ambiguous name or one that nobody knows.
    private static Where raided(int number, Span from) {
        double lon = -10 + number * 7919L % 11_000 / 100.0;
        double lat = -15 + number * 104_729L % 5_500 / 100.0;
        String name = "place " + number;
        return switch (number % 20) {
            case 0 ->
                new Where.Region(
                        "area:" + number,
                        name,
                        Optional.of("SY"),
                        Optional.empty(),
                        new Where.Extent(lon, lat, lon + 1, lat + 0.7),
                        Optional.empty(),
                        List.of(from));
            case 1 ->
                new Where.Ambiguous(
                        name,
                        List.of(
                                found("made:a" + number, name, "Here", lon, lat, 1000, List.of()),
                                found("made:b" + number, name, "There", lon + 2, lat + 1, 1000, List.of())),
                        List.of(from));
            case 2 -> new Where.Unknown(name, List.of(from));
            default -> found("made:" + number % 2500, name, "Province " + number % 70, lon, lat, 1500, List.of(from));
        };
    }

    /// A night, or now and then a window, an open end, a day without a year, or nothing.
    private static When inTheNight(int number, LocalDate night, Span from) {
        return switch (number % 25) {
            case 0 -> interval(Optional.of(night), Optional.of(night.plusDays(20)), from);
            case 1 -> interval(Optional.of(night), Optional.empty(), from);
            case 2 -> interval(Optional.empty(), Optional.of(night), from);
            case 3 ->
                new When.YearUnknown(
                        MonthDay.of(3, 4),
                        MonthDay.of(3, 4),
                        When.Precision.DAY,
                        Optional.empty(),
                        "in the night",
                        List.of("no year"),
                        List.of(from));
            case 4 -> new When.Unknown("", List.of(), List.of());
            default -> day(night.toString(), "in the night", from);
        };
    }

    private static When interval(Optional<LocalDate> start, Optional<LocalDate> end, Span from) {
        return new When.Interval(
                start,
                end,
                When.Precision.WINDOW,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "in the night",
                List.of("as far as the words go"),
                List.of(from));
    }
}
