/**
 * Version of what device and relay say to each other: frames, close codes, HTTP shapes.
 * A test hashes them; when it fails, bump this and add a line.
 *
 * 1  first version
 * 2  services, agreements, vacant places, part-time and profile; merging people, importing people
 * 3  mandates, and documents of a mandate
 */
export const PROTOCOL_VERSION = 3;
