/** What the person at the keyboard should read instead of a stack trace; ends the command with 1. */
export class Trouble extends Error {}

/** The command line cannot be understood; ends the command with 2. */
export class Misused extends Error {}
