/**
 * Version of what device and relay say to each other: frames, close codes, HTTP shapes.
 * A test hashes them; when it fails, bump this and add a line.
 *
 * 1  first version
 * 2  services, agreements, vacant places, part-time and profile; merging people, importing people
 * 3  mandates, and documents of a mandate
 * 4  sheets, evidence, talks; refused changes, proposals, history, recovery, batches, device keys, strong sign-in
 * 5  a year made from the one before, and taken back; a plan brought in with its chapters, and taken back;
 *    documents typeset as PDF
 */
export const PROTOCOL_VERSION = 5;
