package dev.stowaway.objects;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a method that waits and changes nothing, without arguments, or with a time and its unit, and then it says whether the time
 * was enough: whoever calls it need not wait for a process that does not answer.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Waits {}
