package io.ringfence.simulation;

/** What every script reads: parameters, places, people, names. */
record World(SimulationParameters parameters, Town town, Population population, Names names) {}
