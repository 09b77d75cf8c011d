/** A number of places; whoever finds none free waits in line. */
export class Places {
  private readonly line: (() => void)[] = [];

  constructor(private left: number) {}

  async take(): Promise<void> {
    if (this.left > 0) {
      this.left -= 1;
      return;
    }
    await new Promise<void>((resolve) => this.line.push(resolve));
  }

  /** Gives a place back: to the first in line, if somebody waits. */
  free(): void {
    const next = this.line.shift();
    if (next) next();
    else this.left += 1;
  }
}
