package org.attest.imagery.raster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file at an https address that the user named, read by ranges: a window of a cloud-optimised GeoTIFF costs its
/// directories
/// and the tiles that it touches. Keeps the last 16 MB.
public final class HttpRanges implements ByteSource {
    private static final int BLOCK = 64 << 10;
    private static final int KEPT_BLOCKS = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI address;
    private final HttpClient client;
    private final long length;
    private final Map<Long, byte[]> kept = new LinkedHashMap<>(16, 0.75F, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > KEPT_BLOCKS;
        }
    };

    private HttpRanges(URI address, HttpClient client, long length) {
        this.address = address;
        this.client = client;
        this.length = length;
    }

    /// @throws IOException if the server doesn't answer, doesn't have it, or doesn't serve ranges
    public static HttpRanges open(URI address) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build();
        HttpResponse<byte[]> first = get(client, address, 0, 0);
        String range = first.headers().firstValue("Content-Range").orElse("");
        String total = range.substring(range.indexOf('/') + 1);
        if (!total.matches("\\d{1,18}")) {
            throw new IOException("a server must say how long a file is; got Content-Range '" + range + "' from "
                    + address + ". Download the file and give its folder");
        }
        return new HttpRanges(address, client, Long.parseLong(total));
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long position, byte[] into) throws IOException {
        checkRange(position, into.length);
        long at = position;
        while (at < position + into.length) {
            long block = at / BLOCK;
            long end = Math.min(position + into.length, (block + 1) * BLOCK);
            byte[] bytes = block(block);
            System.arraycopy(bytes, (int) (at - block * BLOCK), into, (int) (at - position), (int) (end - at));
            at = end;
        }
    }

    private synchronized byte[] block(long block) throws IOException {
        byte[] bytes = kept.get(block);
        if (bytes == null) {
            long last = Math.min(length, (block + 1) * BLOCK) - 1;
            bytes = get(client, address, block * BLOCK, last).body();
            if (bytes.length != last - block * BLOCK + 1) {
                throw new RasterException(
                        RasterException.Kind.TRUNCATED,
                        "a server must give the range asked for; got %s of %s bytes from %s"
                                .formatted(bytes.length, last - block * BLOCK + 1, address));
            }
            kept.put(block, bytes);
        }
        return bytes;
    }

    private static HttpResponse<byte[]> get(HttpClient client, URI address, long from, long to) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Range", "bytes=" + from + "-" + to)
                .timeout(PATIENCE)
                .build();
        try {
            // A server that knows no ranges would send the whole file; nothing of it is kept then.
            HttpResponse<byte[]> response = client.send(
                    request,
                    info -> info.statusCode() == 206
                            ? HttpResponse.BodySubscribers.ofByteArray()
                            : HttpResponse.BodySubscribers.replacing(new byte[0]));
            if (response.statusCode() != 206) {
                throw new IOException("a server must answer a range with 206; got " + response.statusCode() + " from "
                        + address + ". Download the file and give its folder");
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading " + address + " was interrupted", e);
        }
    }
}
