import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Block, ReportDocument, Section } from '../../../src/report/blocks.ts';
import { reportDocument } from '../../../src/report/outline.ts';
import type { Report } from '../../../src/report/report.ts';
import { htmlPage } from '../../../src/report/writers/html/page.ts';
import { markdownPage } from '../../../src/report/writers/markdown.ts';
import { textDocument } from '../../../src/report/writers/text/page.ts';
import { align } from '../../cli/fake-io.ts';
import { brief } from './brief.ts';
import { briefBad } from './brief-bad.ts';
import { full } from './full.ts';
import { hard } from './hard.ts';

/** Kinds that the mock-ups have no example of. */
const others: readonly Block[] = [
  { is: 'paragraph', text: ['Some ', { is: 'strong', text: 'strong' }, ' words'] },
  {
    is: 'list',
    items: ['an item', [{ is: 'name', text: 'Ann' }, ', who says ', { is: 'quote', text: 'yes' }]],
  },
  { is: 'quotes', quotes: [{ mark: { shape: 'circle' }, who: 'Bob', text: 'no' }] },
  {
    is: 'note',
    text: [
      { is: 'code', text: 'c0ffee' },
      ' and ',
      { is: 'link', text: 'https://a.example', to: 'https://a.example' },
    ],
  },
];

const withOthers: ReportDocument = {
  ...brief,
  sections: [...brief.sections, { id: 'others', blocks: others }],
};

/** Kinds that a format without pictures and links leaves out. */
const DRAWN: readonly Block['is'][] = ['matrix', 'contents'];

const writers = [
  {
    name: 'html',
    leavesOut: [],
    silent: [],
    write: (own: ReportDocument) => plainHtml(htmlPage(own)),
  },
  {
    name: 'markdown',
    leavesOut: DRAWN,
    silent: [],
    write: (own: ReportDocument) => plainMarkdown(markdownPage(own)),
  },
  {
    name: 'text',
    leavesOut: DRAWN,
    // Where columns have no room, a row is a paragraph without heads.
    silent: ['head'],
    write: (own: ReportDocument) => textDocument(own, { terminal: { colour: 0, columns: 100 } }),
  },
] as const;

function plainHtml(page: string): string {
  return page
    .replace(/^[\s\S]*<body>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => CHARACTERS[name] ?? '');
}

const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' },
};

function plainMarkdown(page: string): string {
  return page
    .replace(/\\\n\s*/g, ' ')
    .replace(/<br>/g, ' ')
    .replace(/\*\*|`/g, '')
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/\\(\W)/g, '$1')
    .replaceAll('&amp;', '&');
}

/** Fields that hold no words, or words that a format shows only to those who do not see a picture. */
const SILENT = new Set([
  ...[
    'is',
    'shape',
    'letter',
    'id',
    'page',
    'fold',
    'align',
    'width',
    'narrow',
    'to',
    'tone',
    'kind',
  ],
  ...[
    'action',
    'criterion',
    'values',
    'caption',
    'description',
    'topic',
    'short',
    'logo',
    'axis',
    'series',
    'levels',
  ],
]);

/** Returns all words of a block that a reader sees. */
function wordsIn(value: unknown, key = '', silent: readonly string[] = []): readonly string[] {
  if (SILENT.has(key) || silent.includes(key)) return [];
  if (typeof value === 'string') return value.split(/\s+/);
  if (Array.isArray(value)) return value.flatMap((own: unknown) => wordsIn(own, key, silent));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, own]) => wordsIn(own, name, silent));
}

function missing(
  text: string,
  section: Section,
  { leavesOut, silent }: { leavesOut: readonly Block['is'][]; silent: readonly string[] },
) {
  const words = new Set(text.split(/[\s“”:,;.]+/));
  return section.blocks
    .filter(({ is }) => !leavesOut.includes(is))
    .flatMap((block) =>
      wordsIn(block.is === 'contents' ? block.entries : block, '', silent)
        .flatMap((own) => own.split(/[\s“”:,;.]+/))
        .filter((own) => own !== '' && !words.has(own) && !text.replace(/\s+/g, '').includes(own))
        .map((own) => `${block.is}: ${own}`),
    );
}

describe.each(writers)('the writer of $name', (writer) => {
  it.each(Object.entries({ withOthers, briefBad, full, hard }))(
    'leaves out no word of a block: %s',
    (_, document) => {
      const text = writer.write(document);
      for (const section of document.sections) {
        expect(missing(text, section, writer)).toEqual([]);
      }
    },
  );
});

/** Returns the report on an example, as its JSON has it. */
async function reportOf(...options: readonly string[]): Promise<Report> {
  const { stdout } = await align(['audit', ...options, '--format', 'json']);
  return JSON.parse(stdout) as Report;
}

const EXAMPLES = [
  ['examples/lakeshore-metrics/2012-10-15', '--baseline', 'examples/lakeshore-metrics/2012-08-06'],
  ['examples/norrbruk-fittings/2024-03-11'],
  ['examples/lakeshore-metrics/2012-08-06', '--anonymous'],
  ['examples/kestrel-flow/2026-05-18'],
];

describe.each(EXAMPLES)('the report on %s', (round, ...options) => {
  it.each(['full', 'brief', 'appendix', 'differences'] as const)(
    'has the same sections in the same order, and the same words, in every format: %s',
    async (edition) => {
      const report = await reportOf('--answers', round, ...options);
      const document = reportDocument(report, { edition, brand: null, hasAppendix: true });
      const titles = document.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.is === 'headline' ? [wordsIn(block.title).join(' ')] : [],
        ),
      );
      expect(titles.length).toBeGreaterThan(0);
      for (const writer of writers) {
        const { name } = writer;
        const text = writer.write(document);
        const line = text.replace(/\s+/g, ' ');
        const places = titles.map((title) => line.indexOf(title));
        expect([name, places.includes(-1)]).toEqual([name, false]);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const lost = document.sections.flatMap((section) => missing(text, section, writer));
        expect([name, lost]).toEqual([name, []]);
      }
    },
  );
});

/** Ids that are words of the language, too. */
const WORDS = ['follow-up', 're-audit'];

describe('ids of criteria', () => {
  it('stand only in the gap table and in the appendix of the full Markdown', async () => {
    const round = 'examples/lakeshore-metrics/2012-08-06';
    const { stdout } = await align(['audit', '--answers', round]);
    const json = await reportOf('--answers', round);
    const ids = json.findings
      .map(({ criterion }) => criterion)
      .filter((id) => id.includes('-') && !WORDS.includes(id));
    const named = (text: string) =>
      ids.filter((id) => new RegExp(`(^|[^\\w-])${id}([^\\w-]|$)`, 'm').test(text));
    const [before = '', rest = ''] = stdout.split('\n## 6. ');
    const [gaps = '', after = ''] = rest.split('\n### A closer look');
    const [method = '', appendix = ''] = after.split('\n## A. ');
    expect(named(before)).toEqual([]);
    expect(named(gaps).length).toBe(
      json.gaps.filter(({ criterion }) => ids.includes(criterion)).length,
    );
    expect(named(method)).toEqual([]);
    expect(named(appendix)).toEqual(ids);
    for (const format of ['text', 'html']) {
      const other = await align(['audit', '--answers', round, '--format', format]);
      expect([format, named(other.stdout)]).toEqual([format, []]);
    }
  });

  it('are in the examples that are checked in', () => {
    const page = readFileSync('examples/lakeshore-metrics/2012-08-06.report.md', 'utf8');
    expect(page).toContain('| `specific-reasons`');
    expect(page).toContain('\n`specific-reasons` When sales refuses a lead');
  });
});
