import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type FormatName, formatNames, formatOf, formats } from '../../src/report/index.ts';
import { json } from '../../src/report/json.ts';
import type { Report } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema/report.ts';
import { checklist, criterion, point } from '../having.ts';
import { fullReport, reportOn } from './having-report.ts';

/** What a format makes of a report, as text. */
async function rendered(name: FormatName, report: Report): Promise<string> {
  const render = await formats[name].load();
  return String(await render(report, { terminal: { colour: 0, columns: 80 } }));
}

describe.each(formatNames())('the format %s', (name) => {
  it('names every gap', async () => {
    const report = fullReport();
    const shown = await rendered(name, report);
    expect(report.gaps.length).toBeGreaterThan(1);
    for (const { criterion: id } of report.gaps) expect(shown).toContain(id);
  });

  it('names the point of another checklist that looks closer at a gap, and why', async () => {
    const shown = await rendered(name, fullReport('because of that'));
    expect(shown).toContain('other-point');
    expect(shown.replace(/\s+/g, ' ')).toContain('because of that');
  });

  it('names what is not applicable, disputed, unknown and blank', async () => {
    const shown = await rendered(name, fullReport());
    for (const id of ['left-out', 'disputed-one', 'unknown-one']) expect(shown).toContain(id);
  });

  it('can be made from the JSON report alone', async () => {
    const report = fullReport();
    expect(await rendered(name, JSON.parse(json(report)))).toBe(await rendered(name, report));
  });

  it('says which program made it', async () => {
    expect(await rendered(name, fullReport())).toContain('Gap report by align 0.0.0');
  });

  it('has something to say where nothing was answered', async () => {
    const report = reportOn(checklist(point('p', 1, criterion('c'))));
    expect(await rendered(name, report)).not.toMatch(/NaN|\[object|null %/);
  });

  it('ends with a line break', async () => {
    expect(await rendered(name, fullReport())).toMatch(/[^\n]\n$/);
  });
});

describe('the format of a file', () => {
  it.each([
    ['report.md', 'markdown'],
    ['REPORT.MD', 'markdown'],
    ['report.txt', 'text'],
    ['a/b.json', 'json'],
    ['report.docs', null],
    ['md', null],
  ])('named %s is %s', (file, format) => {
    expect(formatOf(file)).toBe(format);
  });
});

describe('a JSON report', () => {
  it('is what its schema describes', () => {
    expect(reportSchema().safeParse(JSON.parse(json(fullReport()))).error).toBeUndefined();
  });

  it('is valid by the JSON Schema that comes with the checklists', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync('checklists/report.schema.json', 'utf8')),
    );
    validate(JSON.parse(json(fullReport())));
    expect(validate.errors).toBeNull();
  });

  it('is documented field by field', () => {
    const section = readFileSync('examples/README.md', 'utf8').split('## The JSON report')[1] ?? '';
    const documented = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, field]) => field);
    expect(documented).toEqual(Object.keys(fullReport()));
  });

  it('writes out what could steer a terminal', () => {
    const hostile = 'a\u001b[2Jb\u009bc\u202ed';
    const written = json(fullReport(hostile));
    expect(written).not.toMatch(/[\u0080-\u009f\u202a-\u202e]/);
    expect(written).not.toContain('\u001b');
    expect(JSON.parse(written).subject).toBe(hostile);
  });
});
