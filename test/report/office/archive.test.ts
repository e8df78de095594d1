import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../src/report/office/container.ts';

const ARCHIVE = zipSync({ 'word/document.xml': strToU8('<a/>'), 'b.xml': strToU8('b'.repeat(99)) });

/** Part of a hand-made archive; by default its two descriptions agree. */
interface Made {
  readonly name: string;
  readonly text?: string;
  /** Fields of the description in front of the content that differ from the directory. */
  readonly front?: { readonly name?: string; readonly size?: number; readonly crc?: number };
  /** Unpacked size that both descriptions declare. */
  readonly declares?: number;
  /** Descriptor behind the content; its checksum may be wrong. */
  readonly descriptor?: { readonly crc?: number };
  readonly flags?: number;
  /** Bytes between the deflated content and its end. */
  readonly slack?: string;
  readonly extra?: Buffer;
  /** Attributes of the file: those of DOS, and those of Unix 16 bits above. */
  readonly attributes?: number;
}

/** Packs parts as a program of an attacker would. */
function archiveOf(
  parts: readonly Made[],
  { before = '', between = '', after = '', comment = '', count = parts.length } = {},
): Uint8Array {
  const chunks: Buffer[] = [Buffer.from(before)];
  const directory: Buffer[] = [];
  const offset = () => chunks.reduce((sum, own) => sum + own.length, 0);
  for (const { name, text = 'x', front = {}, descriptor, ...own } of parts) {
    const { declares, flags = 0, slack = '', extra = Buffer.alloc(0), attributes = 0 } = own;
    const content = Buffer.from(text);
    const packed = Buffer.concat([deflateRawSync(content), Buffer.from(slack)]);
    const crc = crc32(content);
    const size = declares ?? content.length;
    const bits = flags | (descriptor ? 8 : 0);
    const place = offset();
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(bits, 6);
    local.writeUInt16LE(8, 8);
    if (!descriptor) {
      local.writeUInt32LE(front.crc ?? crc, 14);
      local.writeUInt32LE(packed.length, 18);
      local.writeUInt32LE(front.size ?? size, 22);
    }
    const frontName = Buffer.from(front.name ?? name);
    local.writeUInt16LE(frontName.length, 26);
    local.writeUInt16LE(extra.length, 28);
    chunks.push(local, frontName, extra, packed);
    if (descriptor) {
      const told = Buffer.alloc(16);
      told.writeUInt32LE(0x08074b50, 0);
      told.writeUInt32LE(descriptor.crc ?? crc, 4);
      told.writeUInt32LE(packed.length, 8);
      told.writeUInt32LE(size, 12);
      chunks.push(told);
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(bits, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(attributes, 38);
    entry.writeUInt32LE(place, 42);
    directory.push(entry, Buffer.from(name));
  }
  chunks.push(Buffer.from(between));
  const start = offset();
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(start, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...chunks, whole, end, Buffer.from(comment + after)]);
}

/** Returns the archive as bytes that begin elsewhere in a larger buffer. */
function inside(archive: Uint8Array): Uint8Array {
  const larger = new Uint8Array(archive.length + 20);
  larger.set(archive, 10);
  return larger.subarray(10, 10 + archive.length);
}

describe('an archive of unknown origin', () => {
  it.each([
    { archive: ARCHIVE, because: 'align packs so' },
    { archive: inside(ARCHIVE), because: 'its buffer is larger' },
    {
      archive: archiveOf([
        { name: 'word/document.xml', text: '<a/>', descriptor: {} },
        { name: 'b.xml', text: 'b'.repeat(99) },
      ]),
      because: 'another program wrote it at one go',
    },
    {
      archive: archiveOf([
        { name: 'word/document.xml', text: '<a/>', attributes: 0x81a4_0000 },
        { name: 'b.xml', attributes: 0x20 },
      ]),
      because: 'its parts are files of Unix and of Windows',
    },
  ])('is read with all of its parts where $because', ({ archive }) => {
    const { parts } = unpack(archive);
    expect(Object.keys(parts ?? {})).toEqual(['word/document.xml', 'b.xml']);
    expect(Buffer.from(parts?.['word/document.xml'] ?? []).toString()).toBe('<a/>');
  });

  it.each([
    { archive: new Uint8Array(), because: 'it is empty' },
    { archive: strToU8('PK is how this text begins'), because: 'it is a text' },
    { archive: ARCHIVE.slice(0, -1), because: 'its end is cut' },
    { archive: ARCHIVE.slice(0, -30), because: 'its end is missing' },
    {
      archive: ARCHIVE.map((byte, i) => (i > 50 && i < 53 ? 0xff : byte)),
      because: 'its content is damaged',
    },
  ])('is refused as damaged where $because', ({ archive }) => {
    expect(unpack(archive).parts).toBeNull();
  });

  it.each([
    { archive: archiveOf([{ name: 'a.xml', declares: 300_000_000 }]), because: 'to 300 MB' },
    { archive: archiveOf([{ name: 'a.xml', declares: 0xffff_ffff }]), because: 'to 4 GB' },
    {
      archive: archiveOf(
        Array.from({ length: 60 }, (_, i) => ({ name: `${i}.xml`, declares: 5_000_000 })),
      ),
      because: 'in many parts',
    },
    { archive: archiveOf([{ name: 'a.xml' }], { count: 65_534 }), because: 'to 65,534 parts' },
  ])('is refused as too large where it grows $because', ({ archive }) => {
    expect(unpack(archive)).toEqual({ parts: null, fault: 'too-large' });
  });

  it.each([
    { parts: [{ name: 'a.xml' }, { name: 'a.xml' }], because: 'a name comes twice' },
    { parts: [{ name: 'a.xml' }, { name: 'A.XML' }], because: 'names differ by case only' },
    { parts: [{ name: '__proto__' }], because: 'a name is no name of a part' },
    { parts: [{ name: 'constructor' }], because: 'a name is one that every object has' },
    { parts: [{ name: 'toString' }], because: 'a name is that of a method' },
    { parts: [{ name: 'a.xml', attributes: 0xa1ff_0000 }], because: 'a part is a symbolic link' },
    { parts: [{ name: 'a.xml', attributes: 0x41ed_0000 }], because: 'a part is a folder of Unix' },
    { parts: [{ name: 'a.xml', attributes: 0x10 }], because: 'a part is a folder of DOS' },
    {
      parts: [{ name: 'a.xml', flags: 0x800 }, { name: 'A.xml' }],
      because: 'one name is in UTF-8',
    },
    { parts: [{ name: 'a.xml' }, { name: './a.xml' }], because: 'a name begins at the folder' },
    { parts: [{ name: 'a.xml:b' }], because: 'a name has a stream of Windows' },
    {
      parts: [{ name: 'a.xml', extra: Buffer.from('01000000', 'hex') }],
      because: 'sizes have 64 bits',
    },
    { parts: [{ name: '../a.xml' }], because: 'a name leads out' },
    { parts: [{ name: '/a.xml' }], because: 'a name begins at the root' },
    { parts: [{ name: 'word\\a.xml' }], because: 'a name has a backslash' },
    { parts: [{ name: 'word/%61.xml' }], because: 'a name has a second spelling' },
    { parts: [{ name: 'word//a.xml' }], because: 'a name has an empty folder' },
    { parts: [{ name: 'word/', text: '' }], because: 'a folder is a part' },
    { parts: [{ name: 'a.xml', front: { name: 'b.xml' } }], because: 'it has two names' },
    { parts: [{ name: 'a.xml', front: { size: 7 } }], because: 'it has two sizes' },
    { parts: [{ name: 'a.xml', front: { crc: 7 } }], because: 'it has two checksums' },
    { parts: [{ name: 'a.xml', descriptor: { crc: 7 } }], because: 'its descriptor disagrees' },
    { parts: [{ name: 'a.xml', text: 'xyz', declares: 1 }], because: 'it is longer than it says' },
    { parts: [{ name: 'a.xml', text: 'xyz', declares: 9 }], because: 'it is shorter' },
    { parts: [{ name: 'a.xml', slack: 'hidden' }], because: 'bytes follow its content' },
    { parts: [{ name: 'a.xml', flags: 1 }], because: 'it is encrypted' },
    {
      parts: [{ name: 'a.xml', extra: Buffer.from('7570060001aaaaaaaa62', 'hex') }],
      because: 'an extra field has another name',
    },
  ])('is refused where $because', ({ parts }) => {
    expect(unpack(archiveOf(parts))).toEqual({ parts: null, fault: 'ambiguous' });
  });

  it.each([
    { place: 'before', because: 'of bytes before it' },
    { place: 'between', because: 'of bytes before its directory' },
    { place: 'after', because: 'of bytes after it' },
    { place: 'comment', because: 'of a comment' },
  ])('is refused because $because', ({ place }) => {
    const archive = archiveOf([{ name: 'a.xml' }], { [place]: 'a second document' });
    expect(unpack(archive)).toEqual({ parts: null, fault: 'ambiguous' });
  });

  it('is refused where an archive is before or behind it', () => {
    const one = Buffer.from(archiveOf([{ name: 'a.xml', text: 'one' }]));
    const other = Buffer.from(archiveOf([{ name: 'a.xml', text: 'other' }]));
    expect(unpack(Buffer.concat([one, other])).parts).toBeNull();
  });

  it('is refused where its directory leaves a part out', () => {
    const archive = archiveOf([{ name: 'a.xml' }, { name: 'b.xml' }], { count: 1 });
    expect(unpack(archive)).toEqual({ parts: null, fault: 'ambiguous' });
  });
});
