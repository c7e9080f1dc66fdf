package com.acme.family;

import java.util.concurrent.Callable;

/** What came of a call, in one line. */
final class Answer {
    private Answer() {}

    /** Never throws: what is thrown is an answer too, with the class above it, by which others may catch it. */
    static String to(Callable<Object> call) {
        try {
            return String.valueOf(call.call());
        } catch (Throwable e) {
            StringBuilder answer = new StringBuilder("threw " + e.getClass().getName() + " ("
                    + e.getClass().getSuperclass().getName() + ") " + e.getMessage());
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                answer.append(", caused by ").append(cause);
            }
            return answer.toString().replace('\n', ' ');
        }
    }
}
