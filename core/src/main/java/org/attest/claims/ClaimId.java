package org.attest.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.attest.reports.Span;

/// The id of a claim: the first 20 hex digits of the SHA-256 of report, span, stance, subject and proposition. The same
/// reading of the same report gives the same id, in every run.
public final class ClaimId {
    private ClaimId() {}

    public static String of(Span quote, Stance stance, About about, Proposition proposition) {
        String key = String.join(
                "\u001f",
                quote.report(),
                Integer.toString(quote.start()),
                Integer.toString(quote.end()),
                stance.name(),
                about.word(),
                proposition.predicate(),
                proposition.polarity().name(),
                proposition.args().stream()
                        .map(argument -> argument.role() + argument.span().brief())
                        .collect(Collectors.joining(" ")));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
