import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzip } from '../../../src/report/office/parts.ts';

const ARCHIVE = zipSync({ 'word/document.xml': strToU8('<a/>'), 'b.xml': strToU8('b'.repeat(99)) });
/** Offset of the unpacked size in an entry of the central directory. */
const SIZE = 24;

/** Returns the archive with another unpacked size of its first part. */
function declaring(bytes: number): Uint8Array {
  const archive = Buffer.from(ARCHIVE);
  archive.writeUInt32LE(bytes, archive.indexOf('PK\u0001\u0002', 0, 'latin1') + SIZE);
  return archive;
}

/** Returns a ZIP archive of unpacked parts, in which names may repeat. */
function archiveOf(names: readonly string[]): Uint8Array {
  const parts = Object.fromEntries(
    names.map((name, i) => [`${i}${'x'.repeat(name.length - 1)}`, strToU8('a')]),
  );
  let text = Buffer.from(zipSync(parts, { level: 0 })).toString('latin1');
  for (const [i, name] of names.entries()) {
    text = text.replaceAll(`${i}${'x'.repeat(name.length - 1)}`, name);
  }
  return Buffer.from(text, 'latin1');
}

describe('an archive of unknown origin', () => {
  it('is read with all of its parts', () => {
    expect(Object.keys(unzip(ARCHIVE) ?? {})).toEqual(['word/document.xml', 'b.xml']);
    expect(unzip(ARCHIVE)?.['word/document.xml']).toEqual(strToU8('<a/>'));
    expect(Object.keys(unzip(archiveOf(['a.xml', 'b.xml'])) ?? {})).toEqual(['a.xml', 'b.xml']);
  });

  it.each([
    { archive: new Uint8Array(), because: 'it is empty' },
    { archive: strToU8('PK is how this text begins'), because: 'it is a text' },
    { archive: ARCHIVE.slice(0, -1), because: 'its end is missing' },
    { archive: ARCHIVE.slice(20), because: 'its beginning is missing' },
    {
      archive: ARCHIVE.map((byte, i) => (i > 40 && i < 60 ? 0xff : byte)),
      because: 'it is damaged',
    },
    { archive: declaring(300_000_000), because: 'it grows to 300 MB' },
    { archive: declaring(0xffff_ffff), because: 'it grows to 4 GB' },
    { archive: archiveOf(['a.xml', 'a.xml']), because: 'a name comes twice' },
    { archive: archiveOf(['__proto__', 'a.xml']), because: 'a name is no name of a part' },
  ])('is refused where $because', ({ archive }) => {
    expect(unzip(archive)).toBeNull();
  });

  it('never unpacks to more than the declared size', () => {
    const bomb = Buffer.from(zipSync({ 'a.xml': new Uint8Array(5_000_000) }));
    expect(bomb.length).toBeLessThan(10_000);
    bomb.writeUInt32LE(10, bomb.indexOf('PK\u0001\u0002', 0, 'latin1') + SIZE);
    expect(unzip(bomb)?.['a.xml']).toHaveLength(10);
  });
});
