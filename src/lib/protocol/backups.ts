import * as v from 'valibot';

/** GET /api/backups (whoever may keep copies); POST makes one now and answers the same, not waiting for its end. */
export const BackupOverview = v.object({
  /** Names the recovery key new copies are sealed to; null: there is none, and no copies are made. */
  key: v.nullable(v.object({ id: v.string(), createdAt: v.pipe(v.string(), v.isoTimestamp()) })),
  /** The folder on the Comune's machine. */
  folder: v.string(),
  /** Newest first. */
  copies: v.array(
    v.object({
      name: v.string(),
      at: v.pipe(v.string(), v.isoTimestamp()),
      /** Bytes. */
      size: v.number(),
      /** Names the key that opens it. */
      key: v.string(),
    }),
  ),
  /** From 0 to 1 while a copy is being made. */
  progress: v.nullable(v.number()),
  /** Why the last attempt did not work. */
  fault: v.nullable(v.picklist(['no-folder', 'no-room', 'other'])),
  /** Making them fails, and the last good one is older than two days. */
  stale: v.boolean(),
  /** Whether they are made by night; the example's are made by hand only. */
  nightly: v.boolean(),
});
export type BackupOverview = v.InferOutput<typeof BackupOverview>;

/** POST /api/backups/key: a new key, shown this once. It counts when its end has been read back. */
export const OfferedKey = v.object({
  offer: v.pipe(v.string(), v.maxLength(64)),
  id: v.string(),
  /** Groups of four letters and figures. */
  groups: v.array(v.string()),
});
export type OfferedKey = v.InferOutput<typeof OfferedKey>;

/** POST /api/backups/key/taken → BackupOverview. */
export const TakenKey = v.object({
  offer: v.pipe(v.string(), v.maxLength(64)),
  lastGroup: v.pipe(v.string(), v.maxLength(20)),
});

/**
 * POST /api/restore, the copy as body (application/octet-stream), where no Comune is yet. The key and the set-up code
 * are headers: `x-recovery-key`, `x-setup-code`.
 */
export const RestoredEntity = v.object({ entity: v.string(), copiedAt: v.pipe(v.string(), v.isoTimestamp()) });
export type RestoredEntity = v.InferOutput<typeof RestoredEntity>;
export const RECOVERY_KEY_HEADER = 'x-recovery-key';
export const SETUP_CODE_HEADER = 'x-setup-code';
