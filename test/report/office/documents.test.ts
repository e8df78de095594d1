import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats.ts';
import type { Report } from '../../../src/report/report.ts';
import type { Rendered } from '../../../src/report/view.ts';
import { partsOf, textOf } from '../document-text.ts';
import { fullReport } from '../having-report.ts';

const view = { terminal: { colour: 0, columns: 80 } } as const;

async function made(name: 'docx' | 'pptx' | 'xlsx', report: Report): Promise<Rendered> {
  return (await formats[name].load())(report, view);
}

/** Returns the names of the elements in order, after a check that they nest correctly. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, slash, name = '', rest = ''] of xml.matchAll(/<(\/?)([\w:-]+)([^>]*)>/g)) {
    if (slash) expect(open.pop()).toBe(name);
    else names.push(name);
    if (!slash && !rest.endsWith('/')) open.push(name);
  }
  expect(open).toEqual([]);
  return names;
}

/** All hostile texts in one, because a document takes long to make. */
const HOSTILE = [
  "=cmd|' /C calc'!A0",
  '<w:p/>&lt;"\'',
  ']]><x> PAGEREF _Toc7 \\h <f>1+1</f>',
  '\u001b[31m\u0000\u0007 red',
  '\u202eright to left\u2066',
  '\ufffe\uffff and \ud800 alone',
  '漢字 العربية 👩‍👩‍👧‍👦',
].join('\n');

describe.each(['docx', 'pptx', 'xlsx'] as const)('a report as %s', (name) => {
  let document: Rendered;
  let parts: Readonly<Record<string, string>>;
  beforeAll(async () => {
    document = await made(name, fullReport());
    parts = partsOf(document);
  });

  it('has the same bytes each time, even after another one in the same run', async () => {
    await made(name, fullReport('another'));
    expect(Buffer.from(await made(name, fullReport())).equals(Buffer.from(document))).toBe(true);
  });

  it('does not use the clock: its times are the date of the answers and the earliest of archives', () => {
    const times = textOf(document).match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g);
    expect(new Set(times)).toEqual(new Set(['2024-05-06T00:00:00Z']));
    const bytes = Buffer.from(document);
    expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([0, 0x21]);
  });

  it('begins with its properties, uncompressed, so that a later run recognises it', () => {
    expect(Buffer.from(document).subarray(30, 47).toString()).toBe('docProps/core.xml');
    expect(parts['docProps/core.xml']).toContain(
      '<dc:description>Gap report by align 0.0.0</dc:description>',
    );
  });

  it('has a type for every part, and every part that another one refers to', () => {
    const types = parts['[Content_Types].xml'] ?? '';
    const defaults = [...types.matchAll(/<Default [^>]*Extension="(\w+)"/g)].map(([, own]) => own);
    for (const part of Object.keys(parts).filter((own) => !/\.xlsx\/|Types/.test(own))) {
      const isNamed = types.includes(`PartName="/${part}"`);
      expect(isNamed || defaults.includes(part.split('.').at(-1)), part).toBe(true);
    }
    for (const [part, xml] of Object.entries(parts).filter(([own]) => own.endsWith('.rels'))) {
      const folder = part.replace(/_rels\/[^/]*$/, '');
      for (const [, target = ''] of xml.matchAll(/Target="([^"#]+)"(?! TargetMode="External")/g)) {
        const path = target.startsWith('/')
          ? target.slice(1)
          : new URL(target, `x:/${folder}`).pathname.slice(1);
        expect(
          Object.keys(parts).some((own) => own.startsWith(path)),
          `${part}: ${target}`,
        ).toBe(true);
      }
    }
  });

  it('names no part that it lacks', () => {
    const types = parts['[Content_Types].xml'] ?? '';
    const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in parts))).toEqual([]);
  });

  it('is well-formed in all its parts', () => {
    for (const [part, xml] of Object.entries(parts)) {
      if (/\.(xml|rels|svg)$/.test(part)) expect(elementsOf(xml).length, part).toBeGreaterThan(0);
    }
  });

  it('contains hostile text only as text', async () => {
    const changed = partsOf(await made(name, fullReport(HOSTILE)));
    for (const [part, xml] of Object.entries(changed)) {
      if (!/\.(xml|rels|svg)$/.test(part)) continue;
      elementsOf(xml);
      expect(xml.replace(/<[^>]*>/g, ''), part).not.toMatch(
        /[<>]|&(?!(?:amp|lt|gt|quot|apos|#39);)/,
      );
      expect(xml.replace(/[\t\n\r]/g, ''), part).not.toMatch(
        /\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/u,
      );
      expect(xml, part).not.toMatch(/<f>|<f [^>]*>/);
    }
  });
});
