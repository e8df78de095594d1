import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answers.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { Branding } from '../../src/report/brand/brand.ts';
import { renderHtml, renderHtmlOnPaper } from '../../src/report/writers/html/html.ts';
import { escapeHtml, html as template, trusted } from '../../src/report/writers/html/markup.ts';
import { checklist, criterion, point } from '../having.ts';
import { fullReport, reportOn } from './having-report.ts';

const view = { terminal: { colour: 0, columns: 80 } } as const;

const brand: Branding = {
  firm: 'Northgate Partners',
  logo: { kind: 'svg', text: '<svg/>', width: 10, height: 5 },
  accent: { written: '#ffd400', onLight: '#7a6500', onDark: '#ffd400' },
  preparedBy: 'Ada',
  preparedFor: 'The board',
  confidentiality: 'Confidential "draft" \\ 1',
  cover: 'One\n\nTwo',
};

describe('text in HTML', () => {
  it.each([
    { given: '<b>', written: '&lt;b&gt;', because: 'no element comes out of it' },
    { given: 'a & b', written: 'a &amp; b', because: 'no entity does' },
    { given: '"\'', written: '&quot;&#39;', because: 'it may stand in an attribute' },
    { given: 'one\ntwo', written: 'one<br>two', because: 'a line break stays one' },
    { given: 'a\u001b[2J', written: 'a\\u001b[2J', because: 'controls are written out' },
    { given: 'a\u202eb', written: 'a\\u202eb', because: 'nothing turns the text round' },
    { given: 'ends\n', written: 'ends', because: 'a block text in YAML ends in a line break' },
  ])('$given becomes $written: $because', ({ given, written }) => {
    expect(escapeHtml(given)).toBe(written);
  });

  it('is escaped by a template, unless it is markup', () => {
    expect(template`<p>${'<i>'}${trusted('<b>')}${['&', template`<u>`]}${1}</p>`.markup).toBe(
      '<p>&lt;i&gt;<b>&amp;<u>1</p>',
    );
  });
});

/** Returns the answers of a person who gives every criterion its worst level. */
function worst({ points }: Checklist): Answers {
  const criteria = points.flatMap((own) => own.criteria);
  return {
    format: 1,
    checklist: { id: 'test-checklist', version: '1.0.0' },
    subject: 'Company',
    date: '2024-05-06',
    respondent: { id: 'ann', group: 'sales' },
    answers: Object.fromEntries(criteria.map(({ id }) => [id, 0])),
  };
}

/** Returns the tags of a page in order, without the text between them. */
function structure(page: string): readonly string[] {
  return [...page.matchAll(/<\/?([a-z0-9]+)/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !['<br', '<text', '</text', '<rect'].includes(tag));
}

describe('a page', () => {
  const plain = structure(renderHtml(fullReport(), view));

  it.each([
    '<script>alert(1)</script>',
    '</style><img src=x onerror=alert(1)>',
    '</title></head><body>',
    '"><svg onload=alert(1)>',
    '--><script>',
    'two\n\nlines',
    'مرحبا بالعالم',
    '👩‍👩‍👧‍👦',
  ])('keeps its structure with %j in every text', (hostile) => {
    expect(structure(renderHtml(fullReport(hostile), view))).toEqual(plain);
  });

  it('keeps its structure with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (hostile) => {
        fc.pre(hostile.trim() !== '');
        expect(structure(renderHtml(fullReport(hostile), view))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('runs nothing and loads nothing', () => {
    const page = renderHtml(fullReport('plain'), { ...view, brand });
    expect(page).not.toMatch(/<script|<link|<iframe|<object|\son\w+=|@import|url\(/i);
    expect([...page.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, to]) => to)).toEqual([
      'data:image/svg+xml;base64,PHN2Zy8+',
    ]);
  });

  it('allows only its own style, by its digest', () => {
    const page = renderHtml(fullReport('</style>'), { ...view, brand });
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toContain(' style="');
  });

  it('has the result first and the evidence last', () => {
    const titles = [...renderHtml(fullReport(), view).matchAll(/<h2[^>]*>([^<]+)</g)].map(
      ([, own]) => own,
    );
    expect(titles).toEqual([
      'Result',
      'Verdict',
      'Points',
      'Who sees what',
      'Root causes',
      'Where to look next',
      'Cheapest path to Integrated (75%)',
      'To discuss first',
      'Who says what',
      'Gaps',
      'Since 2024-01-01',
      'Not applicable',
      'Not applicable, but disputed',
      'Nobody could answer',
      'Left blank',
      'Method and sources',
      'Appendix: every answer, note and evidence',
    ]);
  });

  it('has only the differences for align reveal', () => {
    const titles = [
      ...renderHtml(fullReport(), { ...view, edition: 'differences' }).matchAll(
        /<h2[^>]*>([^<]+)</g,
      ),
    ].map(([, own]) => own);
    expect(titles).toEqual([
      'Result',
      'To discuss first',
      'Who says what',
      'Who sees what',
      'Method and sources',
    ]);
  });

  it('draws the dial, the radar, the heat map and the slopes', () => {
    const page = renderHtml(fullReport(), view);
    for (const id of ['dial', 'radar', 'heat-1', 'slope']) {
      expect(page).toContain(`<title id="${id}-title">`);
    }
  });

  it('draws each root cause with its effects, causes first', () => {
    const caused = (id: string, ...causes: readonly string[]) => ({
      ...point(id, 1, criterion(`${id}-one`)),
      causedBy: causes.map((cause) => ({ point: cause, because: `${cause} brings ${id}` })),
    });
    const definition = checklist(caused('c', 'a', 'b'), caused('b', 'a'), caused('a'), caused('d'));
    const page = renderHtml(reportOn(definition, worst(definition)), view);
    const boxes = [
      ...page.matchAll(/>\s*(Root cause|Follows from it)\s*<\/text>\s*<text[^>]*>\s*Point (.)/g),
    ];
    expect(boxes.map(([, kind, title]) => `${title}: ${kind}`)).toEqual([
      'a: Root cause',
      'b: Follows from it',
      'c: Follows from it',
      'd: Root cause',
    ]);
    expect(page.match(/ l -8 -4.5 v 9 Z/g)?.length).toBe(3);
  });

  it('has every answer, note and piece of evidence in its appendix', () => {
    const report = fullReport('A NOTE');
    const appendix = renderHtml(report, view).split('id="appendix"')[1] ?? '';
    expect(appendix.match(/<tr><th scope="row"/g)?.length).toBe(
      report.findings.length * report.respondents.length,
    );
    for (const words of ['A NOTE', 'level 2', 'don&#39;t know', 'not applicable (A NOTE)']) {
      expect(appendix).toContain(words);
    }
  });

  it('has unique ids', () => {
    const ids = [...renderHtml(fullReport(), view).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is open on paper', () => {
    expect(renderHtml(fullReport(), view)).not.toContain('<details class="behind" open>');
    expect(renderHtmlOnPaper(fullReport(), view)).not.toMatch(/<details(?! class="behind" open>)/);
  });

  it('has no dial value and no empty chart without answers', () => {
    const page = renderHtml(reportOn(checklist(point('p', 1, criterion('c')))), view);
    expect(page).toContain('no score: nothing that counts was answered');
    expect(page).not.toMatch(/NaN|undefined|heat-1-title/);
  });
});

describe('a brand', () => {
  const page = renderHtml(fullReport(), { ...view, brand });

  it('shows its firm, its people, its words and its logo', () => {
    for (const words of ['Northgate Partners', 'Ada', 'The board', '<p>One</p><p>Two</p>']) {
      expect(page).toContain(words);
    }
    expect(page).toContain('alt="Northgate Partners" width="160" height="80"');
  });

  it('gives each theme a readable shade of its colour', () => {
    expect(page).toContain('--accent: #7a6500;');
    expect(page).toContain('--accent: #ffd400;');
  });

  it('is in the foot of every printed page, as text only', () => {
    expect(page).toContain('content: "Confidential \\22 draft\\22  \\5c  1"');
  });
});
