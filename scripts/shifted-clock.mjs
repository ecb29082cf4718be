/**
 * Loaded before a server of which pictures are taken: its clock begins at the day named in PICTURE_DAY, so that
 * pictures differ only where the app does.
 */
const Real = Date;
const shift = Real.parse(process.env.PICTURE_DAY ?? '') - Real.now();

globalThis.Date = class extends Real {
  constructor(...args) {
    if (args.length === 0) super(Real.now() + shift);
    else super(...args);
  }
  static now() {
    return Real.now() + shift;
  }
};
