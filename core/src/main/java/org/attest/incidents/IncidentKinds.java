package org.attest.incidents;

import java.util.List;
import java.util.regex.Pattern;
import org.attest.language.Mention;
import org.attest.language.Reading;
import org.attest.reports.Span;

/// What means an account speaks of, from trigger words and weapons.
final class IncidentKinds {
    private static final Pattern AIRCRAFT = Pattern.compile(
            "(?i)(?:warplanes?|jets?|fighter jets?|aircraft|planes?|helicopters?|bombers?|gunships?|glide bombs?|barrel bombs?|fighter-bombers?)");
    private static final Pattern DRONE =
            Pattern.compile("(?i)(?:drones?|uavs?|unmanned aircraft|loitering munitions?|quadcopters?|shaheds?)");

    private static final Pattern SHELLS = Pattern.compile(
            "(?i)(?:(?:mortar |tank )?shells?|mortars?|mortar bombs?|artillery|howitzers?|tanks?|gunboats?|field guns?)");
    private static final Pattern MISSILES = Pattern.compile(
            "(?i)(?:missiles?|rockets?|(?:cruise|ballistic) missiles?|projectiles?|katyushas?|grads?|scuds?|iskanders?|kalibrs?)");
    private static final Pattern BOMBS = Pattern.compile(
            "(?i)(?:(?:car )?bombs?|explosives?|mines?|landmines?|ieds?|improvised explosive devices?|explosive devices?|dynamite|suicide vests?|booby traps?)");

    private IncidentKinds() {}

    static boolean mentions(Reading reading, List<Span> quotes, String label) {
        return reading.triggers().stream().anyMatch(t -> t.label().name().equals(label) && within(quotes, t.span()));
    }

    static boolean mentionsAircraft(Reading reading, List<Span> quotes) {
        return weapon(reading, quotes, AIRCRAFT);
    }

    static boolean mentionsDrone(Reading reading, List<Span> quotes) {
        return weapon(reading, quotes, DRONE);
    }

    static boolean mentionsShells(Reading reading, List<Span> quotes) {
        return weapon(reading, quotes, SHELLS);
    }

    static boolean mentionsMissiles(Reading reading, List<Span> quotes) {
        return weapon(reading, quotes, MISSILES);
    }

    static boolean mentionsBombs(Reading reading, List<Span> quotes) {
        return weapon(reading, quotes, BOMBS);
    }

    private static boolean weapon(Reading reading, List<Span> quotes, Pattern words) {
        return reading.mentions().stream()
                .anyMatch(m -> m.kind() == Mention.Kind.WEAPON
                        && within(quotes, m.span())
                        && words.matcher(reading.document().quote(m.span())).matches());
    }

    private static boolean within(List<Span> quotes, Span span) {
        return quotes.stream().anyMatch(q -> q.contains(span));
    }
}
