import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormatName, formatNames, render } from '../../src/report/formats.ts';
import { tableNames } from '../../src/report/machine/tables/table.ts';
import type { Report } from '../../src/report/report.ts';
import type { Rendered } from '../../src/report/view.ts';
import { align } from '../cli/fake-io.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { checklist, criterion, point } from '../having.ts';
import { partsOf, textIn, textOf } from './document-text.ts';
import { answersFile, fullReport, reportOn } from './having-report.ts';

/** Formats that show the result alone, and the one that people do not read. */
const WITHOUT_SENTENCES: readonly FormatName[] = ['badge', 'badge-json', 'json'];

const READ = formatNames().filter((name) => !WITHOUT_SENTENCES.includes(name));

describe.each(READ)('the format %s', (name) => {
  it('names a question without a number by its words alone', async () => {
    const definition = checklist(
      point('facts', 1, { id: 'offer', type: 'text', question: 'What do we sell?' }),
      point('p', 1, criterion('c')),
    );
    const file = answersFile('ann', { answers: { offer: 'Pumps', c: 1 } });
    const report = reportOn(definition, file);
    const text = textOf(await render(report, name));
    const lines = text.split('\n').map((line) => line.replace(/<[^>]*>/g, ''));
    for (const line of lines)
      expect(line).not.toMatch(/^(#+ {2,}| {4,}|[ \t]*\u2002)What do we sell/);
  });
});

const TEAM = 'examples/team-repository';
const JUDGED = [
  ...['--policy', `${TEAM}/policy.yaml`, '--baseline', `${TEAM}/baseline.json`],
  ...['--plan', `${TEAM}/rounds/2026-03-02/plan.yaml`],
];

const RUNS: readonly (readonly [name: string, ...args: string[]])[] = [
  ['a round', 'examples/lakeshore-metrics/2012-08-06'],
  [
    'a round with its baseline',
    'examples/lakeshore-metrics/2012-10-15',
    '--baseline',
    'examples/lakeshore-metrics/2012-08-06',
  ],
  [
    'an anonymous round',
    'examples/lakeshore-metrics/2012-08-06',
    '--anonymous',
    '--min-group',
    '3',
  ],
  [
    'a bad round',
    'examples/norrbruk-fittings/2024-03-11',
    '--min-score',
    '60',
    '--min-band',
    'aligned',
  ],
  ['a judged round with waivers', `${TEAM}/rounds/2026-09-07`, ...JUDGED, '--today', '2026-09-14'],
  [
    'a round whose waiver has expired',
    `${TEAM}/rounds/2026-09-07`,
    ...JUDGED,
    '--today',
    '2027-01-01',
  ],
];

/** Ids that are words of the language, too. */
const WORDS = ['follow-up', 're-audit'];

/** Returns the ids of criteria and points that could stand in a text for no other reason. */
function idsOf({ checklist: { definition } }: Report): readonly string[] {
  return definition.points
    .flatMap(({ id, criteria }) => [id, ...criteria.map((own) => own.id)])
    .filter((id) => id.includes('-') && !WORDS.includes(id));
}

/** Returns what people read of a report: no keys of programs, and no cell that is only an id. */
function sentencesOf(name: FormatName, rendered: Rendered): string {
  const text = textOf(rendered);
  switch (name) {
    case 'sarif':
      return JSON.stringify(JSON.parse(text), (key, value) =>
        KEYS.includes(key) && typeof value === 'string' ? '' : value,
      );
    case 'gitlab':
      return JSON.stringify(
        JSON.parse(text).map((own: { description: string }) => own.description),
      );
    case 'junit':
      return text.replace(/ classname="[^"]*"/g, '');
    case 'github':
      return text.replace(/^(::\w+) file=[^,]*/gm, '$1');
    case 'markdown':
      return text.replace(/`[^`\n]*`/g, '');
    case 'html':
    case 'pdf':
      return text.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
    case 'csv':
      return text.replace(/(^|[,;])"[^" ]*"/gm, '$1');
    case 'xlsx':
      return text
        .split('\n')
        .filter((line) => line.includes(' '))
        .join('\n');
    default:
      return text;
  }
}

/** Names by which programs know results, in SARIF. */
const KEYS = ['id', 'ruleId', 'uri', 'alignAlert/v1'];

describe.each(RUNS)('%s', (_, round, ...args) => {
  it('is told without ids of criteria and points, in every format and on the terminal', {
    timeout: 120_000,
  }, async () => {
    const { stdout, stderr } = await align([
      'audit',
      '--answers',
      round ?? '',
      ...args,
      '--format',
      'json',
    ]);
    const report: Report = JSON.parse(stdout);
    const ids = idsOf(report);
    const namedIn = (text: string) =>
      ids.filter((id) => new RegExp(`(^|[^\\w-])${id}([^\\w-]|$)`, 'm').test(text));
    expect(['stderr', namedIn(stderr)]).toEqual(['stderr', []]);
    for (const name of READ) {
      const rendered = await render(report, name, { withWaived: true });
      expect([name, namedIn(sentencesOf(name, rendered))]).toEqual([name, []]);
    }
  });
});

const GATED = ['--min-score', '90', '--report-only'];
const LAKESHORE = resolve('examples/lakeshore-metrics/2012-08-06');

/** Rounds whose answers are in no file, or in none that may be named. */
const PLACELESS: readonly (readonly [name: string, stdin: string, ...args: string[]])[] = [
  [
    'standard input',
    answers('zoe', 'sales', 'first: 0, second: 0'),
    ...['-', '--checklist', 'small.yaml'],
  ],
  ['an anonymous round', '', LAKESHORE, '--anonymous', '--min-group', '3'],
  ['answers to nothing', answers('zoe', 'sales', ''), ...['-', '--checklist', 'small.yaml']],
];

/** Returns the place of each result, as the format writes it; empty texts where it has none. */
function placesIn(format: FormatName, text: string): readonly string[] {
  switch (format) {
    case 'sarif':
      return JSON.parse(text).runs[0].results.map((own: SarifResult) => {
        const place = own.locations[0]?.physicalLocation;
        return place ? `${place.artifactLocation.uri}:${place.region?.startLine}` : '';
      });
    case 'gitlab':
      return JSON.parse(text).map(({ location }: GitlabIssue) =>
        location ? `${location.path}:${location.lines?.begin}` : '',
      );
    case 'junit':
      return [...text.matchAll(/<testcase ([^>]*)>/g)].map(([, own = '']) =>
        own.replace(/^name="[^"]+" classname="([^"]+)".*$/, '$1:1'),
      );
    default:
      return [...text.matchAll(/^::\w+ (.*)$/gm)].map(([, own = '']) =>
        own.replace(/^file=([^,]*),line=(\d+),.*$/, '$1:$2'),
      );
  }
}

interface SarifResult {
  readonly locations: readonly {
    physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } };
  }[];
}

interface GitlabIssue {
  readonly location?: { path: string; lines?: { begin: number } };
}

describe.each(PLACELESS)('%s', (_, stdin, ...args) => {
  it.each(['sarif', 'gitlab', 'junit', 'github'] as const)(
    'has a place for every result: %s',
    async (format) => {
      const { run } = workspace({ 'small.yaml': CHECKLIST }, { stdin });
      const { code, stdout } = await run('audit', '-a', ...args, ...GATED, '--format', format);
      expect(code).toBe(0);
      const places = placesIn(format, stdout);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(place).toMatch(/^[^\s:,="]+:[1-9]\d*$/);
    },
  );
});

/** Longest text of a cell in Excel. */
const LONGEST = 32_767;

describe('a note of 40,000 characters', () => {
  const text = 'word '.repeat(8_000);
  const report = fullReport(text);

  it.each(['csv', ...tableNames] as const)('fits the cells of the table %s', async (table) => {
    const written = await render(report, 'csv', table === 'csv' ? {} : { table });
    const cells = [...String(written).matchAll(/"((?:[^"]|"")*)"/g)];
    expect(cells.length).toBeGreaterThan(0);
    for (const [, cell = ''] of cells)
      expect(cell.replaceAll('""', '"').length).toBeLessThanOrEqual(LONGEST);
  });

  it.each(['xlsx', 'docx', 'pptx'] as const)('fits the cells of %s', async (format) => {
    const answer = { value: 0, note: text, evidence: [text] };
    const one = reportOn(
      checklist(point('p', 1, criterion('c'))),
      answersFile('ann', { answers: { c: answer } }),
      answersFile('bob', { answers: { c: 1 } }),
    );
    const parts = partsOf(await render(format === 'xlsx' ? report : one, format));
    const cells = Object.entries(parts)
      .filter(([name]) => /(?:sharedStrings|sheet\d+)\.xml$/.test(name))
      .flatMap(([, xml]) => [...xml.matchAll(/<(si|is|v)>.*?<\/\1>/gs)]);
    expect(cells.length).toBeGreaterThan(format === 'xlsx' ? 100 : -1);
    // The text of a shared string ends in a line break here.
    for (const [cell] of cells) expect(textIn(cell).trimEnd().length).toBeLessThanOrEqual(LONGEST);
  });
});
