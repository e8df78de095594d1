import { inflateRawSync } from 'node:zlib';

/** One file in a ZIP archive. */
export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER_LENGTH = 30;
const DEFLATED = 8;

/** The files of a ZIP archive (without ZIP64), in the order of its directory; null if it is none. */
export function unzip(bytes: Uint8Array): readonly ZipPart[] | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (zip.toString('latin1', 0, 2) !== 'PK' || end < 0) return null;
  if (end + 22 > zip.length || zip.readUInt32LE(end) !== END_OF_DIRECTORY) return null;
  try {
    return partsOf(zip, zip.readUInt32LE(end + 16), zip.readUInt16LE(end + 10));
  } catch {
    return null;
  }
}

function partsOf(zip: Buffer, directory: number, count: number): readonly ZipPart[] {
  const parts: ZipPart[] = [];
  let at = directory;
  for (let i = 0; i < count && zip.readUInt32LE(at) === DIRECTORY_ENTRY; i++) {
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    parts.push({ name: zip.toString('utf8', at + 46, nameEnd), content: contentOf(zip, at) });
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function contentOf(zip: Buffer, entry: number): Uint8Array {
  const header = zip.readUInt32LE(entry + 42);
  const start =
    header + LOCAL_HEADER_LENGTH + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  return zip.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(packed) : packed;
}
