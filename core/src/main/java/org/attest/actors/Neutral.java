package org.attest.actors;

import java.util.Set;

/// Words that our own names never use, whoever says them.
final class Neutral {
    private static final Set<String> LOADED = Set.of(
            "regime",
            "terrorist",
            "terrorists",
            "terror",
            "martyr",
            "martyrs",
            "zionist",
            "zionists",
            "takfiri",
            "takfiris",
            "extremist",
            "extremists",
            "infidel",
            "infidels",
            "crusader",
            "crusaders",
            "mercenaries",
            "mercenary",
            "bandits",
            "puppet",
            "entity",
            "rashist",
            "orcs",
            "aggressor",
            "aggressors");

    private Neutral() {}

    static boolean isLoaded(String lower) {
        return LOADED.contains(lower);
    }
}
