package com.acme.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.xbill.DNS.Name;
import org.xbill.DNS.Zone;

public final class DnsJavaZone implements Recipe {
    private static final String ZONE = """
            @ 3600 IN SOA ns.example.org. root.example.org. 1 3600 600 86400 300
            @ 3600 IN NS ns.example.org.
            """;

    @Override
    public Serializable make() throws IOException {
        return new Zone(
                Name.fromString("example.org."), new ByteArrayInputStream(ZONE.getBytes(StandardCharsets.US_ASCII)));
    }
}
