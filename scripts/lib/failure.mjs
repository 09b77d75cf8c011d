/** A problem the person at the keyboard can solve: its message is one sentence that says what to do. */
export class Failure extends Error {}
