package org.attest.imagery.raster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file at an https address that the user named, read by ranges: a window of a cloud-optimised GeoTIFF costs its
/// directories
/// and the tiles that it touches. Keeps the last 16 MB.
public final class HttpRanges implements ByteSource {
    private static final int BLOCK = 64 << 10;
    private static final int KEPT_BLOCKS = 256;
    private final URI address;
    private final Web web;
    private final long length;
    private final Map<Long, byte[]> kept = new LinkedHashMap<>(16, 0.75F, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > KEPT_BLOCKS;
        }
    };

    private HttpRanges(URI address, Web web, long length) {
        this.address = address;
        this.web = web;
        this.length = length;
    }

    /// @param web must allow the address and what it redirects to
    /// @throws IOException if the server doesn't answer, doesn't have it, or doesn't serve ranges
    public static HttpRanges open(URI address, Web web) throws IOException {
        HttpResponse<byte[]> first = get(web, address, 0, 0);
        String range = first.headers().firstValue("Content-Range").orElse("");
        String total = range.substring(range.indexOf('/') + 1);
        if (!total.matches("\\d{1,18}")) {
            throw new IOException("a server must say how long a file is; got Content-Range '" + range + "' from "
                    + Web.shown(address) + ". Download the file and give its folder");
        }
        return new HttpRanges(address, web, Long.parseLong(total));
    }

    @Override
    public String name() {
        return Web.shown(address);
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
            bytes = get(web, address, block * BLOCK, last).body();
            if (bytes.length != last - block * BLOCK + 1) {
                throw new RasterException(
                        RasterException.Kind.TRUNCATED,
                        "a server must give the range asked for; got %s of %s bytes from %s"
                                .formatted(bytes.length, last - block * BLOCK + 1, name()));
            }
            kept.put(block, bytes);
        }
        return bytes;
    }

    private static HttpResponse<byte[]> get(Web web, URI address, long from, long to) throws IOException {
        // A server that knows no ranges would send the whole file; nothing of it is kept then.
        HttpResponse<byte[]> response = web.send(
                address,
                HttpRequest.newBuilder().header("Range", "bytes=" + from + "-" + to),
                info -> info.statusCode() == 206
                        ? HttpResponse.BodySubscribers.limiting(
                                HttpResponse.BodySubscribers.ofByteArray(), to - from + 1)
                        : HttpResponse.BodySubscribers.replacing(new byte[0]));
        if (response.statusCode() != 206) {
            throw new IOException("a server must answer a range with 206; got " + response.statusCode() + " from "
                    + Web.shown(address) + ". Download the file and give its folder");
        }
        return response;
    }
}
