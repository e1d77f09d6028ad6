package org.attest.places;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attest.reports.Span;

/// Where something happened: what the resolver could honestly conclude, and no more. A region never becomes a
/// point.
public sealed interface Where {
    /// The gazetteer's name; for [Ambiguous] and [Unknown] the words of the text.
    String name();

    /// Where the words stand.
    List<Span> from();

    /// The short form for messages and tests: `Homs (SY) ±5000m`, `region country:SY/north`, `one of Tripoli
    /// (LY), Tripoli (LB)`, `unknown Kafr Test`.
    default String brief() {
        return switch (this) {
            case Found f -> f.name() + " (" + f.country() + ") ±" + Math.round(f.radiusMetres()) + "m";
            case Region r -> "region " + r.id();
            case Ambiguous a ->
                a.candidates().stream()
                        .map(c -> c.name() + " (" + c.country() + ")")
                        .collect(Collectors.joining(", ", "one of ", ""));
            case Unknown u -> "unknown " + u.name();
        };
    }

    /// A place with a position.
    ///
    /// @param id the gazetteer's own id, e.g. `geonames:172946` or `site:tiyas-air-base`
    /// @param precision what kind of thing the point stands for, which says how far off it may be
    /// @param country ISO 3166-1 alpha-2
    /// @param admin first-level region ("Aleppo"), empty if the gazetteer has none
    /// @param radiusMetres one-sigma position error, `> 0`; a facility is about 2 000, a village 1 000, a large
    ///     city 10 000; wider where the text says "near" or "21 km southeast of"
    record Found(
            String id,
            String name,
            Precision precision,
            String country,
            Optional<String> admin,
            double longitude,
            double latitude,
            double radiusMetres,
            Optional<ZoneId> zone,
            List<Span> from)
            implements Where {
        public Found {
            if (!(radiusMetres > 0) || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
                throw new IllegalArgumentException("a place must have a position and a radius > 0; got " + name + " "
                        + latitude + "," + longitude + " ±" + radiusMetres + " m");
            }
            from = List.copyOf(from);
        }
    }

    /// An area: a country, a province, "northern Syria", "near the Iraq border". No pin.
    ///
    /// @param id the gazetteer's own id of the area (`country:SY`, `admin1:SY.09`, `area:donbas`); of a part of
    ///     it, that id, `/` and which part (`country:SY/north`, `country:SY/border/IQ`, `geonames:170654/south`)
    /// @param country ISO 3166-1 alpha-2; empty for seas and areas of several countries that belong to none first
    /// @param admin the first-level region that it is or lies in
    record Region(
            String id,
            String name,
            Optional<String> country,
            Optional<String> admin,
            Extent extent,
            Optional<ZoneId> zone,
            List<Span> from)
            implements Where {
        public Region {
            from = List.copyOf(from);
        }

        /// A whole country, not a part of one.
        public boolean isCountry() {
            return id.startsWith("country:") && id.indexOf('/') < 0;
        }
    }

    /// Several entries fit and the text does not decide between them. Best first, at least two.
    record Ambiguous(String name, List<Found> candidates, List<Span> from) implements Where {
        public Ambiguous {
            candidates = List.copyOf(candidates);
            from = List.copyOf(from);
            if (candidates.size() < 2) {
                throw new IllegalArgumentException("an ambiguous place must have two candidates; got " + candidates);
            }
        }
    }

    /// No entry fits; `name` is kept so that a later gazetteer can resolve it.
    record Unknown(String name, List<Span> from) implements Where {
        public Unknown {
            from = List.copyOf(from);
        }
    }

    /// A box in degrees, WGS 84. Boxes over the antimeridian have `west > east`.
    record Extent(double west, double south, double east, double north) {
        public boolean holds(double longitude, double latitude) {
            boolean inLongitude =
                    west <= east ? west <= longitude && longitude <= east : longitude >= west || longitude <= east;
            return inLongitude && south <= latitude && latitude <= north;
        }

        public boolean meets(Extent other) {
            return holds(other.west, Math.max(south, other.south)) && other.south <= north && south <= other.north
                    || other.holds(west, Math.max(south, other.south)) && other.south <= north && south <= other.north;
        }
    }

    enum Precision {
        FACILITY,
        LOCALITY,
        CITY
    }
}
