package dev.stowaway.path;

/** A key that is known by its name alone: an enum constant, or a class. */
public record Symbol(String name) {}
