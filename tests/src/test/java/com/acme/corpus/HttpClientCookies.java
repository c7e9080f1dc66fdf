package com.acme.corpus;

import java.io.Serializable;
import org.apache.http.impl.client.BasicCookieStore;

public final class HttpClientCookies implements Recipe {
    @Override
    public Serializable make() {
        return new BasicCookieStore();
    }
}
