export const PLATFORMS = ['ios', 'android', 'desktop', 'safari', 'firefox'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** On what one is, as far as a browser tells. An iPad says it is a Mac, but no Mac has a touch screen. */
export function platformOf(userAgent: string, touchPoints: number): Platform {
  if (/iPad|iPhone|iPod/.test(userAgent)) return 'ios';
  const mac = /Macintosh/.test(userAgent);
  if (mac && touchPoints > 1) return 'ios';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Android/.test(userAgent)) return 'android';
  const chromium = /Chrom(e|ium)\/|Edg\//.test(userAgent);
  return mac && !chromium ? 'safari' : 'desktop';
}
