package com.acme;

import java.io.IOException;
import java.util.logging.LogManager;

/** What an application server brings: a log manager that must be the first. */
public final class OwnLogManager extends LogManager {
    /** The application. */
    public static final class Server {
        public static void main(String[] args) throws IOException {
            SendsJob.send(new Job());
            System.out.println(LogManager.getLogManager().getClass().getSimpleName());
        }
    }
}
