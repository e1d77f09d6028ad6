package org.attest.places;

import java.time.ZoneId;
import java.util.Optional;

/// One line of the gazetteer.
///
/// @param id `geonames:172503`, `airport:OSDI`, `site:tiyas-air-base`, `admin1:SY.09`, `admin2:US.MA.025`,
///     `country:SY`, `area:golan-heights`
/// @param siteKind for a [Kind#SITE]: "air base", "dam", ...
/// @param country ISO 3166-1 alpha-2
/// @param admin name of the first-level region that holds it
/// @param longitude of the point, or of the middle of the extent: for ranking and measuring; a region is never
///     shown as a point
/// @param population of a settlement; of a region, the sum over its settlements that we know; 0 if unknown
/// @param extent box of a region; approximate, since it is the box of the settlements that we know there
/// @param zoneName of the time zone database; kept as a name, since loading that database takes as long as all of
///     this
public record Entry(
        String id,
        String name,
        Kind kind,
        Optional<String> siteKind,
        String country,
        Optional<String> admin,
        double longitude,
        double latitude,
        long population,
        Rank rank,
        Optional<Where.Extent> extent,
        Optional<String> zoneName) {

    public enum Kind {
        COUNTRY,
        /// First-level region: governorate, oblast, state.
        PROVINCE,
        /// Second-level region: county, raion, district.
        DISTRICT,
        /// A named area without fixed borders: Donbas, the Sahel, the Gaza Strip.
        AREA,
        SETTLEMENT,
        /// A facility: air base, port, dam, camp.
        SITE;

        boolean isRegion() {
            return switch (this) {
                case COUNTRY, PROVINCE, DISTRICT, AREA -> true;
                case SETTLEMENT, SITE -> false;
            };
        }
    }

    /// What a settlement is beside being one; anything else is PLAIN.
    public enum Rank {
        PLAIN,
        CAPITAL,
        /// Seat of a first-level region.
        SEAT,
        /// Seat of a second-level region.
        DISTRICT_SEAT,
        /// A quarter or neighbourhood of a larger settlement.
        QUARTER,
        /// Abandoned, destroyed or historical.
        GONE
    }

    /// Its time zone, if its source gives one; of a country, if it has one only.
    public Optional<ZoneId> zone() {
        return zoneName.map(ZoneId::of);
    }

    public boolean isCapital() {
        return rank == Rank.CAPITAL;
    }
}
