package org.attest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.places.Gazetteer;
import org.attest.places.PlaceResolver;
import org.attest.reports.ReportReader;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Tokens a second of the places stage alone, on one thread: texts are read and cut into tokens before. The figures
/// are `tokens` and `names`; the others count runs over the whole folder.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlacesBench {
    private static final List<String> NAMES = List.of(
            "Aleppo",
            "Deir ez-Zor",
            "al-Safira",
            "Kharkiv",
            "Bakhmut",
            "Khan Yunis",
            "Goma",
            "El Fasher",
            "Lashkar Gah",
            "Myitkyina",
            "Cabo Delgado",
            "Nowhere at all");

    @Param("examples/reports")
    private String folder = "";

    private final Gazetteer gazetteer = Gazetteer.load();
    private final PlaceResolver resolver = new PlaceResolver(gazetteer);
    private List<Reading> readings = List.of();
    private int size;

    /// What JMH divides by the time beside the runs themselves.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        public long tokens;
        public long names;
    }

    @Setup
    public void read() throws IOException {
        if (!Files.isDirectory(Path.of(folder))) {
            throw new IOException("-p folder= must name a folder of reports; got " + folder + ". Start in the root");
        }
        List<Reading> read = new ArrayList<>();
        new ReportReader()
                .read(
                        List.of(Path.of(folder)),
                        ReportReader.Options.none(),
                        report -> read.add(new Reading(
                                Document.of(report), List.of(), List.of(), List.of(), List.of(), List.of())),
                        _ -> {});
        readings = List.copyOf(read);
        size = readings.stream()
                .flatMap(reading -> reading.document().sentences().stream())
                .mapToInt(sentence -> sentence.tokens().size())
                .sum();
    }

    @Benchmark
    public void places(Blackhole hole, Counter counter) {
        for (Reading reading : readings) {
            hole.consume(resolver.resolve(reading));
        }
        counter.tokens += size;
    }

    /// Names a second, in every spelling, with what each may stand for.
    @Benchmark
    public void lookUp(Blackhole hole, Counter counter) {
        for (String name : NAMES) {
            hole.consume(gazetteer.find(name));
        }
        counter.names += NAMES.size();
    }
}
