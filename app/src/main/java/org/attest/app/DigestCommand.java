package org.attest.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.attest.ledger.Ledger;
import org.attest.ledger.LedgerException;
import org.attest.publishing.Digest;
import org.attest.store.SqliteLedger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest digest`: what became different in a ledger since some day, for whoever edits a daily digest.
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = "Writes what changed in a ledger since a day: digest.md and digest.html.")
final class DigestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            required = true,
            converter = DayConverter.class,
            description = "The day from whose beginning (UTC) on changes are told, such as 2020-09-14.")
    private LocalDate since = LocalDate.EPOCH;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the digest goes, and where the ledger of a run is (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("attest-out");

    @Option(names = "--ledger", paramLabel = "FILE", description = "The ledger (default: ledger.db in DIR).")
    private @Nullable Path ledger;

    @Override
    public Integer call() {
        Path file = ledger == null ? out.resolve("ledger.db") : ledger;
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a digest needs the ledger of a run; got " + file
                            + ", which is none. Name the folder of a run with --out, or a ledger with --ledger");
        }
        if (since.isAfter(LocalDate.now(Clock.systemUTC()))) {
            throw new ParameterException(
                    spec.commandLine(), "--since must be a day that has begun (UTC); got " + since);
        }
        PrintWriter screen = spec.commandLine().getOut();
        // The last instant that still belongs to the time before.
        Instant before = since.atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1000);
        try (Ledger from = SqliteLedger.openForReading(file)) {
            Files.createDirectories(out);
            Digest digest = Digest.write(since, from.asOf(Instant.MAX, before), from.now(), out);
            screen.println("Since " + since + ": " + digest.summary() + ".");
            screen.println("Look at " + out.resolve("digest.html") + " or " + out.resolve("digest.md")
                    + "; they are working copies, not for publication.");
            screen.flush();
            return 0;
        } catch (LedgerException e) {
            throw new ParameterException(spec.commandLine(), file + " must be a ledger; got " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the digest must be writable; got " + e.getMessage() + " in " + out
                            + ". Free some space or give another folder with --out",
                    e);
        }
    }
}
