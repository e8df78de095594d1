import fc from 'fast-check';
import fastStringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/report/writers/markdown.ts';
import { fullReport, writtenAs } from './having-report.ts';

describe('text in Markdown', () => {
  it.each([
    { given: 'a | b', written: 'a \\| b', because: 'a pipe would end the cell' },
    { given: '*bold* _it_', written: '\\*bold\\* \\_it\\_', because: 'nothing is emphasised' },
    { given: '<script>', written: '\\<script\\>', because: 'no HTML comes through' },
    { given: '[x](javascript:1)', written: '\\[x\\](javascript:1)', because: 'no link' },
    { given: '&lt;', written: '&amp;lt;', because: 'an entity is text too' },
    { given: 'one\ntwo', written: 'one<br>two', because: 'a line break stays one' },
    { given: '# no', written: '\\# no', because: 'no heading begins' },
    { given: '- no', written: '\\- no', because: 'no list begins' },
    { given: '1. no', written: '1\\. no', because: 'no numbered list begins' },
    { given: '$x$', written: '\\$x\\$', because: 'GitHub shows formulas' },
    { given: '::error::no', written: '\\::error::no', because: 'a CI run would obey' },
    { given: '46.5%', written: '46.5%', because: 'a number is no list' },
    { given: 'a\u001b[2J', written: 'a\\\\u001b\\[2J', because: 'controls are written out' },
    { given: 'ends\n', written: 'ends', because: 'a block text in YAML ends in a line break' },
  ])('$given becomes $written: $because', ({ given, written }) => {
    expect(escapeMarkdown(given)).toBe(written);
  });
});

/** Returns the lines that make the structure of a report: headings, table rows, list items. */
function structure(rendered: string): readonly string[] {
  return rendered
    .split('\n')
    .map((line) =>
      line.startsWith('|')
        ? '|'.repeat((line.match(/(?<!\\)\|/g) ?? []).length)
        : (/^(#+ |- |$)/.exec(line)?.[0] ?? 'text'),
    );
}

const HOSTILE = [
  '| a | b |',
  '\n\n# heading\n\n- item',
  '```\ncode\n```',
  '<img src=x onerror=alert(1)>',
  '[link](javascript:alert(1))',
  '\\| \\\\|',
  '::error::no',
  '\u001b[31mred\u001b[0m',
  '\u202eright to left',
  '漢字'.repeat(60),
  'wordwithoutspaces'.repeat(20),
  '👩‍👩‍👧‍👦 family',
  '---',
  '> quote',
  '1. one\n2. two',
];

describe('a hostile text', () => {
  it.each(HOSTILE)('changes nothing in the structure of the Markdown: %j', async (hostile) => {
    expect(structure(await writtenAs('markdown', fullReport(hostile)))).toEqual(
      structure(await writtenAs('markdown', fullReport())),
    );
  });

  it.each(HOSTILE)('sends nothing to the terminal but itself: %j', async (hostile) => {
    const shown = await writtenAs('text', fullReport(hostile));
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
  });

  it.each([80, 60, 40])('leaves every line within %d columns', async (columns) => {
    for (const hostile of HOSTILE) {
      const lines = (await writtenAs('text', fullReport(hostile), columns)).split('\n');
      expect(lines.filter((line) => fastStringWidth(line) > columns)).toEqual([]);
    }
  });

  it.each(['markdown', 'text'] as const)('gives no command to a CI run in %s', async (format) => {
    for (const hostile of ['::error::no', ' ::add-mask::x', '##[error]no', 'a ##vso[task.x]']) {
      const lines = (await writtenAs(format, fullReport(hostile))).split('\n');
      expect(lines.filter((line) => /^\s*::|##[\w-]*\[/.test(line))).toEqual([]);
    }
  });

  it('does not change the structure of the Markdown', async () => {
    const plain = structure(await writtenAs('markdown', fullReport()));
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        async (hostile) => {
          fc.pre(hostile.trim() !== '');
          expect(structure(await writtenAs('markdown', fullReport(hostile)))).toEqual(plain);
        },
      ),
      { numRuns: 100 },
    );
  });
});
