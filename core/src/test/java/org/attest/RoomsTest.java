package org.attest;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Each room (a package of core, with what lies under it) uses only the rooms below it, and core brings little along.
///
/// Read off the class files, so a use that no import shows counts too: a type inside a signature, an annotation, a
/// pattern.
final class RoomsTest {
    /// The arrows of the design. A room may also use whatever the rooms that it may use may use.
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("reports", Set.of()),
            Map.entry("language", Set.of("reports")),
            Map.entry("time", Set.of("language")),
            Map.entry("places", Set.of("language")),
            Map.entry("actors", Set.of("language")),
            Map.entry("claims", Set.of("time", "places", "actors")),
            Map.entry("incidents", Set.of("claims")),
            Map.entry("imagery", Set.of()),
            Map.entry("verification", Set.of("incidents", "imagery")),
            Map.entry("ledger", Set.of("claims", "incidents", "verification")),
            Map.entry("publishing", Set.of("ledger")));

    /// What core may use beside itself: the JDK, geometry, HTML, JSON, ZSTD, and the annotations that say what may
    /// be
    /// null.
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "org.locationtech.",
            "io.airlift.compress.",
            "org.jsoup.",
            "com.fasterxml.jackson.",
            "opennlp.",
            "org.jspecify.");

    /// A type inside a descriptor or a generic signature, such as `Ljava/util/List<`.
    private static final Pattern TYPE = Pattern.compile("L((?:[\\w$]+/)+[\\w$]+)[;<]");

    @Test
    void roomsUseOnlyTheRoomsBelowThem() {
        assertEquals("", violations(coreClasses()));
    }

    @Test
    void aUseThatOnlyASignatureShowsIsReportedWithBothClasses() {
        assertEquals(
                "org.attest.reports.Report (reports) must not use org.attest.claims.Claim (claims); it may use []",
                violations(List.of(withField("org.attest.reports.Report", "org.attest.claims.Claim"))));
    }

    @Test
    void noRoomUsesPipeline() {
        assertEquals(
                "org.attest.places.Where (places) must not use org.attest.Pipeline (above all rooms);"
                        + " it may use [language, reports]",
                violations(List.of(withField("org.attest.places.Where", "org.attest.Pipeline"))));
    }

    @Test
    void aPackageThatTheDesignDoesNotNameIsNoRoom() {
        assertEquals(
                "org.attest.util.Strings is in util, which is no room; the rooms are [actors, claims, imagery,"
                        + " incidents, language, ledger, places, publishing, reports, time, verification]",
                violations(List.of(withField("org.attest.util.Strings", "java.lang.String"))));
    }

    @Test
    void whatLiesUnderARoomBelongsToItAndPipelineMayUseAll() {
        assertEquals(
                "",
                violations(List.of(
                        withField("org.attest.verification.Assessment", "org.attest.imagery.sar.Speckle"),
                        withField("org.attest.ledger.Entry", "org.attest.reports.Span"),
                        withField("org.attest.Pipeline", "org.attest.publishing.Release"))));
    }

    @Test
    void coreUsesNoLibraryThatItsRuleDoesNotName() {
        assertEquals("", strangers(coreClasses()));
        assertEquals(
                "org.attest.ledger.Ledger must not use org.sqlite.JDBC; core uses only " + LIBRARIES,
                strangers(List.of(withField("org.attest.ledger.Ledger", "org.sqlite.JDBC"))));
    }

    private static String violations(List<ClassModel> classes) {
        return lines(classes, (user, used) -> {
            String from = room(user);
            String to = room(used);
            if (!used.startsWith("org.attest.") || from.equals(to) || from.isEmpty()) {
                return "";
            }
            TreeSet<String> below = below(from);
            return below.contains(to)
                    ? ""
                    : "%s (%s) must not use %s (%s); it may use %s"
                            .formatted(user, from, used, to.isEmpty() ? "above all rooms" : to, below);
        });
    }

    private static String strangers(List<ClassModel> classes) {
        return lines(
                classes,
                (user, used) ->
                        used.startsWith("org.attest.") || LIBRARIES.stream().anyMatch(used::startsWith)
                                ? ""
                                : "%s must not use %s; core uses only %s".formatted(user, used, LIBRARIES));
    }

    /// What a rule says about a class and one that it uses; empty if that is allowed.
    private interface Rule {
        String apply(String user, String used);
    }

    private static String lines(List<ClassModel> classes, Rule rule) {
        return classes.stream()
                .flatMap(c -> {
                    String user = name(c.thisClass().asInternalName());
                    return MAY_USE.containsKey(room(user)) || room(user).isEmpty()
                            ? typesUsedBy(c).map(used -> rule.apply(user, used))
                            : Stream.of("%s is in %s, which is no room; the rooms are %s"
                                    .formatted(user, room(user), new TreeSet<>(MAY_USE.keySet())));
                })
                .filter(line -> !line.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static TreeSet<String> below(String room) {
        return MAY_USE.getOrDefault(room, Set.of()).stream()
                .flatMap(next -> Stream.concat(Stream.of(next), below(next).stream()))
                .collect(toCollection(TreeSet::new));
    }

    /// The first package under `org.attest`; empty for a class right in it, or outside it.
    private static String room(String className) {
        String[] parts = className.split("\\.", -1);
        return parts.length > 3 && className.startsWith("org.attest.") ? parts[2] : "";
    }

    private static Stream<String> typesUsedBy(ClassModel c) {
        List<PoolEntry> pool =
                StreamSupport.stream(c.constantPool().spliterator(), false).toList();
        // Text in the code may look like a descriptor ("/Lists/a;"); it uses nothing.
        Set<Utf8Entry> texts = pool.stream()
                .filter(StringEntry.class::isInstance)
                .map(e -> ((StringEntry) e).utf8())
                .collect(Collectors.toSet());
        return pool.stream()
                .flatMap(e -> switch (e) {
                    case ClassEntry type when type.asInternalName().startsWith("[") -> typesIn(type.asInternalName());
                    case ClassEntry type -> Stream.of(name(type.asInternalName()));
                    case Utf8Entry text when !texts.contains(text) -> typesIn(text.stringValue());
                    default -> Stream.empty();
                })
                .distinct();
    }

    private static Stream<String> typesIn(String descriptor) {
        return TYPE.matcher(descriptor).results().map((MatchResult m) -> name(m.group(1)));
    }

    private static String name(String internalName) {
        return internalName.replace('/', '.');
    }

    private static ClassModel withField(String className, String fieldType) {
        return ClassFile.of()
                .parse(ClassFile.of()
                        .build(ClassDesc.of(className), c -> c.withField("field", ClassDesc.of(fieldType), 0)));
    }

    private static List<ClassModel> coreClasses() {
        try {
            Path tests = Path.of(RoomsTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(tests.resolveSibling("classes"))) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .map(RoomsTest::parse)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
