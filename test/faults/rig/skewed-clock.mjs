/** Preloaded into a process whose clock is wrong: by SKEW_MS, and by SKEW_JUMP_MS more after SKEW_JUMP_AFTER_MS. */
const RealDate = Date;
const skew = Number(process.env.SKEW_MS ?? 0);
const jump = Number(process.env.SKEW_JUMP_MS ?? 0);
const jumpAt = RealDate.now() + Number(process.env.SKEW_JUMP_AFTER_MS ?? Infinity);

function now() {
  const real = RealDate.now();
  return real + skew + (real >= jumpAt ? jump : 0);
}

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }
  static now() {
    return now();
  }
};
