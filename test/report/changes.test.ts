import fastStringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { trendOf } from '../../src/analysis/trend.ts';
import type { Changes, ChangesRenderer } from '../../src/report/changes.ts';
import { changesFormats } from '../../src/report/formats.ts';
import { fullReport } from './having-report.ts';

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
