package io.ringfence.feature;

/** The part of a history that a decision falls in; each lies wholly after the one before. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
