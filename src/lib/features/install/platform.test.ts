import { expect, test } from 'vitest';
import { platformOf } from './platform.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  ['an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1', 5, 'ios'],
  ['an iPad that says it is a Mac', `${MAC} Version/18.1 Safari/605.1.15`, 5, 'ios'],
  ['a Mac with Safari', `${MAC} Version/18.1 Safari/605.1.15`, 0, 'safari'],
  ['a Mac with Chrome', `${MAC} Chrome/141.0.0.0 Safari/537.36`, 0, 'desktop'],
  [
    'Windows with Edge',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
    10,
    'desktop',
  ],
  [
    'an Android tablet',
    'Mozilla/5.0 (Linux; Android 14; SM-X210) AppleWebKit/537.36 Chrome/141.0 Safari/537.36',
    5,
    'android',
  ],
  ['Android with Firefox', 'Mozilla/5.0 (Android 14; Tablet; rv:143.0) Gecko/143.0 Firefox/143.0', 5, 'firefox'],
  [
    'Windows with Firefox',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
    0,
    'firefox',
  ],
])('%s', (_, userAgent, touchPoints, platform) => {
  expect(platformOf(userAgent, touchPoints)).toBe(platform);
});
