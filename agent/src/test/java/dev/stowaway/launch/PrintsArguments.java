package dev.stowaway.launch;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Started by a test: prints its arguments, each as the digits of its bytes between brackets. */
final class PrintsArguments {
    private PrintsArguments() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            System.out.println(line(argument));
        }
    }

    static String line(String argument) {
        return "[" + HexFormat.of().formatHex(argument.getBytes(StandardCharsets.US_ASCII)) + "]";
    }
}
