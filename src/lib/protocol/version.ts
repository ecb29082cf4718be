/**
 * Version of what device and relay say to each other: frames, close codes, HTTP shapes.
 * A test hashes them; when it fails, bump this and add a line.
 *
 * 1  first version
 */
export const PROTOCOL_VERSION = 1;
