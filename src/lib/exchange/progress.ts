/** Told how far a reading is, 0 to 1. */
export type Progress = (share: number) => void;
