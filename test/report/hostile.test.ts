import fc from 'fast-check';
import fastStringWidth from 'fast-string-width';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatNames, isPrinted, render } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import type { Rendered } from '../../src/report/view.ts';
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

/** Texts that programs would take for something else, on one line each. */
const ALL = [
  ...HOSTILE,
  '=HYPERLINK("http://x.example")',
  '+1+cmd|x',
  '@SUM(1)',
  '-2+3',
  '\t=1',
  'javascript:alert(1)',
  '"><svg onload=alert(1)>',
  ']]></title></script>',
  '##vso[task.complete]x',
  'a\u2028::error::b\u0085c',
];

/** Reports on these texts, which every format writes. */
const reports: ReadonlyMap<string, Report> = new Map(ALL.map((own) => [own, fullReport(own)]));

function reportWith(hostile: string): Report {
  return reports.get(hostile) ?? fullReport(hostile);
}

/** Formats of text that a CI run may print; that of GitHub is made of commands. */
const TEXTS = formatNames().filter(
  (name) => !isPrinted(name) && !['docx', 'pptx', 'xlsx', 'github'].includes(name),
);

/** Returns a harmless text of the same shape and about the same width. */
function harmless(hostile: string): string {
  return hostile.replace(/\p{Script=Han}/gu, 'xx').replace(/[^\sx]/gu, 'x');
}

describe('a hostile text', () => {
  it.each(HOSTILE)('changes nothing in the structure of the Markdown: %j', async (hostile) => {
    const plain = await writtenAs('markdown', fullReport(harmless(hostile)));
    expect(structure(await writtenAs('markdown', reportWith(hostile)))).toEqual(structure(plain));
  });

  it.each(HOSTILE)('sends nothing to the terminal but itself: %j', async (hostile) => {
    const shown = await writtenAs('text', reportWith(hostile));
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
  });

  it.each([80, 60, 40])('leaves every line within %d columns', async (columns) => {
    for (const hostile of HOSTILE) {
      const lines = (await writtenAs('text', reportWith(hostile), columns)).split('\n');
      expect(lines.filter((line) => fastStringWidth(line) > columns)).toEqual([]);
    }
  });

  it.each(TEXTS)('gives no command to a CI run in %s', async (format) => {
    for (const hostile of ['::error::no', ' ::add-mask::x', '##[error]no', 'a ##vso[task.x]']) {
      const lines = String(await render(reportWith(hostile), format)).split('\n');
      expect(lines.filter((line) => /^\s*::|##[\w-]*\[/.test(line))).toEqual([]);
    }
  });

  it('does not change the structure of the Markdown', async () => {
    const plain = structure(await writtenAs('markdown', fullReport()));
    await fc.assert(
      fc.asyncProperty(
        // A first page has fewer rows of longer texts.
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        async (hostile) => {
          fc.pre(hostile.trim() !== '');
          expect(structure(await writtenAs('markdown', fullReport(hostile)))).toEqual(plain);
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** Content of the file; of office documents, every part with its name. */
function filesIn(rendered: Rendered): readonly (readonly [string, string])[] {
  if (typeof rendered === 'string') return [['', rendered]];
  const decoder = new TextDecoder();
  return Object.entries(unzipSync(rendered)).flatMap(([name, content]) =>
    /\.(xml|rels)$/.test(name) ? [[name, decoder.decode(content)] as const] : [],
  );
}

const LINKS = /(?:href="|Target=")(?:javascript|data|file|vbscript):/i;
const CELL = /"((?:[^"]|"")*)"/g;

describe.each(formatNames().filter((name) => !isPrinted(name)))('hostile texts as %s', (format) => {
  it('are text, and nothing else', async () => {
    const isOffice = ['docx', 'pptx', 'xlsx'].includes(format);
    for (const hostile of isOffice ? [ALL.join('\n')] : ALL) {
      const report = reportWith(hostile);
      for (const [name, text] of filesIn(await render(report, format))) {
        const where = `${name} ${JSON.stringify(hostile.slice(0, 40))}`;
        const steering = text.match(/[^\P{Cc}\t\r\n]|[\u2028-\u202e]/u)?.[0] ?? null;
        expect([where, steering]).toEqual([where, null]);
        expect([where, format === 'markdown' ? null : LINKS.exec(text)]).toEqual([where, null]);
        if (format === 'html') expect(text).not.toMatch(/<(script|img|svg onload)(?![^>]*json)/);
        if (format === 'xlsx') expect(text).not.toContain('<f>');
        for (const [, cell = ''] of format === 'csv' ? text.matchAll(CELL) : []) {
          expect(cell).not.toMatch(/^\s*(?:[=+@]|-(?![\d.]+$|[ \w]))/);
        }
      }
    }
  });
});
