package org.attest.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.attest.reports.Notice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user adds: read from each form, kept beside the program's own places, and before them.
class GazetteerImportTest {
    private final List<Notice> notices = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private Gazetteer with(String name, String text) throws IOException {
        Path source = Files.writeString(folder.resolve(name), text);
        Path out = folder.resolve("own.gaz");
        new GazetteerImport(PlaceTexts.GAZETTEER, notices::add).run(source, Optional.empty(), out);
        return Gazetteer.load(List.of(out), notices::add);
    }

    private List<String> codes() {
        return notices.stream().map(Notice::code).toList();
    }

    private static String geonames(String id, String name, String aliases, String lat, String lon, String feature) {
        return String.join(
                "\t",
                id,
                name,
                name,
                aliases,
                lat,
                lon,
                feature.substring(0, 1),
                feature.substring(2),
                "SY",
                "",
                "12",
                "",
                "",
                "",
                "700",
                "",
                "300",
                "Asia/Damascus",
                "2024-05-01\n");
    }

    @Test
    void aVillageOfOnesOwnIsFoundUnderEachOfItsNames() throws IOException {
        Gazetteer gazetteer = with(
                "own.csv",
                "name,lat,lon,country,kind,aliases,population\nKafr Madrasa,35.90,36.70,SY,village,Kafr al-Madrasa|كفر مدرسة,900\n");
        for (String name : List.of("Kafr Madrasa", "Kafar Madrasah", "كفر مدرسة")) {
            assertEquals("own:kafr-madrasa-sy", gazetteer.find(name).getFirst().id(), name);
        }
        assertEquals(
                Optional.of("Idlib"), gazetteer.find("Kafr Madrasa").getFirst().admin());
    }

    @Test
    void whatTheUserAddsWins() throws IOException {
        Gazetteer gazetteer =
                with("own.csv", "name,lat,lon,country,kind\nDamascus International Airport,33.42,36.52,SY,airport\n");
        assertEquals(
                List.of("own:damascus-international-airport-sy"),
                gazetteer.find("Damascus International Airport").stream()
                        .filter(e -> e.kind() == Entry.Kind.SITE)
                        .map(Entry::id)
                        .toList());
    }

    @Test
    void aDumpOfGeoNamesGivesPointsAndAreasByTheirFeatures() throws IOException {
        Gazetteer gazetteer = with(
                "SY.txt",
                geonames("990000001", "Kafr Madrasa", "Kafar Madrasah,كفر مدرسة", "35.9", "36.7", "P.PPL")
                        + geonames("990000002", "Sadd al Madrasa", "", "35.8", "36.6", "S.DAM")
                        + geonames("990000003", "Wadi al Madrasa", "", "35.8", "36.6", "H.STM")
                        + geonames("990000004", "Madrasa Governorate", "", "35.8", "36.6", "A.ADM1"));
        assertEquals(
                "geonames:990000001", gazetteer.find("كفر مدرسة").getFirst().id());
        assertEquals(
                Optional.of("dam"), gazetteer.find("Sadd al Madrasa").getFirst().siteKind());
        Entry valley = gazetteer.find("Wadi al Madrasa").getFirst();
        assertTrue(valley.kind().isRegion() && valley.extent().isPresent());
        assertTrue(gazetteer.find("Madrasa Governorate").isEmpty());
        assertEquals(List.of(), codes());
    }

    @Test
    void namesOfTheAlternateNamesFileAreAdded() throws IOException {
        Path source = Files.writeString(
                folder.resolve("SY.txt"), geonames("990000001", "Kafr Madrasa", "", "35.9", "36.7", "P.PPL"));
        Path names = Files.writeString(
                folder.resolve("alternateNamesV2.txt"),
                "1\t990000001\tar\tكفر مدرسة\t\t\t\t\t\t\n2\t990000001\tlink\thttps://example.org\t\t\t\t\t\t\n3\t5\tar\tأخرى\t\t\t\t\t\t\n");
        Path out = folder.resolve("SY.gaz");
        new GazetteerImport(PlaceTexts.GAZETTEER, notices::add).run(source, Optional.of(names), out);
        Gazetteer gazetteer = Gazetteer.load(List.of(out), notices::add);
        assertEquals(
                "geonames:990000001", gazetteer.find("كفر مدرسة").getFirst().id());
        assertEquals(List.of(), codes());
    }

    @Test
    void ourAirportsAreSitesAndAirBasesAreKnownByTheirNames() throws IOException {
        Gazetteer gazetteer = with("airports.csv", """
                "id","ident","type","name","latitude_deg","longitude_deg","elevation_ft","continent","iso_country","iso_region","municipality","scheduled_service","icao_code","iata_code","gps_code","local_code","home_link","wikipedia_link","keywords"
                1,"OS99","medium_airport","Madrasa Air Base",35.9,36.7,1200,"AS","SY","SY-ID","Madrasa","no",,,"OS99",,,,"Old Field, Kafr Field"
                """);
        Entry base = gazetteer.find("Kafr Field").getFirst();
        assertEquals("airport:OS99", base.id());
        assertEquals(Optional.of("air base"), base.siteKind());
    }

    @Test
    void aFileThatWasCutOffGivesANoticeWithItsLineAndTheRestIsKept() throws IOException {
        String whole = geonames("990000001", "Kafr Madrasa", "", "35.9", "36.7", "P.PPL");
        Gazetteer gazetteer = with("SY.txt", whole + whole.substring(0, 40));
        assertEquals(1, gazetteer.find("Kafr Madrasa").size());
        assertEquals(List.of("places.gazetteer-cut"), codes());
        assertTrue(notices.getFirst().detail().endsWith("SY.txt, line 2)"));
    }

    @Test
    void brokenLinesAreToldByNumberAndTheRestIsKept() throws IOException {
        StringBuilder text = new StringBuilder("name,lat,lon,country\n");
        for (int i = 0; i < 30; i++) {
            text.append("Kafr Broken,95,36,SY\n");
        }
        Gazetteer gazetteer = with("own.csv", text + "Kafr Madrasa,35.9,36.7,SY\n");
        assertEquals(
                "own:kafr-madrasa-sy", gazetteer.find("Kafr Madrasa").getFirst().id());
        assertEquals(21, notices.size());
        assertTrue(notices.getFirst().detail().endsWith("own.csv, line 2)"));
        assertTrue(notices.getLast().detail().startsWith("10 more lines"));
    }

    @Test
    void aFileOfAnotherFormIsRefusedWithTheFormsThatAreRead() throws IOException {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> with("notes.txt", "Dear all,\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains("name,lat,lon,country"));
        assertFalse(Files.exists(folder.resolve("own.gaz")));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "nothing but the source is left");
        }
    }

    @Test
    void aCorruptGazetteerIsANoticeAndTheProgramsOwnPlacesStay() throws IOException {
        with("own.csv", "name,lat,lon,country\nKafr Madrasa,35.9,36.7,SY\n");
        Path file = folder.resolve("own.gaz");
        byte[] whole = Files.readAllBytes(file);
        List<byte[]> broken = new ArrayList<>();
        for (int length = 0; length < whole.length; length += 7) {
            broken.add(Arrays.copyOf(whole, length));
        }
        for (int at = 200; at < whole.length; at += 31) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            broken.add(changed);
        }
        for (byte[] bytes : broken) {
            notices.clear();
            Files.write(file, bytes);
            Gazetteer gazetteer = Gazetteer.load(List.of(file), notices::add);
            assertEquals(List.of("places.broken-gazetteer"), codes());
            assertFalse(gazetteer.find("Aleppo").isEmpty());
        }
    }

    @Test
    @Tag("long")
    void aDumpLargerThanTheMemoryThatSortsItIsSortedOnDisk() throws IOException {
        Path source = folder.resolve("large.txt");
        int lines = 2_000_000;
        try (BufferedWriter out = Files.newBufferedWriter(source)) {
            for (int i = 0; i < lines; i++) {
                out.write(geonames(
                        String.valueOf(10_000_000 + i),
                        "Kafr " + Integer.toString(i * 31 % lines, 36),
                        "Tall " + i % 1_000,
                        "35.9",
                        "36.7",
                        i % 2 == 0 ? "P.PPL" : "S.BLDG"));
            }
        }
        Path out = folder.resolve("large.gaz");
        GazetteerImport.Outcome outcome =
                new GazetteerImport(PlaceTexts.GAZETTEER, notices::add).run(source, Optional.empty(), out);
        assertEquals(lines, outcome.places());
        Gazetteer gazetteer = Gazetteer.load(List.of(out), notices::add);
        assertEquals(List.of(), codes());
        for (int i = 0; i < lines; i += 9_973) {
            String id = "geonames:" + (10_000_000 + i);
            assertTrue(
                    gazetteer.find("Kafr " + Integer.toString(i * 31 % lines, 36)).stream()
                            .anyMatch(e -> e.id().equals(id)),
                    id);
        }
        assertTrue(gazetteer.find("Tall 7").size() <= 1_000);
    }
}
