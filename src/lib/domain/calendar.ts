/** A calendar day as ISO 8601 text, `2027-01-31`. Days have no time zone; they sort as text. */
export type IsoDate = string;

/** A span of days with `to` included; `null` is open on that side. */
export interface Period {
  from: IsoDate | null;
  to: IsoDate | null;
}
