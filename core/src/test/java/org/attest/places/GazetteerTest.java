package org.attest.places;

import static org.attest.places.PlaceTexts.GAZETTEER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
    /// Each line: spellings of one place of a country.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SY: al-Safira, al-Safirah, Safira, As Safirah, As Safīrah",
                "SY: T4, T-4, Tiyas, Tayfur",
                "SY: Mayadeen, Mayadin, Al Mayadin, al-Mayadin, Meyadin",
                "SY: Boukamal, Bukamal, Albu Kamal, Abu Kamal, Al-Bukamal, Abou Kamal",
                "SY: Deir ez-Zor, Deir al-Zor, Deir Ezzor, Dayr az Zawr",
                "YE: Hodeidah, Hudaydah, Al Hudaydah, Hodeida",
                "YE: Taiz, Ta'izz, Ta\u2018izz, Taizz",
                "UA: Kharkiv, Kharkov",
                "UA: Zaporizhzhia, Zaporizhzhya, Zaporizhia",
                "LY: Misrata, Misratah, Misurata",
                "SD: El Fasher, Al Fashir, al-Fashir",
                "IQ: Tal Afar, Tall Afar, Tel Afar",
                "AZ: Agdam, A\u011fdam",
                "FR: Saint-Denis, St Denis, St. Denis"
            })
    void spellingsOfOnePlaceFindIt(String line) {
        String country = line.substring(0, 2);
        List<String> spellings = Arrays.asList(line.substring(4).split(", "));
        for (String spelling : spellings) {
            List<String> found = ids(spelling, country);
            assertTrue(
                    found.contains(ids(spellings.getFirst(), country).getFirst()),
                    () -> spelling + " must find what " + spellings.getFirst() + " finds; got " + found);
        }
    }

    private static List<String> ids(String name, String country) {
        return GAZETTEER.find(name).stream()
                .filter(e -> e.country().equals(country))
                .filter(e -> e.kind() == Entry.Kind.SETTLEMENT || e.kind() == Entry.Kind.SITE)
                .map(Entry::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aleppo governorate/admin1:SY.09",
                "Borno State/admin1:NG.27",
                "Deir ez-Zor/admin1:SY.07",
                "Idlib/admin1:SY.12",
                "Golan Heights/area:golan-heights",
                "Nagorno-Karabakh/area:nagorno-karabakh",
                "Syria/country:SY",
                "North Darfur/admin1:SD.55"
            })
    void regionsHaveAnExtentAndNoPointIsShown(String line) {
        String[] part = line.split("/");
        Places places = PlaceTexts.resolve("Fighting went on across " + part[0] + ".");
        Where.Region region = places.mentions().stream()
                .map(PlaceMention::where)
                .filter(Where.Region.class::isInstance)
                .map(Where.Region.class::cast)
                .findFirst()
                .orElseGet(() ->
                        PlaceTexts.resolve("Fighting in the region of " + part[0] + " went on.").mentions().stream()
                                .map(PlaceMention::where)
                                .filter(Where.Region.class::isInstance)
                                .map(Where.Region.class::cast)
                                .findFirst()
                                .orElseThrow());
        assertEquals(part[1], region.id());
        assertTrue(region.extent().north() > region.extent().south());
    }

    @Test
    void twoNamesInHundredOfOneCountrySoundAlikeWithoutBeingOnePlace() {
        for (KeyTable table :
                List.of(GAZETTEER.table().arabic(), GAZETTEER.table().slavic())) {
            long far = 0;
            for (String key : keys(table)) {
                Map<String, Entry> first = new HashMap<>();
                boolean apart = false;
                for (int row : table.find(key)) {
                    Entry entry = GAZETTEER.table().entry(row);
                    if (entry.population() > 20_000 && entry.kind() == Entry.Kind.SETTLEMENT) {
                        Entry other = first.putIfAbsent(entry.country(), entry);
                        apart |= other != null && !Disambiguation.isOnePlace(other, entry);
                    }
                }
                far += apart ? 1 : 0;
            }
            double share = (double) far / table.size();
            assertTrue(share < 0.02, () -> "loose keys bring far places together: " + share);
        }
    }

    @Test
    void everyKeyIsFound() {
        for (KeyTable table : List.of(
                GAZETTEER.table().exact(),
                GAZETTEER.table().arabic(),
                GAZETTEER.table().slavic())) {
            List<String> keys = keys(table);
            assertEquals(table.size(), keys.size());
            for (String key : keys) {
                assertTrue(table.find(key).length > 0, key);
                assertTrue(table.startsWith(key), key);
                assertEquals(0, table.find(key + "\u0001").length, key);
            }
        }
    }

    private static List<String> keys(KeyTable table) {
        List<String> keys = new ArrayList<>();
        table.forEach((key, _) -> keys.add(key));
        return keys;
    }

    @Test
    void sitesLieInTheCountryThatTheirLineNames() {
        for (String[] field : Gazetteer.lines("sites.tsv")) {
            Entry site = GAZETTEER.findById("site:" + field[0]).orElseThrow();
            Where.Extent box = GAZETTEER
                    .country(site.country())
                    .flatMap(Entry::extent)
                    .map(b -> Geometry.grownBy(b, 1.5))
                    .orElseGet(() -> new Where.Extent(-180, -90, 180, 90));
            assertTrue(
                    box.holds(site.longitude(), site.latitude())
                            || GAZETTEER
                                    .table()
                                    .findNearestSettlement(site.country(), site.longitude(), site.latitude())
                                    .isPresent(),
                    () -> "site out of its country: " + field[0]);
        }
    }

    @Test
    void thereAreSitesFromManyCountries() {
        List<String[]> sites = Gazetteer.lines("sites.tsv");
        assertTrue(sites.size() >= 700);
        assertTrue(sites.stream().map(f -> f[4]).distinct().count() >= 90);
        assertEquals(sites.size(), sites.stream().map(f -> f[0]).distinct().count());
    }

    @Test
    void sitesLieNearTheTownThatTheirLineNames() {
        for (String[] field : Gazetteer.lines("sites.tsv")) {
            if (field.length < 9 || field[8].isEmpty()) {
                continue;
            }
            double longitude = Double.parseDouble(field[6]);
            double latitude = Double.parseDouble(field[5]);
            assertTrue(
                    GAZETTEER.find(field[8]).stream()
                            .filter(e -> e.country().equals(field[4]) && e.kind() == Entry.Kind.SETTLEMENT)
                            .anyMatch(e ->
                                    Geometry.distanceMetres(longitude, latitude, e.longitude(), e.latitude()) < 80_000),
                    () -> field[0] + " must lie within 80 km of " + field[8]);
        }
    }
}
