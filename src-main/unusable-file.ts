/** The file that was named to stand for forced preferences does not exist. */
export class NoConfigFile extends Error {}

/** A file that was named on the command line cannot be used; `message` says why, and whoever named it has to choose another. */
export class UnusableFile extends Error {}
