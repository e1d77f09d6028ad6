package org.attest.imagery.raster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The part of the network that the user allows: some hosts, by https; by http only this machine. A redirect to another
/// host is refused, and what is written to logs or screens lacks an address's query, which may hold a key.
///
/// May be used from several threads.
public final class Web {
    /// Nothing.
    public static final Web NONE = new Web(Set.of());

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 5;
    private static final long MOST_BYTES = 64 << 20;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;
    private @Nullable HttpClient client;

    /// @param hosts names, without scheme and port
    public Web(Set<String> hosts) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a location is an address and not a path.
    public static boolean isAddress(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    /// The host of an address; empty if it has none.
    public static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// An address without its query.
    public static String shown(URI address) {
        return shown(address.toString());
    }

    /// The same of one that may not be well formed.
    public static String shown(String text) {
        int end = text.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = text.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        // A user and password before the host are a key too.
        return text.substring(0, end).replaceFirst("^(\\w+://)[^/@]*@", "$1");
    }

    public boolean allows(String address) {
        return hosts.contains(host(address));
    }

    /// A whole document.
    ///
    /// @throws IOException if its host isn't allowed, doesn't answer, or doesn't have it
    public byte[] document(URI address) throws IOException {
        HttpResponse<byte[]> response = send(
                address,
                HttpRequest.newBuilder().header("Accept", "application/geo+json, application/json;q=0.9, */*;q=0.1"),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        if (response.statusCode() != 200) {
            throw new IOException("a server must answer with 200; got " + response.statusCode() + " from "
                    + shown(address) + ". Open the address in a browser, or download its files");
        }
        return response.body();
    }

    /// Asks, and follows redirects among the hosts that are allowed.
    <T> HttpResponse<T> send(URI address, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException {
        URI at = address;
        for (int step = 0; step <= MOST_REDIRECTS; step++) {
            check(at);
            HttpResponse<T> response;
            try {
                response =
                        client().send(request.copy().uri(at).timeout(PATIENCE).build(), body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("reading " + shown(at) + " was interrupted", e);
            } catch (IOException e) {
                throw new IOException("a server must answer; got " + e + " from " + shown(at), e);
            }
            int status = response.statusCode();
            if (status / 100 != 3) {
                return response;
            }
            String next = response.headers().firstValue("Location").orElse("");
            try {
                at = at.resolve(next);
            } catch (IllegalArgumentException e) {
                throw new IOException("a redirect must name an address; got none from " + shown(at), e);
            }
        }
        throw new IOException("an address must lead somewhere; got more than " + MOST_REDIRECTS + " redirects from "
                + shown(address));
    }

    private void check(URI address) throws IOException {
        String host = host(address.toString());
        if (!hosts.contains(host)) {
            throw new IOException("an address must be at a host that you allow; got " + shown(address)
                    + ". Give --allow-host " + host + " if you trust it");
        }
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        if (!"https".equalsIgnoreCase(address.getScheme()) && !(plain && THIS_MACHINE.contains(host))) {
            throw new IOException("an address must begin with https://; got " + shown(address));
        }
    }

    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();
            client = made;
        }
        return made;
    }
}
