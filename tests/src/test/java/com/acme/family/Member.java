package com.acme.family;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Does what it is told to, until there is nobody left to obey. */
final class Member {
    private final Map<String, Hand> hands = new ConcurrentHashMap<>();
    private final Wire wire;
    private final Heirloom heirloom;
    private final Chores chores;

    Member(Wire wire, Heirloom heirloom, Chores chores) {
        this.wire = wire;
        this.heirloom = heirloom;
        this.chores = chores;
    }

    /** Never returns. */
    void live() throws IOException {
        wire.write("born", "-", Long.toString(ProcessHandle.current().pid()));
        for (String line = wire.read(); line != null; line = wire.read()) {
            String[] words = line.split(" ", 3);
            obey(words[0], hands.computeIfAbsent(words[1], this::grow), words.length > 2 ? words[2] : "");
        }
        System.exit(0);
    }

    private void obey(String order, Hand hand, String words) {
        switch (order) {
            case "do" -> hand.give(() -> answer(hand, hand.does(words)));
            case "ask" -> hand.give(() -> answer(hand, Answer.to(() -> chores.does(hand, heirloom, Deed.of(words)))));
            case "interrupt" -> hand.interrupt();
            default -> throw new IllegalArgumentException(order);
        }
    }

    private void answer(Hand hand, String result) {
        wire.write("answer", hand.getName(), result);
    }

    private Hand grow(String name) {
        Hand hand = new Hand(name, wire, heirloom);
        hand.start();
        return hand;
    }
}
