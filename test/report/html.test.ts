import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answers.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { Branding } from '../../src/report/brand/brand.ts';
import { reportDocument } from '../../src/report/outline.ts';
import type { Report } from '../../src/report/report.ts';
import type { Edition } from '../../src/report/view.ts';
import { escapeHtml, html as template, trusted } from '../../src/report/writers/html/markup.ts';
import { htmlPage, htmlPageOnPaper } from '../../src/report/writers/html/page.ts';
import { checklist, criterion, point } from '../having.ts';
import { fullReport, reportOn } from './having-report.ts';

/** Returns the page of a report. */
function pageOf(
  report: Report,
  edition: Edition = 'full',
  own: Branding | null = null,
  hasAppendix = true,
): string {
  return htmlPage(reportDocument(report, { edition, brand: own, hasAppendix }));
}

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

/** Titles and topics of a page in order: number, topic and title. */
function headlines(page: string): readonly string[] {
  return [...page.matchAll(/<p class="kicker">([^<]*)<\/p>\n<h([12])>(.*?)<\/h/g)].map(
    ([, kicker = '', level, title = '']) =>
      `h${level} ${kicker.replace('\u2002', ' ')}: ${title.replace(/<[^>]*>/g, '')}`,
  );
}

describe('a page', () => {
  /** Structure of a page with harmless texts of the same shape. */
  const plain = (hostile: string) => structure(pageOf(fullReport(hostile.replace(/[^\s]/g, 'x'))));

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
    expect(structure(pageOf(fullReport(hostile)))).toEqual(plain(hostile));
  });

  it('keeps its structure with any text', () => {
    const usual = plain('text');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (hostile) => {
        fc.pre(hostile.trim() !== '');
        expect(structure(pageOf(fullReport(hostile)))).toEqual(usual);
      }),
      { numRuns: 30 },
    );
  });

  it('runs nothing and loads nothing', () => {
    const page = pageOf(fullReport('plain'), 'full', brand);
    expect(page).not.toMatch(/<script|<link|<iframe|<object|\son\w+=|@import|url\(/i);
    expect([...page.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, to]) => to)).toEqual([
      'data:image/svg+xml;base64,PHN2Zy8+',
    ]);
  });

  it('allows only its own style, by its digest', () => {
    const page = pageOf(fullReport('</style>'), 'full', brand);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toContain(' style="');
  });

  it('says in each title what was found', () => {
    expect(headlines(pageOf(fullReport('Words')))).toEqual([
      'h1 1 Summary: Words is Aligned, but two of three criteria are in dispute',
      'h2 2 What changed: Nothing has moved since 1 January 2024',
      'h2 3 Where the teams stand: Marketing saw a different company: 83% against 8%',
      'h2 4 Where they disagree: On question 2.2, answers lie three levels apart',
      'h2 5 What causes it: No point is weak, so there is no root cause to remove',
      'h2 6 What to do: One action leads from 63% to 88%, Integrated',
      'h2 7 All gaps: Two criteria are below their target',
      'h2 8 Method: How the score is made, and what it rests on',
      'h2 A Appendix: Every question, with every answer',
    ]);
  });

  it('has only the differences for align reveal', () => {
    expect(headlines(pageOf(fullReport('Words'), 'differences'))).toEqual([
      'h1 4 Where they disagree: On question 2.2, answers lie three levels apart',
      'h2 3 Where the teams stand: Marketing saw a different company: 83% against 8%',
      'h2 8 Method: How the score is made, and what it rests on',
    ]);
  });

  it('links evidence that is an address, and nothing else', () => {
    const report = (evidence: string) => {
      const definition = checklist(point('p', 1, criterion('c')));
      const file = worst(definition);
      return pageOf(
        reportOn(definition, { ...file, answers: { c: { value: 1, evidence: [evidence] } } }),
      );
    };
    expect(report('https://example.com/a?b=1&c=2')).toContain(
      '<a href="https://example.com/a?b=1&amp;c=2" rel="noreferrer">',
    );
    for (const other of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'http://a b',
    ]) {
      expect(report(other)).not.toMatch(/<a href="(?!#)/);
    }
  });

  it('puts each weak point below the cause that is nearest to a root', () => {
    const caused = (id: string, ...causes: readonly string[]) => ({
      ...point(id, 1, criterion(`${id}-one`)),
      causedBy: causes.map((cause) => ({ point: cause, because: `${cause} brings ${id}` })),
    });
    const definition = checklist(caused('c', 'a', 'b'), caused('b', 'a'), caused('a'), caused('d'));
    const page = pageOf(reportOn(definition, worst(definition)));
    const tree = page.slice(page.indexOf('class="tree"'), page.indexOf('id="s4"'));
    const nodes = tree.matchAll(/<bdi>(Point .)<\/bdi>.*?<span class="small"><bdi>([^<]+)</g);
    expect([...nodes].map(([, title, because]) => `${title}: ${because}`)).toEqual([
      'Point a: Root cause',
      'Point c: a brings c',
      'Point b: a brings b',
      'Point d: Root cause',
    ]);
  });

  it('has every answer, note and piece of evidence in its appendix', () => {
    const report = fullReport('A NOTE');
    const appendix = pageOf(report).split('id="sA"')[1] ?? '';
    const answered = report.findings.flatMap(({ responses }) => responses);
    expect(appendix.match(/<li>/g)?.length).toBe(answered.length);
    for (const words of ['A NOTE', 'Level 2', 'does not know', 'not applicable']) {
      expect(appendix).toContain(words);
    }
  });

  it('ends before its appendix where nobody wants it', () => {
    const page = pageOf(fullReport(), 'full', null, false);
    expect(page).not.toContain('id="sA"');
    expect(page).not.toContain('href="#sA"');
  });

  it('has unique ids', () => {
    const ids = [...pageOf(fullReport()).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is open on paper', () => {
    const document = reportDocument(fullReport(), {
      edition: 'full',
      brand: null,
      hasAppendix: true,
    });
    expect(htmlPage(document)).toContain('<details><summary>');
    expect(htmlPageOnPaper(document)).toContain('<details open><summary>');
  });

  it('has neither scale nor figures without answers', () => {
    const page = pageOf(reportOn(checklist(point('p', 1, criterion('c')))));
    expect(page).toContain('<h1>Nobody could answer</h1>');
    expect(page).not.toMatch(/NaN|undefined|null|class="scale"|class="facts"/);
  });
});

describe('a brand', () => {
  const page = pageOf(fullReport(), 'full', brand);

  it('shows its firm, its people, its words and its logo', () => {
    for (const words of ['Northgate Partners', 'Ada', 'The board', '>One</p>', '>Two</p>']) {
      expect(page).toContain(words);
    }
    expect(page).toContain('alt="" width="60" height="30"');
  });

  it('gives each theme a readable shade of its colour', () => {
    expect(page).toContain('--accent: #7a6500;');
    expect(page).toContain('--accent: #ffd400;');
  });

  it('is in the foot of every printed page, as text only', () => {
    expect(page).toContain(
      'content: "Northgate Partners\\2c  Confidential \\22 draft\\22  \\5c  1"',
    );
  });
});
