import { crc32, deflateSync } from 'node:zlib';

/** A PNG of noise, with transparency: as large as pictures get. `pack` takes the place of its packing. */
export function testPng(width: number, height: number, pack: (lines: Buffer) => Buffer = deflateSync): string {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6], 8);
  const lines = Buffer.alloc(height * (1 + width * 4));
  for (let at = 0; at < lines.length; at += 1) lines[at] = at % (1 + width * 4) === 0 ? 0 : (at * at * 7919) % 251;
  const chunks = [chunk('IHDR', head), chunk('IDAT', pack(lines)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]).toString('base64');
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
