import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastStringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { trendOf } from '../../src/analysis/trend.ts';
import type { Changes, ChangesRenderer } from '../../src/report/changes.ts';
import { changesFormats } from '../../src/report/formats.ts';
import { analysisWords } from '../../src/words/analysis.ts';
import { workspace } from '../cli/workspace.ts';
import { copyFolder } from '../copy-folder.ts';
import { partsOf, textIn } from './document-text.ts';
import { fullReport } from './having-report.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/** Returns the changes since an identical round. */
function changesWith(text: string): Changes {
  const { comparison, verdict, ...report } = fullReport(text);
  if (!comparison) throw new Error('the full report is compared with nothing');
  const trend = trendOf([report, report, report]);
  return { report, comparison, trend, generator: 'Gap report by align 0.0.0' };
}

const HOSTILE = ['| a | b |', '\n\n# heading\n\n- item', '<b>', '\u001b[31mred', '\u202eleft'];
const page = { terminal: { colour: 0, columns: 60 }, brand: null } as const;

/** Returns the kind of each line: heading, entry, row, blank or text. */
function structure(rendered: string): readonly string[] {
  return rendered.split('\n').map((line) => /^(#+ |- |\||$)/.exec(line)?.[0] ?? 'text');
}

describe('a hostile text in a comparison', () => {
  it.each(HOSTILE)('changes nothing in the structure of the Markdown: %j', async (hostile) => {
    const render: ChangesRenderer = await changesFormats.markdown();
    const written = async (text: string) =>
      structure(String(await render(changesWith(text), page)));
    expect(await written(hostile)).toEqual(await written('plain text'));
  });

  it.each(HOSTILE)('sends nothing to the terminal but itself: %j', async (hostile) => {
    const render: ChangesRenderer = await changesFormats.text();
    const shown = String(await render(changesWith(hostile), page));
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
    expect(shown.split('\n').filter((line) => fastStringWidth(line) > 60)).toEqual([]);
  });

  it.each(HOSTILE)('is written out in JSON: %j', async (hostile) => {
    const render: ChangesRenderer = await changesFormats.json();
    const written = String(await render(changesWith(hostile), page));
    expect(written).not.toMatch(/[\u0080-\u009f\u202a-\u202e]/);
    expect(JSON.parse(written).subject).toBe(hostile);
  });
});

describe('a comparison', () => {
  async function markdownOf(changes: Changes): Promise<string> {
    const render: ChangesRenderer = await changesFormats.markdown();
    return String(await render(changes, page));
  }

  function changesFrom(of: (comparison: Changes['comparison']) => Changes['comparison']): Changes {
    const { comparison, ...changes } = changesWith('plain text');
    return { ...changes, comparison: of(comparison), trend: null };
  }

  it('gives the year of both days where they differ', async () => {
    const markdown = await markdownOf(
      changesFrom((own) => ({ ...own, before: { ...own.before, date: '2011-05-06' } })),
    );
    const [, day = ''] = /\| Criterion .*?\| +6 May 2011 \| +(.+?) \|/.exec(markdown) ?? [];
    expect(day).toMatch(/^\d+ \w+ 20\d\d$/);
  });

  it('says that a required level caps the band', async () => {
    const markdown = await markdownOf(
      changesFrom((own) => {
        const result = { ...own.after.result, score: 0.72, band: 'defined' };
        return { ...own, after: { ...own.after, result: { ...result, bandBeforeCap: 'aligned' } } };
      }),
    );
    expect(markdown).toMatch(/to \*\*72%, capped at /);
  });

  it('leaves out notes that are the same in both rounds, and cuts no name', async () => {
    const before = 'An organisation with a name that is much longer than sixty characters, Limited';
    const markdown = await markdownOf(
      changesFrom((own) => ({
        ...own,
        remarks: [analysisWords.remarks.otherSubject({ before, after: 'Other' })],
        earlier: own.earlier && {
          ...own.earlier,
          notes: own.earlier.notes.map((note) => ({ ...note, before: note.after })),
        },
      })),
    );
    expect(markdown).not.toContain('In their own words');
    expect(markdown).toContain(before);
  });
});

/** Lets the levels of the first criterion that is a gap in both rounds say something else. */
function withOtherLevels(own: Changes['comparison']): Changes['comparison'] {
  const [id] = own.gaps.kept;
  const { points } = own;
  return {
    ...own,
    points: points.map((of, i) => (i === 0 ? { ...of, levels: 'changed', change: null } : of)),
    criteria: own.criteria.map((of) =>
      of.criterion === id ? { ...of, levels: 'changed', change: null } : of,
    ),
  };
}

describe('a comparison in which one criterion has other levels', () => {
  const changes = changesWith('plain text');
  const other = { ...changes, comparison: withOtherLevels(changes.comparison), trend: null };
  const written = async (format: 'markdown' | 'pptx') => {
    const render: ChangesRenderer = await changesFormats[format]();
    return render(other, page);
  };

  it('says which one, and not that no score compares', async () => {
    const markdown = await written('markdown');
    expect(markdown).toContain('The levels of 1.1 cannot be compared');
    expect(markdown).not.toContain('Nothing tells whether the levels of then');
  });

  it('has no earlier score of it anywhere, and calls its gap open as the count does', async () => {
    const slides = Object.entries(partsOf((await written('pptx')) as Uint8Array))
      .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
      .map(([, xml]) => textIn(xml).replaceAll(/\s+/g, ' '))
      .join(' ');
    expect(slides).toContain('Two gaps are still open');
    expect(slides).toContain('1.1 plain text – 25%');
    expect(await written('markdown')).toMatch(
      /\| 1\.1 +\| plain text +\| +– \| +\*\*25%\*\* \| +still open \|/,
    );
  });
});

describe('tables of a comparison', () => {
  it('have the whole, each point and each criterion, with a column for each round', async () => {
    const { folder, run } = workspace({});
    copyFolder(EXAMPLES, folder);
    const rounds = ['lakeshore-metrics/2012-08-06', 'lakeshore-metrics/2012-10-15'];
    const result = await run('compare', ...rounds, '-o', 'c.csv', '-o', 'c.xlsx');
    expect(result.code).toBe(0);
    const lines = readFileSync(join(folder, 'c.csv'), 'utf8').split('\r\n');
    // A head, the whole, ten points and 27 criteria.
    expect(lines.filter((line) => line !== '')).toHaveLength(39);
    expect(lines[0]).toContain('"2012-08-06 %","2012-10-15 %","Gap"');
    expect(lines[1]).toContain('"All",,,,46.5,65.7,');
    expect(lines).toContain(
      '"Lakeshore Metrics","Criterion","7.2","specific-reasons","Reasons for refusal",25,75,"closed",',
    );
    const sheet = partsOf(readFileSync(join(folder, 'c.xlsx')))['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet.match(/<row /g)).toHaveLength(39);
    expect(sheet).toContain('<v>65.7</v>');
  });

  it('have each round of a trend, and no score of criteria between the ends', async () => {
    const render: ChangesRenderer = await changesFormats.csv();
    const csv = String(await render(changesWith('=1+1'), page));
    const [head = '', whole = ''] = csv.split('\r\n');
    expect(head.match(/\d{4}-\d\d-\d\d %/g)).toHaveLength(3);
    expect(whole).toMatch(/,"All",,,,[\d.]+,[\d.]+,[\d.]+,/);
    expect(csv).toMatch(/"Criterion","1\.1",.*,[\d.]+,,[\d.]+,/);
    expect(csv).not.toMatch(/(^|,)"=/m);
  });
});

describe('slides of a comparison', () => {
  const LAKESHORE = ['lakeshore-metrics/2012-08-06', 'lakeshore-metrics/2012-10-15'];
  const TEAM = ['team-repository/rounds/2026-03-02', 'team-repository/rounds/2026-09-07'];

  /** Compares rounds of the examples; returns the Markdown, and slides and notes as lines. */
  async function compared(...args: readonly string[]) {
    const { folder, run } = workspace({});
    copyFolder(EXAMPLES, folder);
    const written = ['-o', 'c.md', '-o', 'c.pptx'];
    expect((await run('compare', ...args, ...written)).code).toBe(0);
    return {
      markdown: readFileSync(join(folder, 'c.md'), 'utf8'),
      ...slidesIn(readFileSync(join(folder, 'c.pptx'))),
    };
  }

  function slidesIn(document: Uint8Array) {
    const parts = partsOf(document);
    const linesOf = (name: string) =>
      textIn(parts[name] ?? '')
        .split('\n')
        .map((line) => line.replaceAll('\u2002', ' ').trim())
        .filter((line) => line !== '');
    const numbers = Object.keys(parts)
      .flatMap((name) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1] ?? [])
      .toSorted((a, b) => Number(a) - Number(b));
    return {
      slides: numbers.map((number) => linesOf(`ppt/slides/slide${number}.xml`)),
      notes: numbers.map((number) => linesOf(`ppt/notesSlides/notesSlide${number}.xml`)),
    };
  }

  it('say in their titles what changed', async () => {
    const { slides } = await compared(...LAKESHORE);
    expect(slides.map(([title]) => title)).toEqual([
      'The three weak points of August are gone, and every point has risen: Lakeshore Metrics scores 66%, up from 46%',
      'Return to nurture rose most, from 13% to 63%',
      'Eight criteria reached their target, none fell below it',
      '19 gaps are still open, the lowest at 50%',
    ]);
  });

  it('say what moved where little can be compared', async () => {
    // The totals are without criteria that are withheld in one round.
    const { slides } = await compared(...LAKESHORE, '--anonymous', '--min-group', '3');
    expect(slides.map(([title]) => title)).toEqual([
      'Three points rose, none fell: Lakeshore Metrics scores 60%, up from 52%',
      'Account coverage rose most, from 54% to 63%',
      '16 gaps are still open, the lowest at 50%',
    ]);
    expect(slides[0]).toContain('Below target now, with no score before: 7.3, 8.2 and 10.2.');
  });

  it('say of a criterion without an earlier score that it has none, not that it fell', async () => {
    const { markdown } = await compared(...LAKESHORE, '--anonymous', '--min-group', '3');
    expect(markdown).toContain('Below target now, with no score before: 7.3, 8.2 and 10.2.');
    expect(markdown).toMatch(/\| 7\.3 .*no score before \|/);
    expect(markdown).not.toMatch(/fell below|New root cause/);
  });

  it('leave out the criteria that neither of two express audits asked', async () => {
    const { markdown } = await compared(...TEAM);
    expect(markdown).toContain('Ten criteria, before and after');
    expect(markdown).not.toMatch(/\| 1\.2 /);
  });

  it('compare no point that has other criteria withheld than before', async () => {
    // 1.1 and 1.3 rose to 75%, which is withheld: 1.2 alone would let the mandate fall.
    const { markdown } = await compared(...LAKESHORE, '--anonymous', '--min-group', '3');
    expect(markdown).toMatch(/\| 1 {3}\| Executive mandate +\| +– \| +\*\*50%\*\* \|/);
    expect(markdown).toMatch(/\| 6 {3}\| Account coverage +\| +54% \| +\*\*63%\*\* \|/);
  });

  it('end with the promises of a plan', async () => {
    const { slides } = await compared(...TEAM, '--plan', `${TEAM[0]}/plan.yaml`);
    expect(slides).toHaveLength(5);
    expect(slides[0]?.join(' ')).toContain('Promises kept 2 of 4');
    expect(slides[4]?.[0]).toBe('Two of four promises are kept');
  });

  /** Slides of changes, which may have no trend. */
  async function slidesOf(changes: Changes) {
    const render: ChangesRenderer = await changesFormats.pptx();
    const written = await render(changes, page);
    if (typeof written === 'string') throw new Error('slides that are a text');
    return slidesIn(written).slides;
  }

  it('have the rounds, then the points', async () => {
    const slides = await slidesOf(changesWith('plain text'));
    expect(slides.length).toBeLessThanOrEqual(6);
    expect(slides[1]?.[0]).toBe('The scores of three rounds');
    expect(slides[1]?.filter((line) => /^\d+ \w+ \d{4}$/.test(line))).toHaveLength(3);
    expect(slides[2]).toContain('Point by point');
  });

  it('call a point with a long title by its number', async () => {
    const { comparison, ...changes } = changesWith('long '.repeat(14));
    const points = comparison.points.map((own, i) => ({
      ...own,
      ...(i === 0 ? { before: 0.2, after: 0.6, change: 0.4 } : { change: 0 }),
    }));
    const slides = await slidesOf({
      ...changes,
      comparison: { ...comparison, points },
      trend: null,
    });
    expect(slides[1]?.[0]).toBe('Point 1 rose from 20% to 60%');
  });

  it('have every score of nine rounds, in every format', async () => {
    const { trend, ...changes } = changesWith('plain text');
    const [round] = trend?.rounds ?? [];
    if (!trend || !round) throw new Error('no trend');
    const rounds = Array.from({ length: 9 }, (_, i) => ({
      ...{ ...round, date: `200${i}-05-06`, levels: 'same' as const },
      result: { ...round.result, score: 0.11 + i / 50 },
    }));
    const points = trend.points.map((own) => ({
      ...own,
      scores: rounds.map((_, i) => 0.41 + i / 50),
    }));
    const many: Changes = { ...changes, trend: { ...trend, rounds, points } };
    const told = rounds.flatMap((_, i) => [`${11 + 2 * i}%`, `${41 + 2 * i}%`]);
    for (const format of ['markdown', 'text', 'html', 'docx', 'pptx'] as const) {
      const render: ChangesRenderer = await changesFormats[format]();
      const written = await render(many, page);
      const text =
        typeof written === 'string'
          ? written
          : Object.values(partsOf(written)).map(textIn).join(' ');
      expect(
        told.filter((own) => !text.includes(own)),
        format,
      ).toEqual([]);
    }
  });

  it.each([
    { name: 'full', args: LAKESHORE },
    { name: 'anonymous', args: [...LAKESHORE, '--anonymous', '--min-group', '3'] },
    { name: 'with a plan', args: [...TEAM, '--plan', `${TEAM[0]}/plan.yaml`] },
  ])('and their notes have the figures of the Markdown and no others: $name', async ({ args }) => {
    const { markdown, slides, notes } = await compared(...args);
    const rows = (text: string) =>
      [...text.matchAll(/^\| (\d+(?:\.\d+)?) +\| (.+?) +\| +(\S+) \| +\*\*(\S+?)\*\*/gm)].map(
        ([, ...cells]) => cells.join(' '),
      );
    const known = rows(markdown);
    const all = [...slides, ...notes].map((lines) => lines.join(' '));
    // A row of a table is its cells one after the other; one of the chart has an arrow.
    const shown = all.join(' ').replaceAll(' → ', ' ').replaceAll(' · ', ' ').replaceAll(':', '');
    expect(known.length).toBeGreaterThan(10);
    for (const row of known) expect(shown).toContain(row);
    const figures = (text: string) => new Set(text.match(/\d+%/g));
    expect([...figures(all.join(' '))].toSorted()).toEqual([...figures(markdown)].toSorted());
  });
});
