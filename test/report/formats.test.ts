import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FormatName, formatNames, formatOf, formats } from '../../src/report/formats.ts';
import { json } from '../../src/report/machine/json.ts';
import { type Report, reportIndex } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema/report.ts';
import type { Rendered } from '../../src/report/view.ts';
import { checklist, criterion, point } from '../having.ts';
import { textOf } from './document-text.ts';
import { fullReport, reportOn } from './having-report.ts';

/** Renders a report in one format, with the gaps that are waived. */
async function made(name: FormatName, report: Report): Promise<Rendered> {
  const render = await formats[name].load();
  return render(report, { terminal: { colour: 0, columns: 80 }, withWaived: true });
}

/** Formats that show the result alone. */
const BADGES = ['badge', 'badge-json'];

/** Formats of all findings. */
const COMPLETE = formatNames().filter((name) => !BADGES.includes(name));

/** Formats that have no place for notes beside the findings. */
const WITHOUT_NOTES = ['gitlab', ...BADGES];

describe.each(COMPLETE)('the format %s', (name) => {
  let full: Rendered;
  let shown: string;
  beforeAll(async () => {
    full = await made(name, fullReport());
    shown = textOf(full);
  });

  it('names every gap', () => {
    const report = fullReport();
    expect(report.gaps.length).toBeGreaterThan(1);
    const words = shown.replace(/\s+/g, ' ');
    for (const { criterion } of report.gaps) {
      expect(words).toContain(reportIndex(report).criterion(criterion).question);
    }
  });

  it('names the point of another checklist for a gap, with the reason', async () => {
    const text = textOf(await made(name, fullReport('because of that')));
    expect(text).toContain('other-point');
    expect(text.replace(/\s+/g, ' ')).toContain('because of that');
  });

  it('needs only the JSON report', async () => {
    const again = await made(name, JSON.parse(json(fullReport())));
    expect(Buffer.from(again).equals(Buffer.from(full))).toBe(true);
  });

  it('names the program that made it', () => {
    expect(shown).toContain('Gap report by align 0.0.0');
  });

  it('has text without any answer', async () => {
    const report = reportOn(checklist(point('p', 1, criterion('c'))));
    const said = textOf(await made(name, report));
    // GitLab's list is empty then.
    expect(said).not.toMatch(name === 'gitlab' ? /NaN|null/ : /NaN|\[object|null %/);
  });

  it('ends with a line break if it is text', () => {
    if (typeof full === 'string') expect(full).toMatch(/[^\n]\n$/);
  });
});

describe.each(COMPLETE.filter((name) => !WITHOUT_NOTES.includes(name)))('the format %s', (name) => {
  it('names criteria that are not applicable, disputed, unknown and unanswered', async () => {
    const shown = textOf(await made(name, fullReport()));
    // Documents and tools name criteria by number and question, tables by id, and Markdown by both.
    const names =
      name === 'text'
        ? ['2.1  ', '1.2  ', '2.3  ']
        : ['junit', 'sarif', 'github'].includes(name)
          ? ['2.1 ', '1.2 ', '2.3 ']
          : ['html', 'pdf', 'docx', 'pptx'].includes(name)
            ? ['2.1\u2002', '1.2\u2002', '2.3\u2002']
            : ['left-out', 'disputed-one', 'unknown-one'];
    for (const own of names) expect(shown).toContain(own);
  });
});

describe('the format of a file', () => {
  it.each([
    ['report.md', 'markdown'],
    ['REPORT.MD', 'markdown'],
    ['report.txt', 'text'],
    ['a/b.json', 'json'],
    ['report.DOCX', 'docx'],
    ['report.xlsx', 'xlsx'],
    ['report.docs', null],
    ['md', null],
  ])('named %s is %s', (file, format) => {
    expect(formatOf(file)).toBe(format);
  });
});

describe('a JSON report', () => {
  it('matches its schema', () => {
    expect(reportSchema().safeParse(JSON.parse(json(fullReport()))).error).toBeUndefined();
  });

  it('is valid by the published JSON Schema', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync('checklists/report.schema.json', 'utf8')),
    );
    validate(JSON.parse(json(fullReport())));
    expect(validate.errors).toBeNull();
  });

  it('is refused without one of its lists', () => {
    const { followUps, ...rest } = JSON.parse(json(fullReport()));
    expect(reportSchema().safeParse({ ...rest, followUps }).success).toBe(true);
    expect(
      reportSchema()
        .safeParse(rest)
        .error?.issues.map(({ path }) => path),
    ).toEqual([['followUps']]);
  });

  it('is documented field by field', () => {
    const section = readFileSync('examples/README.md', 'utf8').split('## The JSON report')[1] ?? '';
    const documented = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, field]) => field);
    expect(documented).toEqual(Object.keys(fullReport()));
  });

  it('escapes control characters', () => {
    const hostile = 'a\u001b[2Jb\u009bc\u202ed';
    const written = json(fullReport(hostile));
    expect(written).not.toMatch(/[\u0080-\u009f\u202a-\u202e]/);
    expect(written).not.toContain('\u001b');
    expect(JSON.parse(written).subject).toBe(hostile);
  });
});
