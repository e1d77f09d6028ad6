package org.attest.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The model article: one line for each thing that a correct reading of it holds, passed or failed.
final class SeedTask implements Task {
    @Override
    public String name() {
        return "seed";
    }

    @Override
    public void check(Request request) {
        for (Path file : List.of(article(request), expected(request))) {
            if (!Files.isRegularFile(file)) {
                throw CorpusException.badUse(
                        "a corpus of `seed` must be a folder with article.txt and expected.json; got %s, which lacks %s. Give the model article's folder."
                                .formatted(request.corpus(), file.getFileName()));
            }
        }
    }

    @Override
    public Score score(Request request, Path out) {
        check(request);
        return new SeedReading(
                        Gold.text(article(request)),
                        Json.file(expected(request)),
                        Output.read(out),
                        request.published())
                .score(request.corpus().toString());
    }

    private static Path article(Request request) {
        return request.corpus().resolve("article.txt");
    }

    private static Path expected(Request request) {
        return request.gold().orElse(request.corpus().resolve("expected.json"));
    }
}
